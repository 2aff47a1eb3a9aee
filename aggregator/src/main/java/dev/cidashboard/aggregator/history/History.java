package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.database.Database;
import dev.cidashboard.aggregator.refresh.Refresh;
import dev.cidashboard.aggregator.rest.NoSuchThing;
import dev.cidashboard.aggregator.rest.NotReadYet;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.HistoryEntryView;
import dev.cidashboard.api.HistoryKey;
import dev.cidashboard.api.HistoryQuery;
import dev.cidashboard.api.HistoryView;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.InvalidValue;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.configuration.Configuration;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what was. */
@Singleton
public final class History {

    private final Database database;
    private final Projects projects;
    private final Pipelines pipelines;
    private final Attempts attempts;
    private final WarmState state;
    private final Refresh refresh;
    private final Keeping keeping;
    private final Clock clock;

    History(
            Database database,
            Projects projects,
            Pipelines pipelines,
            Attempts attempts,
            WarmState state,
            Refresh refresh,
            Configuration configuration,
            Clock clock) {
        this.database = database;
        this.projects = projects;
        this.pipelines = pipelines;
        this.attempts = attempts;
        this.state = state;
        this.refresh = refresh;
        this.keeping = new Keeping(configuration.history().retention());
        this.clock = clock;
    }

    /** A page of the pipelines of a project; an empty one where nothing was written of it yet. */
    HistoryView page(ProjectId project, HistoryQuery query) {
        return database.ask(() -> {
            Instant since = keeping.since(clock.instant());
            Optional<ProjectEntity> known = projects.of(project);
            List<PipelineEntity> found = known.map(
                            row -> pipelines.newestFirst(row.id, query, since, query.limit() + 1))
                    .orElse(List.of());
            boolean more = found.size() > query.limit();
            List<PipelineEntity> shown = more ? found.subList(0, query.limit()) : found;
            return new HistoryView(entries(shown), more ? key(shown.getLast()) : null, since);
        });
    }

    /**
     * Which project is meant: one that is there, by whatever it is called, or one that its forge does not have any more, by
     * its id.
     *
     * @throws NoSuchThing if there never was one
     * @throws NotReadYet if that cannot be said, because no project is known yet
     */
    public ProjectId project(String idOrPath) {
        return state.find(idOrPath)
                .map(ProjectState::id)
                .or(() -> parsed(idOrPath)
                        .filter(id -> database.ask(() -> projects.of(id).isPresent())))
                .orElseThrow(() -> unknown(idOrPath));
    }

    private RuntimeException unknown(String idOrPath) {
        List<InstanceId> awaited = refresh.awaited();
        return awaited.isEmpty() ? new NoSuchThing("project", idOrPath) : new NotReadYet(awaited);
    }

    private static Optional<ProjectId> parsed(String text) {
        try {
            return Optional.of(ProjectId.parse(text));
        } catch (InvalidValue notAnId) {
            return Optional.empty();
        }
    }

    private List<HistoryEntryView> entries(List<PipelineEntity> shown) {
        Map<PipelineKey, List<AttemptEntity>> earlier = attempts.of(shown);
        return shown.stream()
                .map(pipeline -> new HistoryEntryView(
                        pipeline.toView(),
                        Optional.ofNullable(earlier.get(pipeline.key()))
                                .map(rows ->
                                        rows.stream().map(AttemptEntity::toView).toList())
                                .orElse(null)))
                .toList();
    }

    private static String key(PipelineEntity last) {
        return new HistoryKey(last.createdAt, last.nativeId).toString();
    }
}
