package dev.cidashboard.aggregator.connector.github;

import dev.cidashboard.api.ProjectId;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.LongStream;

import static dev.cidashboard.aggregator.fixture.Samples.github;
import static org.assertj.core.api.Assertions.assertThat;

class FollowedRunsTest {

    private static final int MOST = 200;
    private static final ProjectId ONE = github(1).id();

    private final FollowedRuns followed = new FollowedRuns();

    @Test
    void a_run_that_its_branch_tells_of_is_not_asked_for() {
        followed.told(ONE, runs(1, 2));

        assertThat(followed.toAsk(List.of(ONE), MOST)).isEmpty();
    }

    @Test
    void a_run_that_no_branch_tells_of_any_more_is_asked_for_by_its_id() {
        followed.told(ONE, runs(1, 2));
        followed.told(ONE, runs(2, 3));

        assertThat(followed.toAsk(List.of(ONE), MOST)).containsExactly("WFR_1");
        assertThat(followed.answered(1)).contains(ONE);
    }

    @Test
    void a_run_that_a_list_named_is_asked_for_unless_a_branch_tells_of_it() {
        followed.listed(ONE, 1, "WFR_1");
        followed.listed(ONE, 2, "WFR_2");
        followed.told(ONE, runs(2));

        assertThat(followed.toAsk(List.of(ONE), MOST)).containsExactly("WFR_1");
    }

    @Test
    void only_the_latest_few_of_a_project_are_asked_for() {
        followed.told(ONE, runs(1, 2, 3, 4, 5));
        followed.told(ONE, runs(6));

        assertThat(followed.toAsk(List.of(ONE), 3)).containsExactly("WFR_5", "WFR_4", "WFR_3");
    }

    @Test
    void one_that_is_never_answered_is_given_up() {
        followed.told(ONE, runs(1));
        followed.told(ONE, runs(2));

        for (int times = 0; times < 3; times++) {
            assertThat(followed.toAsk(List.of(ONE), MOST)).containsExactly("WFR_1");
        }

        assertThat(followed.toAsk(List.of(ONE), MOST)).isEmpty();
    }

    @Test
    void one_that_is_answered_is_asked_for_again_and_again() {
        followed.told(ONE, runs(1));
        followed.told(ONE, runs(2));

        for (int times = 0; times < 10; times++) {
            assertThat(followed.toAsk(List.of(ONE), MOST)).containsExactly("WFR_1");
            followed.answered(1);
        }
    }

    @Test
    void no_more_are_asked_for_than_a_list_may_hold() {
        List<ProjectId> projects = LongStream.range(0, 60)
                .mapToObj(number -> github((int) number).id())
                .toList();
        for (int i = 0; i < projects.size(); i++) {
            followed.told(projects.get(i), runs(10 * i + 1, 10 * i + 2));
            followed.told(projects.get(i), runs(10 * i + 3));
        }

        assertThat(followed.toAsk(projects, 100)).hasSizeBetween(50, 100);
    }

    @Test
    void of_a_project_that_is_gone_nothing_is_known() {
        followed.told(ONE, runs(1));
        followed.told(ONE, runs(2));

        followed.forget(ONE);

        assertThat(followed.toAsk(List.of(ONE), MOST)).isEmpty();
        assertThat(followed.answered(1)).isEmpty();
    }

    private static List<GitHubSweep.WorkflowRun> runs(long... numbers) {
        return LongStream.of(numbers)
                .mapToObj(number -> new GitHubSweep.WorkflowRun("WFR_" + number, number, null, null))
                .toList();
    }
}
