package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.api.Status;
import dev.cidashboard.simulator.count.PlatformCounts;
import dev.cidashboard.simulator.fault.Fault;
import dev.cidashboard.simulator.fault.FaultKind;
import dev.cidashboard.simulator.limit.LimitPlan;
import dev.cidashboard.simulator.limit.Resource;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.ProjectKey;
import dev.cidashboard.simulator.world.RunStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Limits that end early, tell nonsense or nothing, and clocks that differ: nobody asks in circles while nothing is left, what
 * is known stays, people are told in plain words, and it goes on by itself.
 */
class LimitTroubleTest {

    private static final int PROJECTS = 12;

    /** More than one query of GitHub holds. */
    private static final int MANY = 25;

    @ParameterizedTest
    @CsvSource({"GITHUB, 10", "GITHUB, -10", "GITLAB, 10", "GITLAB, -10"})
    void a_forge_whose_clock_is_ten_minutes_off_is_seen_in_time_and_waited_for_no_longer_than_it_says(
            Platform platform, int minutes) {
        try (TroubledForges forges =
                TroubledForges.calm(platform, PROJECTS, Duration.ofMinutes(minutes), simulator -> List.of())) {
            PlatformCounts calm = forges.asked(platform, 5);
            ProjectKey key = forges.lively(platform);
            long run =
                    forges.world().startPipeline(key, branch(forges, key), null).id();
            forges.refreshNow();
            forges.seconds(5);
            forges.world().finishPipeline(key, run, RunStatus.FAILED);

            PlatformCounts asked = forges.asked(platform, 5);

            assertThat(asked.requests()).isLessThan(calm.requests() + 100);
            forges.isWell(platform);
            forges.budgetsMakeSense();

            forges.simulator().limits(platform, hourly(platform));
            forges.minutes(1);
            forges.simulator().exhaust(platform, Resource.CORE);
            PlatformCounts limited = forges.asked(platform, 50);
            assertThat(limited.primaryLimitHits()).isBetween(1L, 10L);
            forges.hasProblem(platform, Failure.Kind.RATE_LIMITED, "wait");
            forges.budgetsMakeSense();
            forges.minutes(16);
            forges.isWell(platform);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GITHUB, MALFORMED_LIMITS",
        "GITHUB, NO_LIMITS",
        "GITHUB, PAST_RESET",
        "GITLAB, MALFORMED_LIMITS",
        "GITLAB, NO_LIMITS",
        "GITLAB, PAST_RESET"
    })
    void a_budget_that_is_missing_or_nonsense_or_past_changes_nothing(Platform platform, FaultKind kind) {
        try (TroubledForges forges = TroubledForges.calm(platform, PROJECTS)) {
            PlatformCounts calm = forges.asked(platform, 15);
            forges.simulator().faults().add(Fault.of(kind));

            PlatformCounts asked = forges.asked(platform, 15);

            assertThat(asked.requests()).isBetween(calm.requests() / 2, calm.requests() * 3 / 2 + 10);
            forges.isWell(platform);
            forges.budgetsMakeSense();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GITHUB, MALFORMED_LIMITS",
        "GITHUB, NO_LIMITS",
        "GITHUB, PAST_RESET",
        "GITLAB, MALFORMED_LIMITS",
        "GITLAB, NO_LIMITS",
        "GITLAB, PAST_RESET"
    })
    void a_limit_that_is_used_up_and_does_not_say_until_when_is_tried_ever_more_seldom(
            Platform platform, FaultKind kind) {
        try (TroubledForges forges = TroubledForges.calm(platform, PROJECTS)) {
            forges.simulator().faults().add(Fault.of(kind));
            forges.simulator().limits(platform, hourly(platform));
            forges.minutes(1);
            forges.simulator().exhaust(platform, Resource.CORE);
            forges.simulator().exhaust(platform, Resource.GRAPHQL);

            PlatformCounts asked = forges.asked(platform, 20);

            forges.hasProblem(platform, Failure.Kind.RATE_LIMITED, "wait");
            assertThat(forges.health(platform).state()).isEqualTo(InstanceHealth.State.LIMITED);
            forges.holdsTheTruth(platform);
            assertThat(asked.requests()).isLessThan(60);
            forges.budgetsMakeSense();

            forges.simulator().faults().clear();
            forges.simulator().limits(platform, platform == Platform.GITHUB ? LimitPlan.GITHUB : LimitPlan.GITLAB);
            forges.minutes(75);
            forges.isWell(platform);
        }
    }

    /** A window of an hour for both. */
    private static LimitPlan hourly(Platform platform) {
        return switch (platform) {
            case GITHUB -> LimitPlan.GITHUB;
            case GITLAB -> new LimitPlan(2_000, Duration.ofHours(1), 0, 0);
        };
    }

    @ParameterizedTest
    @EnumSource
    void a_limit_that_drops_to_nothing_in_the_middle_of_a_sweep_is_waited_for(Platform platform) {
        try (TroubledForges forges = TroubledForges.calm(platform, MANY)) {
            forges.simulator().limits(platform, hourly(platform));
            AtomicBoolean spent = new AtomicBoolean();
            forges.onAnswer(template -> {
                if (template.equals("/graphql") && !spent.getAndSet(true)) {
                    forges.simulator().exhaust(platform, Resource.CORE);
                    forges.simulator().exhaust(platform, Resource.GRAPHQL);
                }
            });
            forges.refreshNow();

            PlatformCounts asked = forges.asked(platform, 25);

            assertThat(spent).isTrue();
            forges.holdsTheTruth(platform);
            assertThat(forges.health(platform).state()).isEqualTo(InstanceHealth.State.LIMITED);
            assertThat(forges.health(platform).problem().kind().isLimit()).isTrue();
            assertThat(asked.requests()).isLessThan(30);
            assertThat(forges.rows(platform)).anySatisfy(row -> {
                assertThat(row.stale()).isTrue();
                assertThat(row.problem()).isNotBlank();
            });

            forges.minutes(50);
            forges.isWell(platform);
        }
    }

    @Test
    void while_queries_have_no_points_left_projects_are_read_one_by_one_and_the_reserve_is_left_alone() {
        try (TroubledForges forges = TroubledForges.calm(Platform.GITHUB, MANY)) {
            ProjectKey key = forges.lively(Platform.GITHUB);
            long run =
                    forges.world().startPipeline(key, branch(forges, key), null).id();
            forges.refreshNow();
            forges.minutes(1);
            forges.simulator().exhaust(Platform.GITHUB, Resource.GRAPHQL);
            forges.minutes(1);
            forges.isOneByOne(Platform.GITHUB, Failure.Kind.RATE_LIMITED);
            forges.minutes(6);

            forges.world().finishPipeline(key, run, RunStatus.FAILED);
            PlatformCounts asked = forges.asked(Platform.GITHUB, 6);

            assertThat(forges.find(key).row().status()).isEqualTo(Status.FAILED);
            assertThat(forges.health(Platform.GITHUB).problem()).isNull();
            forges.holdsTheTruth(Platform.GITHUB);
            assertThat(forges.rows(Platform.GITHUB))
                    .allSatisfy(row -> assertThat(row.stale()).isFalse());
            assertThat(asked.graphQl().requests()).isLessThanOrEqualTo(1);
            leavesTheReserve(asked);

            PlatformCounts later = forges.asked(Platform.GITHUB, 60);
            leavesTheReserve(later);
            assertThat(later.primaryLimitHits()).isLessThanOrEqualTo(1);
            forges.isWell(Platform.GITHUB);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_LIMITS", "PAST_RESET", "MALFORMED_LIMITS"})
    void queries_that_may_not_be_asked_and_do_not_say_until_when_do_not_stop_the_rest(FaultKind kind) {
        try (TroubledForges forges = TroubledForges.calm(Platform.GITHUB, PROJECTS)) {
            forges.simulator().faults().add(Fault.of(kind).onPath("graphql"));
            forges.simulator().exhaust(Platform.GITHUB, Resource.GRAPHQL);
            ProjectKey key = forges.lively(Platform.GITHUB);
            forges.refreshNow();
            forges.minutes(10);
            forges.world().startPipeline(key, branch(forges, key), null);

            PlatformCounts asked = forges.asked(Platform.GITHUB, 20);

            forges.isOneByOne(Platform.GITHUB, Failure.Kind.RATE_LIMITED);
            assertThat(forges.health(Platform.GITHUB).oneByOne().message()).isEqualTo("GitHub asked us to wait");
            forges.holdsTheTruth(Platform.GITHUB);
            assertThat(forges.rows(Platform.GITHUB))
                    .allSatisfy(row -> assertThat(row.stale()).isFalse());
            assertThat(asked.graphQl().requests()).isLessThan(5);

            forges.minutes(60);
            forges.isWell(Platform.GITHUB);
        }
    }

    /** Of 5,000 requests a fifth is for people. */
    private static void leavesTheReserve(PlatformCounts asked) {
        assertThat(asked.leastRemaining().getOrDefault("core", 5_000L)).isGreaterThan(1_000);
    }

    private static String branch(TroubledForges forges, ProjectKey key) {
        return forges.world().read(() -> forges.world().get(key).defaultBranch());
    }
}
