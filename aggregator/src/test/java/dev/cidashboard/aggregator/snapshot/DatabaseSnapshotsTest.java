package dev.cidashboard.aggregator.snapshot;

import dev.cidashboard.aggregator.database.Database;
import dev.cidashboard.aggregator.database.TestDatabase;
import dev.cidashboard.aggregator.fixture.Samples;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.state.SnapshotPart;
import dev.cidashboard.aggregator.state.SnapshotRow;
import dev.cidashboard.aggregator.state.SnapshotStore;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.simulator.ForgeSimulator;
import dev.cidashboard.simulator.SimulatorOptions;
import dev.cidashboard.simulator.world.WorldPlan;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The real server keeps what it is given, all of a transaction or nothing. */
class DatabaseSnapshotsTest {

    private final TestDatabase server = TestDatabase.create();
    private final SimulatedClock clock = SimulatedClock.started();
    private final SnapshotStore store = new DatabaseSnapshots(server.open(clock));

    @Test
    void rows_come_back_as_they_were_saved_the_instance_first() {
        SnapshotRow branches = row("7", SnapshotPart.BRANCHES, "[1,0,\"ümlaut 🚀 \\u0000\"]");
        SnapshotRow project = row("7", SnapshotPart.PROJECT, "[1]");
        SnapshotRow instance = new SnapshotRow(
                Samples.GITHUB, SnapshotRow.NO_PROJECT, SnapshotPart.INSTANCE, null, null, false, bytes("[1,1]"));
        store.save(
                List.of(branches, instance, project, row(Samples.GITLAB, "7", SnapshotPart.PROJECT, "[2]")), Set.of());

        assertThat(loaded(Samples.GITHUB))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(instance, branches, project);
    }

    @Test
    void a_row_without_a_value_changes_the_times_only() {
        store.save(List.of(row("7", SnapshotPart.PROJECT, "[1]")), Set.of());
        Instant later = Samples.EIGHT.plusSeconds(60);

        store.save(
                List.of(new SnapshotRow(Samples.GITHUB, "7", SnapshotPart.PROJECT, later, null, true, null)), Set.of());

        SnapshotRow only = loaded(Samples.GITHUB).getFirst();
        assertThat(only.value()).isEqualTo(bytes("[1]"));
        assertThat(only.confirmedAt()).isEqualTo(later);
        assertThat(only.changedAt()).isNull();
        assertThat(only.absent()).isTrue();
    }

    @Test
    void what_is_gone_is_gone_with_all_its_parts() {
        store.save(
                List.of(
                        row("7", SnapshotPart.PROJECT, "[1]"),
                        row("7", SnapshotPart.HEAD, "[1]"),
                        row("8", SnapshotPart.PROJECT, "[1]")),
                Set.of());

        store.save(List.of(), Set.of(new ProjectId(Samples.GITHUB, "7")));

        assertThat(loaded(Samples.GITHUB)).extracting(SnapshotRow::project).containsExactly("8");
    }

    @Test
    void a_transaction_that_fails_leaves_everything_as_it_was() {
        store.save(List.of(row("7", SnapshotPart.PROJECT, "[1]")), Set.of());
        server.execute("alter table snapshot add constraint no_heads check (part <> 'head')");

        assertThatThrownBy(() -> store.save(
                        List.of(row("7", SnapshotPart.PROJECT, "[2]"), row("7", SnapshotPart.HEAD, "[2]")), Set.of()))
                .isInstanceOf(SnapshotStore.Unavailable.class);

        assertThat(loaded(Samples.GITHUB)).hasSize(1);
        assertThat(loaded(Samples.GITHUB).getFirst().value()).isEqualTo(bytes("[1]"));
    }

    @Test
    void only_what_is_listed_is_kept() {
        store.save(
                List.of(
                        new SnapshotRow(Samples.GITHUB, "", SnapshotPart.INSTANCE, null, null, false, bytes("[1]")),
                        row("7", SnapshotPart.PROJECT, "[1]"),
                        row("8", SnapshotPart.PROJECT, "[1]"),
                        row(Samples.GITLAB, "8", SnapshotPart.PROJECT, "[1]")),
                Set.of());

        store.keepOnly(Samples.GITHUB, Set.of("7", "9"));

        assertThat(loaded(Samples.GITHUB)).extracting(SnapshotRow::project).containsExactly("", "7");
        assertThat(loaded(Samples.GITLAB)).hasSize(1);
    }

    @Test
    void an_instance_that_nobody_configured_for_long_is_forgotten() {
        InstanceId recent = new InstanceId("github-recent");
        InstanceId onlyListed = new InstanceId("github-listed");
        store.save(
                List.of(
                        row("7", SnapshotPart.PROJECT, "[1]"),
                        row(Samples.GITLAB, "8", SnapshotPart.PROJECT, "[1]"),
                        instance(Samples.GITLAB),
                        row(recent, "8", SnapshotPart.PROJECT, "[1]"),
                        instance(recent),
                        instance(onlyListed)),
                Set.of());
        server.execute("update snapshot set confirmed_at = confirmed_at + interval '1 day' where instance = '" + recent
                + "' and part = 'project'");

        store.forgetOthers(List.of(Samples.GITHUB), Samples.EIGHT.plusSeconds(1));

        assertThat(loaded(Samples.GITHUB)).as("it is configured").hasSize(1);
        assertThat(loaded(Samples.GITLAB)).isEmpty();
        assertThat(loaded(recent)).as("both of its rows").hasSize(2);
        assertThat(loaded(onlyListed)).isEmpty();
    }

    @Test
    void a_hundred_megabytes_never_come_into_memory_and_an_unknown_part_is_passed_over() {
        store.save(List.of(row("7", SnapshotPart.PROJECT, "[1]")), Set.of());
        server.execute("update snapshot set value = convert_to(repeat('x', 100000000), 'UTF8')");
        server.execute("insert into snapshot values ('github-main', '7', 'weather', null, null, false, 'x')");

        assertThat(loaded(Samples.GITHUB)).singleElement().satisfies(row -> assertThat(row.value())
                .isNull());
    }

    @Test
    void a_database_that_does_not_answer_is_said_to_be_away() {
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        nobody.setUrl("jdbc:postgresql://127.0.0.1:1/none");
        SnapshotStore away = new DatabaseSnapshots(new Database(nobody, () -> {}, clock));

        assertThatThrownBy(() -> away.load(Samples.GITHUB, row -> {}))
                .isInstanceOf(SnapshotStore.Unavailable.class)
                .hasMessageContaining("database");
    }

    @Test
    void a_whole_life_is_known_again_after_a_restart() {
        try (ForgeSimulator simulator = ForgeSimulator.start(SimulatorOptions.defaults()
                .withPlan(WorldPlan.SMALL.withProjects(30, 30).withMotion(0, 0))
                .withClock(clock))) {
            WarmProcess first =
                    new WarmProcess(simulator, clock, store).restored().begun();
            first.seconds(60);
            first.end();
            simulator.counts().reset();

            WarmProcess second = new WarmProcess(simulator, clock, store).restored();

            assertThat(second.known()).isEqualTo(first.known()).hasSize(60);
            assertThat(second.whole).hasSize(2);
        }
    }

    private List<SnapshotRow> loaded(InstanceId instance) {
        List<SnapshotRow> rows = new ArrayList<>();
        store.load(instance, rows::add);
        return rows;
    }

    private static SnapshotRow instance(InstanceId instance) {
        return new SnapshotRow(
                instance, SnapshotRow.NO_PROJECT, SnapshotPart.INSTANCE, null, null, false, bytes("[1]"));
    }

    private static SnapshotRow row(String project, SnapshotPart part, String value) {
        return row(Samples.GITHUB, project, part, value);
    }

    private static SnapshotRow row(InstanceId instance, String project, SnapshotPart part, String value) {
        return new SnapshotRow(
                instance, project, part, Samples.EIGHT, Samples.EIGHT.minusMillis(1), false, bytes(value));
    }

    private static byte[] bytes(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
