package dev.cidashboard.aggregator.snapshot;

import dev.cidashboard.aggregator.database.Database;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.forge.Words;
import dev.cidashboard.aggregator.state.SnapshotRow;
import dev.cidashboard.aggregator.state.SnapshotStore;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.simulator.ForgeSimulator;
import dev.cidashboard.simulator.SimulatorOptions;
import dev.cidashboard.simulator.world.WorldPlan;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How long it takes to save and to restore, each in a JVM of its own: {@code fill URL PROJECTS PIPELINES} reads so many
 * projects of two simulated forges and saves them, {@code load URL} restores them into a fresh process, {@code save URL}
 * saves what was restored once more, to nowhere and to the database.
 */
public final class RestoreBenchmark {

    /** The same in each process: an ETag is good for one address only. */
    private static final int PORT = 18_999;

    private RestoreBenchmark() {}

    public static void main(String[] arguments) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(arguments[1]);
        switch (arguments[0]) {
            case "fill" -> fill(source, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            case "load" -> load(source);
            case "save" -> save(source);
            default -> throw new IllegalArgumentException("fill, load or save");
        }
        System.exit(0);
    }

    private static void fill(PGSimpleDataSource source, int projects, int pipelines) throws SQLException {
        Flyway.configure().dataSource(source).load().migrate();
        SimulatedClock clock = SimulatedClock.started();
        WorldPlan plan = WorldPlan.SMALL
                .withProjects(projects / 2, projects / 2)
                .withSize(10, 5, pipelines)
                .withMotion(0, 0);
        DatabaseSnapshots store = new DatabaseSnapshots(new Database(source, () -> {}, clock));
        try (ForgeSimulator simulator = ForgeSimulator.start(
                SimulatorOptions.defaults().withPort(PORT).withPlan(plan).withClock(clock))) {
            WarmProcess process = new WarmProcess(simulator, clock, store).begun();
            process.seconds(600);
            long began = System.nanoTime();
            process.saver.save(true);
            report("first save of all, ms", millisSince(began));
            process.clock.advance(Duration.ofMinutes(2));
            began = System.nanoTime();
            process.saver.save(true);
            report("save of nothing new, ms", millisSince(began));
            process.refresh.refreshNow();
            began = System.nanoTime();
            process.saver.save(true);
            report("save after all was confirmed, ms", millisSince(began));
            report("projects", process.known().size());
            report(
                    "pipelines",
                    process.known().values().stream()
                            .mapToLong(one -> one.pipelines().value().size())
                            .sum());
            report("pages with an ETag", pages(process));
            long with = heap();
            process.refresh.stop();
            process = null;
            report("held of it, kB", (with - heap()) >> 10);
        }
        report("rows", number(source, "select count(*) from snapshot"));
        report("bytes of values", number(source, "select sum(octet_length(value)) from snapshot"));
        report("bytes on disk", number(source, "select pg_total_relation_size('snapshot')"));
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet parts = statement.executeQuery(
                        "select part, count(*), sum(octet_length(value)) from snapshot group by part order by 3 desc")) {
            while (parts.next()) {
                report("  " + parts.getString(1) + ", bytes", parts.getLong(3));
            }
        }
    }

    private static void load(PGSimpleDataSource source) {
        long began = System.nanoTime();
        Database database = new Database(source, () -> {}, Clock.systemUTC());
        database.open();
        report("driver and connection, ms", millisSince(began));
        SimulatedClock clock = SimulatedClock.started();
        try (ForgeSimulator simulator =
                ForgeSimulator.start(SimulatorOptions.defaults().withPort(PORT).withProjects(1, 1))) {
            WarmProcess process = new WarmProcess(simulator, clock, new DatabaseSnapshots(database));
            long cpu = cpuMillis();
            began = System.nanoTime();
            process.restored();
            report("restored, ms", millisSince(began));
            report("restored, ms of processor", cpuMillis() - cpu);
            began = System.nanoTime();
            report("rows in the overview", process.state.overview().size());
            report("overview, ms", millisSince(began));
            report("projects", process.known().size());
            report("pages with an ETag", pages(process));
            long with = heap();
            process.refresh.stop();
            process = null;
            report("held of it, kB", (with - heap()) >> 10);
        }
    }

    private static void save(PGSimpleDataSource source) {
        SimulatedClock clock = SimulatedClock.started();
        DatabaseSnapshots store = new DatabaseSnapshots(new Database(source, () -> {}, clock));
        try (ForgeSimulator simulator =
                ForgeSimulator.start(SimulatorOptions.defaults().withPort(PORT).withProjects(1, 1))) {
            WarmProcess process = new WarmProcess(simulator, clock, store).restored();
            for (int times = 0; times < 3; times++) {
                report("made into rows, ms", saved(process, new Nowhere()));
                report("saved, ms", saved(process, store));
            }
        }
    }

    private static long saved(WarmProcess process, SnapshotStore store) {
        SnapshotSaver all = new Snapshots(
                        process.connectors,
                        process.state,
                        store,
                        new Words(),
                        process.clock,
                        instance -> false,
                        Snapshots.Patience.USUAL)
                .saver();
        long began = System.nanoTime();
        all.save(true);
        return millisSince(began);
    }

    /** Takes all and keeps nothing. */
    private static final class Nowhere implements SnapshotStore {
        @Override
        public void save(List<SnapshotRow> rows, Collection<ProjectId> gone) {}

        @Override
        public void load(InstanceId instance, Consumer<SnapshotRow> reader) {}

        @Override
        public void keepOnly(InstanceId instance, Set<String> projects) {}

        @Override
        public void forgetOthers(Collection<InstanceId> instances, Instant unconfirmedSince) {}
    }

    private static long pages(WarmProcess process) {
        return process.connectors.all().stream()
                .mapToLong(connector -> process.state.of(connector.instance()).stream()
                        .mapToLong(project ->
                                connector.memory().of(project.project()).pages().size())
                        .sum())
                .sum();
    }

    private static long heap() {
        for (int times = 0; times < 3; times++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static long cpuMillis() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1_000_000;
    }

    private static long number(PGSimpleDataSource source, String query) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet one = statement.executeQuery(query)) {
            one.next();
            return one.getLong(1);
        }
    }

    private static long millisSince(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }

    private static void report(String what, long much) {
        System.out.printf("%-40s %,d%n", what, much);
    }
}
