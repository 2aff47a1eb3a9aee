package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.Samples;
import dev.cidashboard.aggregator.database.TestDatabase;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.state.Change;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.Status;
import dev.cidashboard.postgres.LocalPostgres;
import dev.cidashboard.postgres.SharedPostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** How many runs a second the writer writes to a PostgreSQL as {@code make run-all} has it; prints lines of a table. */
public final class WriterBenchmark {

    private static final int PROJECTS = 1_000;
    private static final int RUNS = 100_000;
    private static final int TIMES = 5;
    private static final int MUST = 5_000;

    private final Clock clock = Clock.systemUTC();
    private final List<Project> projects = IntStream.range(0, PROJECTS)
            .mapToObj(number -> Samples.project(
                    new InstanceId("github-main"),
                    Platform.GITHUB,
                    String.valueOf(100_000 + number),
                    "octo-org/service-" + number))
            .toList();
    private final HistoryWriter writer;

    private WriterBenchmark(TestDatabase database) {
        this.writer = new HistoryWriter(database.open(clock), Duration.ofDays(400), clock);
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("ci-dashboard-writer-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        try (LocalPostgres server = LocalPostgres.lasting(folder.resolve("data"), SharedPostgres.binaries(folder))) {
            server.start();
            TestDatabase database = TestDatabase.at(server.address());
            database.migrate();
            new WriterBenchmark(database).measure();
        }
    }

    private void measure() {
        List<Double> begun = new ArrayList<>();
        List<Double> ended = new ArrayList<>();
        for (int time = 0; time <= TIMES; time++) {
            double first = perSecond(time, Status.RUNNING);
            double second = perSecond(time, Status.SUCCESS);
            // The first time is for the compiler.
            if (time > 0) {
                begun.add(first);
                ended.add(second);
            }
        }
        tell("writer: new runs, 100,000 of 1,000 projects, median of " + TIMES, begun);
        tell("writer: the same runs when they end, median of " + TIMES, ended);
    }

    private double perSecond(int time, Status status) {
        Instant now = clock.instant();
        long base = 10_000_000_000L + (long) time * RUNS;
        long start = System.nanoTime();
        for (int number = 0; number < RUNS; number++) {
            writer.changed(new Change.PipelineChanged(
                    projects.get(number % PROJECTS), null, pipeline(base + number, status, now)));
        }
        if (!writer.flushAll()) {
            throw new IllegalStateException("not written: " + writer.health());
        }
        return RUNS / ((System.nanoTime() - start) / 1e9);
    }

    /** Of the last month, as a sweep finds them. */
    private static Pipeline pipeline(long id, Status status, Instant now) {
        Instant created = now.minusSeconds(id % Duration.ofDays(30).toSeconds());
        boolean over = !status.isMoving();
        return new Pipeline(
                new PipelineId(String.valueOf(id)),
                "build",
                "Build and test",
                id,
                1,
                status,
                "push",
                id % 3 == 0 ? "main" : "feature/topic-" + id % 7,
                Samples.commit(String.format("%040x", id / 3)),
                "Improve the handling of case " + id + " in service",
                "octocat-" + id % 40,
                created,
                created,
                over ? now : created,
                over ? now : null,
                over ? Duration.between(created, now) : null,
                "https://github.com/octo-org/service/actions/runs/" + id,
                true);
    }

    private static void tell(String what, List<Double> perSecond) {
        Collections.sort(perSecond);
        double median = perSecond.get(perSecond.size() / 2);
        System.out.printf(
                "| %s (%,.0f to %,.0f) | ≥ %,d runs/s | %,.0f runs/s | %s |%n",
                what, perSecond.getFirst(), perSecond.getLast(), MUST, median, median >= MUST ? "yes" : "**no**");
    }
}
