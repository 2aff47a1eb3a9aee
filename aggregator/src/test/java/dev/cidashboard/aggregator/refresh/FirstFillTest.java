package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.simulator.count.PlatformCounts;
import dev.cidashboard.simulator.fault.Fault;
import dev.cidashboard.simulator.fault.FaultKind;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.Truth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** How many questions it takes until every row is right for the first time. */
class FirstFillTest {

    private static final int PROJECTS = 120;
    /** GitHub's 900 requests a minute and endpoint, less the tenth that we leave. */
    private static final int A_MINUTE = 810;

    private static final String RUNS = "/repos/{owner}/{repo}/actions/runs";

    @ParameterizedTest
    @EnumSource
    void queries_tell_most_of_every_row_and_all_of_them_are_right(Platform platform) {
        try (TroubledForges forges = TroubledForges.unread(platform, PROJECTS)) {
            forges.begin();

            holdsTheTruth(forges, platform);
            forges.isWell(platform);
            assertThat(forges.health(platform).lastPass().outcome()).isEqualTo(InstanceHealth.Outcome.COMPLETE);
            assertThat(forges.known(platform)).allSatisfy(FirstFillTest::holdsItsLists);
            PlatformCounts asked = forges.simulator().counts().of(platform);
            assertThat(asked.graphQl().requests()).isLessThanOrEqualTo(PROJECTS / 20);
            assertThat(asked.requests()).isLessThan(4 * PROJECTS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_read_for_the_first_time_is_nothing_that_happened(Platform platform) {
        try (TroubledForges forges = TroubledForges.unread(platform, PROJECTS)) {
            forges.begin();
            forges.minutes(5);

            long moving = forges.known(platform).stream()
                    .filter(ProjectState::isMoving)
                    .count();
            assertThat(forges.health(platform).heats().hot()).isEqualTo((int) moving);
            assertThat(forges.health(platform).slowed())
                    .as("what the fill took is no pace that goes on")
                    .isZero();
        }
    }

    @Test
    void where_more_lists_of_runs_are_wanted_than_a_minute_allows_the_history_of_the_branches_tells_the_verdict() {
        int projects = A_MINUTE + 90;
        try (TroubledForges forges = TroubledForges.unread(Platform.GITHUB, projects)) {
            forges.begin();

            holdsTheTruth(forges, Platform.GITHUB);
            PlatformCounts asked = forges.simulator().counts().of(Platform.GITHUB);
            assertThat(asked.secondaryLimitHits()).isZero();
            assertThat(asked.primaryLimitHits()).isZero();
            assertThat(forges.health(Platform.GITHUB).problem()).isNull();
            assertThat(forges.known(Platform.GITHUB))
                    .filteredOn(known -> !known.pipelines().loaded())
                    .hasSizeGreaterThanOrEqualTo(projects - A_MINUTE);

            forges.minutes(3);

            holdsTheTruth(forges, Platform.GITHUB);
            forges.isWell(Platform.GITHUB);
            assertThat(forges.known(Platform.GITHUB)).allSatisfy(FirstFillTest::holdsItsLists);
            assertThat(forges.simulator().counts().of(Platform.GITHUB).secondaryLimitHits())
                    .isZero();
        }
    }

    @Test
    void what_neither_a_list_nor_a_query_tells_now_waits_for_its_minute_and_is_not_asked_for_in_circles() {
        int projects = A_MINUTE + 90;
        try (TroubledForges forges = TroubledForges.unread(Platform.GITHUB, projects)) {
            forges.simulator().faults().add(Fault.of(FaultKind.GRAPHQL_PARTIAL));

            forges.begin();
            forges.simulator().faults().clear();

            assertThat(forges.simulator().counts().of(Platform.GITHUB).graphQl().requests())
                    .isLessThan(projects / 8);
            forges.minutes(3);
            holdsTheTruth(forges, Platform.GITHUB);
            forges.isWell(Platform.GITHUB);
        }
    }

    @ParameterizedTest
    @EnumSource
    void where_there_are_no_queries_projects_are_read_one_by_one(Platform platform) {
        try (TroubledForges forges = TroubledForges.unread(platform, 12)) {
            forges.simulator().graphQl(false);

            forges.begin();

            holdsTheTruth(forges, platform);
            assertThat(forges.health(platform).oneByOne()).isNotNull();
        }
    }

    private static void holdsTheTruth(TroubledForges forges, Platform platform) {
        Map<String, Truth> truths = forges.world().truths(platform).stream()
                .collect(Collectors.toMap(truth -> Long.toString(truth.nativeId()), Function.identity()));
        assertThat(forges.known(platform)).hasSameSizeAs(truths.keySet());
        forges.known(platform)
                .forEach(known -> RowTruth.holds(known, truths.get(known.id().nativeId())));
    }

    private static void holdsItsLists(ProjectState known) {
        assertThat(known.pipelines().loaded()).isTrue();
        assertThat(known.branches().loaded()).isTrue();
        assertThat(known.mergeRequests().loaded()).isTrue();
    }
}
