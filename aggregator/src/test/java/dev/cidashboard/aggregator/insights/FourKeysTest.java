package dev.cidashboard.aggregator.insights;

import dev.cidashboard.aggregator.database.TestDatabase;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.api.DayView;
import dev.cidashboard.api.FourKeysView;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** The four keys of a past that is known deployment by deployment. */
class FourKeysTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    /** A Wednesday; four days before, the clocks of Berlin went forward. */
    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");

    private static final Instant NOON = NOW.minus(Duration.ofDays(2));
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration RETENTION = Duration.ofDays(60);

    private static TestDatabase rows;
    private static Past past;

    private int one;
    private int two;

    @BeforeAll
    static void a_database() {
        rows = TestDatabase.create();
        rows.migrate();
        past = new Past(rows);
    }

    @BeforeEach
    void two_projects() {
        past.begin(NOW);
        one = past.project("github", "octo/one");
        two = past.project("gitlab", "group/two");
    }

    @Test
    void where_deployments_are_told_they_count_and_no_pipeline_does() {
        past.deployment(one, "Production", "success", NOON, Duration.ofMinutes(2));
        past.deployment(one, "Production", "failed", hours(1), Duration.ofMinutes(3));
        past.deployment(one, "Production", "success", hours(3), Duration.ofMinutes(4));
        past.deployment(one, "staging", "failed", hours(4), MINUTE);
        past.run(one, "Deploy", "success", NOON);

        FourKeysView keys = read(scope(7));

        assertThat(keys.definition()).isEqualTo("deployments");
        assertThat(keys.environments()).containsExactly("prod|live", "^www$");
        assertThat(keys.pattern()).isNull();
        assertThat(keys.deployments()).isEqualTo(2);
        assertThat(keys.fromDeployments()).isEqualTo(2);
        assertThat(keys.fromPipelines()).isZero();
        assertThat(keys.deploymentsPerDay()).isEqualTo(2 / 7.0);
        assertThat(keys.leadTimeSeconds()).isEqualTo(600 + (120 + 240) / 2.0);
        assertThat(keys.changeFailureRate()).isEqualTo(0.3333);
        assertThat(keys.restoreSeconds()).isEqualTo(2 * 3600.0 + 60);
        assertThat(keys.days()).extracting(day -> day.outcomes().success()).containsExactly(2L);
    }

    @Test
    void each_project_is_counted_by_what_it_has() {
        past.deployment(one, "prod", "success", NOON, MINUTE);
        past.deployment(one, "prod", "success", hours(1), MINUTE);
        past.run(one, "Deploy", "failed", NOON);
        past.run(two, "Deploy", "success", NOON);
        past.run(two, "Deploy", "failed", hours(1));
        past.deployment(two, "staging", "success", NOON, MINUTE);

        FourKeysView keys = read(scope(7));

        assertThat(keys.definition()).isEqualTo("mixed");
        assertThat(keys.deployments()).isEqualTo(3);
        assertThat(keys.fromDeployments()).isEqualTo(2);
        assertThat(keys.fromPipelines()).isEqualTo(1);
        assertThat(keys.changeFailureRate()).isEqualTo(0.25);
        assertThat(keys.pattern()).isEqualTo("deploy");
        assertThat(keys.environments()).isNotEmpty();
    }

    @Test
    void who_deployed_before_the_period_is_not_counted_by_pipelines_within_it() {
        past.deployment(one, "prod", "success", NOW.minus(Duration.ofDays(40)), MINUTE);
        past.run(one, "Deploy", "success", NOON);

        FourKeysView keys = read(scope(7));

        assertThat(keys.definition()).isEqualTo("deployments");
        assertThat(keys.deployments()).isZero();
        assertThat(keys.deploymentsPerDay()).isNull();
    }

    @Test
    void who_deployed_longer_ago_than_anything_is_kept_is_counted_by_pipelines() {
        past.deployment(one, "prod", "success", NOW.minus(Duration.ofDays(61)), MINUTE);
        past.run(one, "Deploy", "success", NOON);

        FourKeysView keys = read(scope(7));

        assertThat(keys.definition()).isEqualTo("pipelines");
        assertThat(keys.environments()).isNull();
        assertThat(keys.fromPipelines()).isEqualTo(1);
    }

    @Test
    void an_environment_is_restored_by_its_own_next_success() {
        past.deployment(one, "prod/eu", "failed", NOON, MINUTE);
        past.deployment(one, "prod/us", "success", hours(1), MINUTE);
        past.deployment(one, "prod/eu", "cancelled", hours(2), MINUTE);
        past.deployment(one, "prod/eu", "failed", hours(3), MINUTE);
        past.deployment(one, "prod/eu", "success", hours(5), MINUTE);
        past.deployment(two, "prod/eu", "success", hours(1), MINUTE);
        past.deployment(two, "prod/us", "failed", hours(1), MINUTE);

        FourKeysView keys = read(scope(7));

        assertThat(keys.restoreSeconds()).isEqualTo(5 * 3600.0);
        assertThat(keys.changeFailureRate()).isEqualTo(0.5);
    }

    @Test
    void what_has_not_ended_or_says_nothing_does_not_count() {
        for (String status : List.of("pending", "running", "unknown", "cancelled", "skipped")) {
            past.deployment(one, "prod", status, NOON, null);
        }

        FourKeysView keys = read(scope(7));

        assertThat(keys.definition()).isEqualTo("deployments");
        assertThat(keys.days()).isEmpty();
        assertThat(keys.changeFailureRate()).isNull();
    }

    @Test
    void without_a_known_end_a_deployment_ended_when_it_began() {
        past.deployment(one, "prod", "success", NOON, null);

        assertThat(read(scope(7)).leadTimeSeconds()).isEqualTo(600);
    }

    @Test
    void a_branch_narrows_deployments_by_their_ref() {
        past.deployment(one, "prod", "success", NOON, MINUTE);
        past.deployment(one, "prod", "failed", hours(1), MINUTE, "hotfix");

        FourKeysView keys = read(new Scope(7, NOW.minus(Duration.ofDays(7)), NOW, BERLIN, null, null, null, "hotfix"));

        assertThat(keys.deployments()).isZero();
        assertThat(keys.changeFailureRate()).isEqualTo(1.0);
    }

    @Test
    void filters_say_whose_definition_it_is() {
        past.deployment(one, "prod", "success", NOON, MINUTE);
        past.run(two, "Deploy", "success", NOON);

        assertThat(read(of(Platform.GITHUB, null, null)).definition()).isEqualTo("deployments");
        assertThat(read(of(null, new InstanceId("gitlab-main"), null)).definition())
                .isEqualTo("pipelines");
        assertThat(read(of(null, null, two)).definition()).isEqualTo("pipelines");
        assertThat(read(of(null, null, null)).definition()).isEqualTo("mixed");
    }

    @Test
    void days_are_those_on_which_deployments_ended_also_when_clocks_change() {
        past.deployment(one, "prod", "success", Instant.parse("2026-03-28T22:58:00Z"), MINUTE);
        past.deployment(one, "prod", "failed", Instant.parse("2026-03-28T22:59:30Z"), MINUTE);
        past.deployment(one, "prod", "success", Instant.parse("2026-03-29T21:58:00Z"), MINUTE);
        past.deployment(one, "prod", "success", Instant.parse("2026-03-29T21:59:30Z"), MINUTE);

        assertThat(read(scope(7)).days())
                .extracting(DayView::day, day -> day.outcomes().success(), day -> day.outcomes()
                        .failed())
                .containsExactly(
                        tuple(LocalDate.parse("2026-03-28"), 1L, 0L),
                        tuple(LocalDate.parse("2026-03-29"), 1L, 1L),
                        tuple(LocalDate.parse("2026-03-30"), 1L, 0L));
    }

    @Test
    void where_no_environment_counts_pipelines_count_everywhere() {
        past.deployment(one, "prod", "success", NOON, MINUTE);
        past.run(one, "Deploy", "success", NOON);

        FourKeysView keys = read(new FourKeysPanel("deploy", List.of(), RETENTION), scope(7));

        assertThat(keys.definition()).isEqualTo("pipelines");
        assertThat(keys.deployments()).isEqualTo(1);
    }

    private static Instant hours(int later) {
        return NOON.plus(Duration.ofHours(later));
    }

    private static Scope scope(int days) {
        return Scope.of(days, new SimulatedClock(NOW), BERLIN, null, null, null, null);
    }

    private static Scope of(Platform platform, InstanceId instance, Integer project) {
        return Scope.of(7, new SimulatedClock(NOW), BERLIN, platform, instance, project, null);
    }

    private static FourKeysView read(Scope scope) {
        return read(new FourKeysPanel("deploy", List.of("prod|live", "^www$"), RETENTION), scope);
    }

    private static FourKeysView read(FourKeysPanel panel, Scope scope) {
        try (Connection connection = rows.source().getConnection()) {
            return panel.read(connection, scope);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
