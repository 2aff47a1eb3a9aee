package dev.cidashboard.aggregator.snapshot;

import dev.cidashboard.aggregator.connector.Keepsake;
import dev.cidashboard.aggregator.connector.Memory;
import dev.cidashboard.aggregator.fixture.Runs;
import dev.cidashboard.aggregator.fixture.Samples;
import dev.cidashboard.aggregator.forge.KeptPage;
import dev.cidashboard.aggregator.forge.Words;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.project.Branches;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.state.Facet;
import dev.cidashboard.aggregator.state.FormerPaths;
import dev.cidashboard.aggregator.state.ProjectSnapshot;
import dev.cidashboard.aggregator.state.SnapshotPart;
import dev.cidashboard.aggregator.state.SnapshotRow;
import dev.cidashboard.api.Status;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is written is read again, and what somebody else wrote is not believed. */
class SnapshotFormTest {

    private final SnapshotForm form = new SnapshotForm(new Words());
    private final Signature signature = new Signature(Memory.NONE);

    @Property(tries = 300)
    void whatever_a_connector_made_of_a_forge_is_the_same_after_a_restart(@ForAll long seed) {
        Oddities oddities = new Oddities(seed);
        ProjectSnapshot snapshot = oddities.snapshot();
        Keepsake keepsake = oddities.keepsake(snapshot);

        SnapshotForm.Restored read = form.read(rows(snapshot, keepsake), signature);

        assertThat(read.snapshot()).isEqualTo(snapshot);
        assertThat(read.keepsake()).isEqualTo(keepsake);
    }

    @Property(tries = 1_000)
    void a_row_that_was_altered_is_refused_or_read_and_never_anything_else(@ForAll long seed) {
        Random random = new Random(seed);
        Oddities oddities = new Oddities(seed);
        ProjectSnapshot snapshot = oddities.snapshot();
        List<SnapshotRow> rows = new ArrayList<>(rows(snapshot, oddities.keepsake(snapshot)));
        int at = random.nextInt(rows.size());
        rows.set(at, with(rows.get(at), altered(rows.get(at).value(), random)));

        try {
            assertThat(form.read(rows, signature)).isNotNull();
        } catch (Unreadable refused) {
            assertThat(refused.getMessage()).hasSizeLessThan(100).doesNotContain("{", "[");
        }
    }

    /** In hexadecimal: version 1 is 02, a count is as it is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "04",
                "0401",
                "02",
                "0201",
                "020000",
                "02ff",
                "02ffffffff07",
                "02ffffffffffffffffffff01",
                "0201ff",
                "02010137",
                "020101370000",
                "02010137ffffffff0f",
                "02010101",
                "020102c328",
                "3c68746d6c3e"
            })
    void what_is_no_list_of_pipelines_is_refused_in_one_line(String value) {
        ProjectSnapshot snapshot = snapshot(List.of(Runs.run(1).pipeline()));
        List<SnapshotRow> rows = new ArrayList<>(rows(snapshot, Keepsake.NOTHING));
        rows.replaceAll(
                row -> row.part() == SnapshotPart.PIPELINES ? with(row, value.getBytes(StandardCharsets.UTF_8)) : row);

        assertThatThrownBy(() -> form.read(rows, signature))
                .isInstanceOf(Unreadable.class)
                .hasMessageNotContainingAny("\n", "html");
    }

    @Test
    void an_address_that_a_browser_would_run_is_refused() {
        List<SnapshotRow> rows = new ArrayList<>(rows(snapshot(List.of()), Keepsake.NOTHING));
        rows.replaceAll(row -> with(
                row,
                new String(row.value(), StandardCharsets.ISO_8859_1)
                        .replace("https://forge.example", "javascript:alert(1)//")
                        .getBytes(StandardCharsets.ISO_8859_1)));

        assertThatThrownBy(() -> form.read(rows, signature)).hasMessageContaining("none of the web");
    }

    @Test
    void a_row_that_was_too_large_to_be_loaded_is_refused() {
        List<SnapshotRow> rows = new ArrayList<>(rows(snapshot(List.of()), Keepsake.NOTHING));
        rows.replaceAll(row -> row.part() == SnapshotPart.BRANCHES ? with(row, null) : row);

        assertThatThrownBy(() -> form.read(rows, signature)).hasMessage("is too large");
    }

    @Test
    void what_a_kept_answer_tells_and_state_holds_is_one_object() {
        Pipeline pipeline = Runs.run(1).pipeline();
        ProjectSnapshot snapshot = snapshot(List.of(pipeline));

        SnapshotForm.Restored read = form.read(rows(snapshot, keepsake(List.of(pipeline))), signature);

        assertThat(elements(read).getFirst())
                .isSameAs(read.snapshot().pipelines().value().getFirst());
    }

    @Test
    void an_answer_that_came_after_what_state_holds_is_kept_as_it_came() {
        Pipeline running = Runs.run(1).is(Status.RUNNING).pipeline();
        Pipeline ended = Runs.run(1).touched(Duration.ofMinutes(5)).pipeline();

        SnapshotForm.Restored read = form.read(rows(snapshot(List.of(running)), keepsake(List.of(ended))), signature);

        assertThat(elements(read).getFirst()).isEqualTo(ended);
        assertThat(read.snapshot().pipelines().value()).containsExactly(running);
    }

    @Test
    void a_list_that_tells_no_details_tells_none_after_a_restart_either() {
        Pipeline detailed = Runs.run(1).is(Status.SUCCESS_WITH_WARNINGS).pipeline();
        Pipeline listed = Runs.run(1).undetailed().pipeline();

        SnapshotForm.Restored read = form.read(rows(snapshot(List.of(detailed)), keepsake(List.of(listed))), signature);

        Pipeline again = (Pipeline) elements(read).getFirst();
        assertThat(again.detailed()).isFalse();
        assertThat(read.snapshot().holds(detailed, again)).isTrue();
    }

    @Test
    void an_answer_about_something_that_is_not_there_any_more_is_not_restored() {
        Pipeline pipeline = Runs.run(1).pipeline();
        List<SnapshotRow> rows = new ArrayList<>(rows(snapshot(List.of(pipeline)), keepsake(List.of(pipeline))));
        rows.removeIf(row -> row.part() == SnapshotPart.PIPELINES);

        assertThat(form.read(rows, signature).keepsake().pages()).isEmpty();
    }

    @Test
    void answers_to_somebody_else_are_not_restored() {
        Pipeline pipeline = Runs.run(1).pipeline();
        List<SnapshotRow> rows = rows(snapshot(List.of(pipeline)), keepsake(List.of(pipeline)));

        SnapshotForm.Restored read = form.read(rows, new Signature(new Somebody()));

        assertThat(read.keepsake()).isEqualTo(Keepsake.NOTHING);
        assertThat(read.snapshot().pipelines().value()).containsExactly(pipeline);
    }

    /** Has another token. */
    private static final class Somebody implements Memory {
        @Override
        public Keepsake of(Project project) {
            return Keepsake.NOTHING;
        }

        @Override
        public Keepsake ofInstance() {
            return Keepsake.NOTHING;
        }

        @Override
        public void restore(Project project, Keepsake keepsake) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void restoreInstance(Keepsake keepsake) {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] signature(byte[] salt) {
            return new byte[] {7};
        }
    }

    private List<SnapshotRow> rows(ProjectSnapshot snapshot, Keepsake keepsake) {
        List<SnapshotRow> rows = new ArrayList<>();
        rows.add(form.row(snapshot, SnapshotPart.PROJECT));
        ProjectSnapshot.FACETS.forEach(part -> rows.add(form.row(snapshot, part)));
        rows.add(form.memory(snapshot, keepsake, signature));
        return rows;
    }

    private static List<?> elements(SnapshotForm.Restored read) {
        return (List<?>) read.keepsake().pages().getFirst().value();
    }

    private static Keepsake keepsake(List<Pipeline> listed) {
        return new Keepsake(List.of(new KeptPage(1, 2, "\"etag\"", listed, -1, 0, null, null)), Map.of());
    }

    private static ProjectSnapshot snapshot(List<Pipeline> pipelines) {
        return new ProjectSnapshot(
                Samples.github(1),
                FormerPaths.NONE,
                facet(pipelines),
                facet(Optional.empty()),
                facet(Branches.NONE),
                facet(Map.of()),
                facet(List.of()),
                null,
                Map.of(),
                facet(Optional.empty()),
                Samples.EIGHT,
                0);
    }

    private static <T> Facet<T> facet(T value) {
        return new Facet<>(value, Samples.EIGHT, Samples.EIGHT, false, null);
    }

    private static byte[] altered(byte[] row, Random random) {
        byte[] other = row.clone();
        switch (random.nextInt(4)) {
            case 0 -> {
                return Arrays.copyOf(row, random.nextInt(row.length));
            }
            case 1 -> other[random.nextInt(row.length)] = (byte) random.nextInt(256);
            case 2 -> {
                for (int times = random.nextInt(20); times >= 0; times--) {
                    other[random.nextInt(row.length)] = (byte) (' ' + random.nextInt(95));
                }
            }
            default -> {
                int from = random.nextInt(row.length);
                int to = random.nextInt(row.length);
                System.arraycopy(row, from, other, to, Math.min(row.length - from, row.length - to));
            }
        }
        return other;
    }

    private static SnapshotRow with(SnapshotRow row, byte[] value) {
        return new SnapshotRow(
                row.instance(), row.project(), row.part(), row.confirmedAt(), row.changedAt(), row.absent(), value);
    }
}
