package dev.cidashboard.aggregator.insights;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cidashboard.aggregator.database.Database;
import dev.cidashboard.aggregator.history.History;
import dev.cidashboard.aggregator.history.ProjectRows;
import dev.cidashboard.aggregator.rest.JsonAnswers;
import dev.cidashboard.aggregator.rest.KeptAnswer;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.InsightsQuery;
import dev.cidashboard.api.PipelineView;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.configuration.Configuration;
import dev.cidashboard.configuration.DeployPattern;
import dev.cidashboard.configuration.InsightsConfiguration;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Answers insights, each computed at most once a minute for whoever asks. Few at a time: they are the dearest questions to
 * the database, and the writer needs it, too.
 */
@Singleton
final class Insights {

    /** Nobody sees a difference of a minute in what happened in a week. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(1);
    /** Of 100 bytes to some kilobytes each. */
    private static final int MOST_KEPT = 1_000;

    private static final int MOST_AT_ONCE = 4;

    private final Database database;
    private final History history;
    private final WarmState state;
    private final Configuration configuration;
    private final JsonAnswers json;
    private final Clock clock;
    private final Semaphore turns = new Semaphore(MOST_AT_ONCE, true);
    private final Cache<Key, KeptAnswer> answers;

    private record Key(Object panel, InsightsQuery query) {}

    Insights(
            Database database,
            History history,
            WarmState state,
            Configuration configuration,
            JsonAnswers json,
            Clock clock) {
        this.database = database;
        this.history = history;
        this.state = state;
        this.configuration = configuration;
        this.json = json;
        this.clock = clock;
        this.answers = Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterWrite(GOOD_FOR)
                .executor(Runnable::run)
                .build();
    }

    KeptAnswer panel(Panel<?> panel, InsightsQuery query) {
        return answers.get(new Key(panel, query), key -> answer(panel, query));
    }

    FourKeysPanel fourKeys() {
        InsightsConfiguration counted = configuration.insights();
        return new FourKeysPanel(
                counted.deployPattern().text(),
                counted.deployEnvironments().stream().map(DeployPattern::text).toList(),
                configuration.history().retention());
    }

    /** @param days 1 to 400 */
    KeptAnswer stats(String project, int days) {
        ProjectId id = history.project(project);
        return read(connection -> new StatsPanel().read(connection, scope(connection, days, id)));
    }

    KeptAnswer trend(String project, int days) {
        ProjectId id = history.project(project);
        List<PipelineView> running = state.find(id).map(Insights::running).orElse(List.of());
        int wholeDays = (int) configuration.history().retention().toDays();
        return read(connection -> new TrendPanel()
                .read(connection, scope(connection, days, id), scope(connection, wholeDays, id), running));
    }

    private KeptAnswer answer(Panel<?> panel, InsightsQuery query) {
        ProjectId project = query.project() == null ? null : history.project(query.project());
        return read(connection -> panel.read(
                connection,
                Scope.of(
                        query.days(),
                        clock,
                        zone(),
                        query.platform(),
                        query.instance(),
                        project == null ? null : number(connection, project),
                        query.branch())));
    }

    private KeptAnswer read(Database.Work<?> work) {
        database.requireReady();
        turns.acquireUninterruptibly();
        try {
            return json.of(database.read(work), null);
        } finally {
            turns.release();
        }
    }

    private Scope scope(Connection connection, int days, ProjectId project) throws SQLException {
        return Scope.of(days, clock, zone(), null, null, number(connection, project), null);
    }

    /** A project of which nothing was written yet has no pipelines in any period. */
    private static int number(Connection connection, ProjectId project) throws SQLException {
        return ProjectRows.number(connection, project).orElse(-1);
    }

    private ZoneId zone() {
        return configuration.ui().timeZone();
    }

    private static List<PipelineView> running(ProjectState project) {
        return project.runningPipelines();
    }
}
