package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.api.RepositoryView;
import dev.cidashboard.simulator.SimulatorOptions;
import dev.cidashboard.simulator.count.PlatformCounts;
import dev.cidashboard.simulator.fault.Fault;
import dev.cidashboard.simulator.fault.FaultKind;
import dev.cidashboard.simulator.github.SuiteFilter;
import dev.cidashboard.simulator.http.Tokens;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.ProjectKey;
import dev.cidashboard.simulator.world.RunStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens to projects and queries between two sweeps, and within one: what is known stays, people are told in plain
 * words, nobody asks in circles, nothing but a line or two is in the log, and it ends by itself.
 */
class SweepTroubleTest {

    private static final int PROJECTS = 12;
    /** Until even what is asked most seldom was asked again. */
    private static final int UNTIL_ALL_WAS_ASKED = 62;

    @ParameterizedTest
    @EnumSource
    void where_an_answer_has_errors_beside_its_data_the_data_is_used_and_the_others_are_marked(Platform platform) {
        try (TroubledForges forges = TroubledForges.calm(platform, PROJECTS)) {
            forges.simulator().faults().add(Fault.of(FaultKind.GRAPHQL_PARTIAL));
            forges.simulator().faults().add(Fault.of(FaultKind.SERVER_ERROR).onPath("pipelines|/runs"));
            forges.refreshNow();

            PlatformCounts asked = forges.asked(platform, 5);

            forges.holdsTheTruth(platform);
            assertThat(forges.problems(platform)).isNotEmpty().allSatisfy(problem -> assertThat(problem)
                    .contains("server error (500)"));
            forges.hasProblem(platform, Failure.Kind.SERVER_ERROR, "server error (500)");
            assertThat(forges.health(platform).oneByOne()).isNull();
            assertThat(asked.requests()).isLessThan(2 * forges.oneByOne(platform, 5));

            forges.simulator().faults().clear();
            forges.minutes(6);
            forges.isWell(platform);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_project_that_is_deleted_goes_with_the_next_list(Platform platform) {
        try (TroubledForges forges = TroubledForges.calm(platform, PROJECTS)) {
            PlatformCounts calm = forges.asked(platform, 6);
            ProjectKey key = forges.lively(platform);
            forges.world().startPipeline(key, branch(forges, key), null);
            forges.seconds(30);

            forges.world().delete(key);
            PlatformCounts asked = forges.asked(platform, 6);

            assertThat(forges.knows(key)).isFalse();
            assertThat(asked.requests()).isLessThan(calm.requests() + 80);
            forges.isWell(platform);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_project_that_is_renamed_is_read_at_its_old_address_until_the_new_one_is_known(Platform platform) {
        try (TroubledForges forges = TroubledForges.calm(platform, PROJECTS)) {
            PlatformCounts calm = forges.asked(platform, 6);
            ProjectKey key = forges.lively(platform);
            String before = forges.find(key).project().path();
            forges.world().rename(key, "moved/away");

            PlatformCounts asked = forges.asked(platform, 1);
            forges.world().startPipeline(key, branch(forges, key), null);
            forges.refreshNow();
            PlatformCounts later = forges.asked(platform, 5);

            assertThat(forges.find(key).project().path()).isEqualTo("moved/away");
            assertThat(forges.finds(before)).as("the old path leads to it").isTrue();
            assertThat(asked.requests() + later.requests()).isLessThan(calm.requests() + 60);
            forges.isWell(platform);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_project_that_is_archived_is_shown_as_such_and_stays(Platform platform) {
        try (TroubledForges forges = TroubledForges.calm(platform, PROJECTS)) {
            PlatformCounts calm = forges.asked(platform, 6);
            ProjectKey key = forges.lively(platform);

            forges.world().archive(key, true);
            PlatformCounts asked = forges.asked(platform, 6);

            assertThat(forges.find(key).project().archived()).isTrue();
            assertThat(asked.requests()).isLessThan(calm.requests() + 80);
            forges.isWell(platform);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_project_that_is_made_private_goes_and_comes_back_when_it_may_be_seen_again(Platform platform) {
        try (TroubledForges forges = TroubledForges.calm(platform, PROJECTS)) {
            PlatformCounts calm = forges.asked(platform, 6);
            ProjectKey key = forges.lively(platform);

            forges.world().hide(key);
            forges.refreshNow();
            PlatformCounts asked = forges.asked(platform, 6);

            assertThat(forges.knows(key)).isFalse();
            assertThat(asked.requests()).isLessThan(calm.requests() + 80);
            forges.isWell(platform);

            forges.world().show(key);
            forges.minutes(6);
            assertThat(forges.knows(key)).isTrue();
            forges.isWell(platform);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_token_whose_scopes_shrink_leaves_what_is_known_and_is_asked_ever_more_seldom(Platform platform) {
        try (TroubledForges forges = TroubledForges.calm(platform, PROJECTS)) {
            forges.world().startPipeline(forges.lively(platform), branch(forges, forges.lively(platform)), null);
            forges.refreshNow();
            forges.seconds(40);
            forges.simulator().tokens().set(platform, token(platform), Tokens.Access.RESTRICTED);

            PlatformCounts first = forges.asked(platform, 20);
            PlatformCounts second = forges.asked(platform, 20);

            forges.holdsTheTruth(platform);
            forges.hasProblem(platform, Failure.Kind.FORBIDDEN, "scope");
            assertThat(forges.health(platform).state()).isEqualTo(InstanceHealth.State.FAILING);
            assertThat(forges.problems(platform)).isNotEmpty();
            assertThat(first.status(403) + first.status(401)).isLessThan(8L * PROJECTS);
            assertThat(second.status(403) + second.status(401)).isLessThan(6L * PROJECTS);

            forges.simulator().tokens().set(platform, token(platform), Tokens.Access.FULL);
            forges.minutes(UNTIL_ALL_WAS_ASKED);
            forges.isWell(platform);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_list_whose_cursor_expires_is_begun_again_and_nothing_is_lost(Platform platform) {
        try (TroubledForges forges = TroubledForges.calm(platform, 105)) {
            PlatformCounts calm = forges.asked(platform, 10);
            forges.simulator().faults().add(Fault.of(FaultKind.EXPIRED_CURSOR).onPath("projects$|user/repos"));

            PlatformCounts asked = forges.asked(platform, 10);

            forges.holdsTheTruth(platform);
            forges.hasProblem(platform, Failure.Kind.UNREADABLE, "unexpected status");
            assertThat(forges.problems(platform)).isEmpty();
            assertThat(asked.endpoint("/projects").requests()
                            + asked.endpoint("/user/repos").requests())
                    .as("lists begun, two pages each")
                    .isBetween(8L, 40L);
            assertThat(asked.requests()).isLessThan(2 * calm.requests() + 60);

            forges.simulator().faults().clear();
            forges.minutes(8);
            forges.isWell(platform);
        }
    }

    /** GitLab tells the newest events only: the one that was heard last is not among them any more. */
    @Test
    void activity_whose_cursor_is_gone_is_made_up_for_by_counting() {
        try (TroubledForges forges = TroubledForges.calm(Platform.GITLAB, PROJECTS)) {
            PlatformCounts calm = forges.asked(Platform.GITLAB, UNTIL_ALL_WAS_ASKED);
            forges.simulator().gitLabEvents(20);
            ProjectKey quiet = forges.lively(Platform.GITLAB);
            forges.world().addBranch(quiet, "unheard");
            for (ProjectKey key : forges.world().keys(Platform.GITLAB)) {
                if (forges.world().read(() -> forges.world().get(key).head().isPresent())) {
                    forges.world().addBranch(key, "louder");
                    forges.world().addBranch(key, "loudest");
                }
            }

            PlatformCounts asked = forges.asked(Platform.GITLAB, UNTIL_ALL_WAS_ASKED);

            assertThat(asked.requests()).isLessThan(2 * calm.requests());
            forges.isWell(Platform.GITLAB);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_same_projects_seen_by_two_instances_are_two_rows_each_and_cost_twice(Platform platform) {
        String again = platform.word() + "-again";
        try (TroubledForges forges = TroubledForges.calm(
                platform,
                PROJECTS,
                Duration.ZERO,
                simulator -> List.of(TroubledForges.instance(platform, again, simulator, token(platform))))) {
            ProjectKey key = forges.lively(platform);
            forges.world().startPipeline(key, branch(forges, key), null);
            forges.world().delete(forges.world().keys(platform).getLast());

            PlatformCounts asked = forges.asked(platform, 16);

            forges.isWell(platform);
            forges.isWell(platform, again);
            assertThat(forges.rows(again))
                    .extracting(RepositoryView::path)
                    .containsExactlyInAnyOrderElementsOf(forges.rows(platform).stream()
                            .map(RepositoryView::path)
                            .toList());
            assertThat(asked.requests()).isLessThan(2 * forges.oneByOne(platform, 16));
            assertThat(asked.primaryLimitHits() + asked.secondaryLimitHits()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OTHER_APP", "REFUSED"})
    void a_server_without_the_filter_of_check_suites_is_swept_all_the_same(SuiteFilter filter) {
        try (TroubledForges forges = TroubledForges.calm(Platform.GITHUB, PROJECTS)) {
            PlatformCounts calm = forges.asked(Platform.GITHUB, 10);
            forges.simulator().gitHubSuites(filter);
            ProjectKey key = forges.lively(Platform.GITHUB);
            long run =
                    forges.world().startPipeline(key, branch(forges, key), null).id();
            forges.refreshNow();
            forges.seconds(30);

            forges.world().finishPipeline(key, run, RunStatus.FAILED);
            PlatformCounts asked = forges.asked(Platform.GITHUB, 10);

            forges.isWell(Platform.GITHUB);
            assertThat(asked.graphQl().requests()).isPositive();
            assertThat(asked.requests()).isLessThan(calm.requests() + 80);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {90, 75})
    void a_gitlab_that_allows_less_complex_queries_is_asked_about_fewer_at_once(int percent) {
        try (TroubledForges forges = TroubledForges.calm(Platform.GITLAB, 42)) {
            forges.simulator().gitLabComplexity(percentOfUsual(percent, forges));
            forges.refreshNow();
            PlatformCounts first = forges.asked(Platform.GITLAB, 5);

            forges.refreshNow();
            PlatformCounts then = forges.asked(Platform.GITLAB, 40);

            assertThat(first.graphQl().refused()).isBetween(1L, 6L);
            assertThat(then.graphQl().refused())
                    .as(first.graphQl() + " then " + then.graphQl())
                    .isLessThan(8);
            assertThat(then.graphQl().requests()).isGreaterThan(20);
            forges.isWell(Platform.GITLAB);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 10})
    void a_gitlab_that_allows_no_query_worth_asking_is_asked_one_by_one(int percent) {
        try (TroubledForges forges = TroubledForges.calm(Platform.GITLAB, PROJECTS)) {
            forges.simulator().gitLabComplexity(percentOfUsual(percent, forges));
            forges.refreshNow();
            forges.minutes(3);
            forges.isOneByOne(Platform.GITLAB, Failure.Kind.TOO_LARGE);

            PlatformCounts asked = forges.asked(Platform.GITLAB, 25);

            forges.isOneByOne(Platform.GITLAB, Failure.Kind.TOO_LARGE);
            forges.holdsTheTruth(Platform.GITLAB);
            assertThat(forges.health(Platform.GITLAB).problem()).isNull();
            assertThat(asked.graphQl().refused()).isLessThan(10);
            assertThat(asked.requests()).isLessThan(forges.oneByOne(Platform.GITLAB, 25));

            forges.simulator().gitLabComplexity(250);
            forges.minutes(40);
            forges.isWell(Platform.GITLAB);
        }
    }

    /** Of the score of the largest query so far. */
    private static int percentOfUsual(int percent, TroubledForges forges) {
        long usual = forges.simulator().counts().of(Platform.GITLAB).graphQl().maxScore();
        return Math.toIntExact(usual * percent / 100);
    }

    private static String token(Platform platform) {
        return switch (platform) {
            case GITHUB -> SimulatorOptions.GITHUB_TOKEN;
            case GITLAB -> SimulatorOptions.GITLAB_TOKEN;
        };
    }

    private static String branch(TroubledForges forges, ProjectKey key) {
        return forges.world().read(() -> forges.world().get(key).defaultBranch());
    }
}
