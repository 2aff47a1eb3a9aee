package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.Samples;
import dev.cidashboard.aggregator.database.Database;
import dev.cidashboard.aggregator.database.TestDatabase;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.history.FlakySource.Break;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.state.Change;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.Status;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When something is written, and how often that fails, is no matter: the rows are the same as if each sighting had been
 * written when it came.
 */
class WriterPropertyTest {

    private static final Duration RETENTION = Duration.ofDays(400);
    /** The same in every build, so that none fails by chance. */
    private static final String SEED = "20261122";

    private static final int TRIES = 100;

    /** Which would tell of thousands of breaks. */
    private static final Logger LOG = Logger.getLogger(Database.class.getName());

    private static TestDatabase rows;
    private static FlakySource steady;
    private static FlakySource flaky;
    private static int runs;

    /** What a forge says of a run, and what happens to the writer afterwards. */
    record Sighting(
            int attempt,
            Status status,
            Integer touched,
            Integer finished,
            Integer created,
            int flags,
            Break then,
            boolean written) {

        /** The same in a history in which each is later than the one before. */
        Sighting at(int second) {
            return new Sighting(
                    attempt, status, second, finished == null ? null : (Integer) second, created, flags, then, written);
        }

        /** The same where nobody counts. */
        Sighting uncounted() {
            return new Sighting(1, status, touched, finished, created, flags, then, written);
        }

        Sighting lostRatherThanUnanswered() {
            Break other = then == Break.AFTER_COMMIT ? Break.BEFORE_COMMIT : then;
            return new Sighting(attempt, status, touched, finished, created, flags, other, written);
        }

        Pipeline pipeline(String id) {
            Instant end = status.isMoving() ? null : second(finished);
            return new Pipeline(
                    new PipelineId(id),
                    "build",
                    (flags & 1) == 0 ? null : "Build",
                    7L,
                    attempt,
                    status,
                    "push",
                    "main",
                    Samples.commit("aaaa"),
                    null,
                    "octocat",
                    second(created),
                    second(created),
                    second(touched),
                    end,
                    end == null ? null : Duration.ofSeconds(finished),
                    null,
                    (flags & 2) == 0);
        }

        private static Instant second(Integer number) {
            return number == null ? null : Samples.NOON.plusSeconds(number);
        }
    }

    @BeforeContainer
    static void a_database() {
        LOG.setLevel(Level.OFF);
        rows = TestDatabase.create();
        rows.migrate();
        steady = new FlakySource(rows.source());
        flaky = new FlakySource(rows.source());
    }

    @AfterContainer
    static void the_log_is_as_before() {
        LOG.setLevel(null);
    }

    @Property(tries = TRIES, seed = SEED, shrinking = ShrinkingMode.BOUNDED)
    void whatever_was_seen_and_whenever_it_could_not_be_written(
            @ForAll("platforms") Platform platform, @ForAll("sightings") List<Sighting> seen) {
        // Who does not know whether it was written writes it again: then times must tell what is older, see below.
        assertSameAsOneByOne(
                platform, seen.stream().map(Sighting::lostRatherThanUnanswered).toList());
    }

    @Property(tries = TRIES, seed = SEED, shrinking = ShrinkingMode.BOUNDED)
    void what_was_written_without_an_answer_may_be_written_again(
            @ForAll("platforms") Platform platform, @ForAll("sightings") List<Sighting> seen) {
        List<Sighting> told = new ArrayList<>();
        for (int index = 0; index < seen.size(); index++) {
            told.add(seen.get(index).at(index));
        }

        assertSameAsOneByOne(platform, told);
    }

    @Provide
    Arbitrary<Platform> platforms() {
        return Arbitraries.of(Platform.GITHUB, Platform.GITLAB);
    }

    @Provide
    Arbitrary<List<Sighting>> sightings() {
        Arbitrary<Integer> seconds = Arbitraries.integers().between(0, 6).injectNull(0.1);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(Status.QUEUED, Status.RUNNING, Status.SUCCESS, Status.FAILED),
                        seconds,
                        seconds,
                        Arbitraries.integers().between(-3_000_000, 0).injectNull(0.1),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(Break.class),
                        Arbitraries.of(true, false))
                .as(Sighting::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static void assertSameAsOneByOne(Platform platform, List<Sighting> seen) {
        List<Sighting> told = platform == Platform.GITLAB
                ? seen.stream().map(Sighting::uncounted).toList()
                : seen;
        SimulatedClock clock = new SimulatedClock(Samples.NOON.plus(Duration.ofHours(1)));
        HistoryWriter atOnce = new HistoryWriter(new Database(steady, () -> {}, clock), RETENTION, clock);
        HistoryWriter sometimes = new HistoryWriter(new Database(flaky, () -> {}, clock), RETENTION, clock);
        String run = String.valueOf(++runs);
        for (Sighting sighting : told) {
            atOnce.changed(change(platform, "1", sighting.pipeline(run)));
            assertThat(atOnce.flushAll()).isTrue();
            sometimes.changed(change(platform, "2", sighting.pipeline(run)));
            if (sighting.written()) {
                flaky.breaks(sighting.then());
                sometimes.flushAll();
                flaky.breaks(Break.NEVER);
            }
        }

        assertThat(sometimes.flushAll()).isTrue();

        for (String table : List.of("pipeline", "pipeline_attempt")) {
            assertThat(rowsOf(table, "2", run)).as(table).isEqualTo(rowsOf(table, "1", run));
        }
        assertThat(sometimes.health().pending()).isZero();
        assertThat(sometimes.health().dropped()).isZero();
    }

    private static List<Map<String, Object>> rowsOf(String table, String project, String run) {
        List<Map<String, Object>> found =
                rows.rows("select t.* from %s t join project j on j.id = t.project_id where".formatted(table)
                        + " j.native_id = '%s' and t.native_id = '%s' order by t.attempt".formatted(project, run));
        found.forEach(row -> row.remove("project_id"));
        return found;
    }

    private static Change change(Platform platform, String project, Pipeline pipeline) {
        InstanceId instance = new InstanceId(platform + "-main");
        Project of = Samples.project(instance, platform, project, "octo/repo" + project);
        return new Change.PipelineChanged(of, null, pipeline);
    }
}
