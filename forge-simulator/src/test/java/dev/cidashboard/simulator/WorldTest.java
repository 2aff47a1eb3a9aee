package dev.cidashboard.simulator;

import dev.cidashboard.simulator.world.Branch;
import dev.cidashboard.simulator.world.MergeRequest;
import dev.cidashboard.simulator.world.Pipeline;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.Project;
import dev.cidashboard.simulator.world.ProjectKey;
import dev.cidashboard.simulator.world.RunStatus;
import dev.cidashboard.simulator.world.Trigger;
import dev.cidashboard.simulator.world.Truth;
import dev.cidashboard.simulator.world.World;
import dev.cidashboard.simulator.world.WorldPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorldTest {

    private static final WorldPlan PLAN = WorldPlan.SMALL.withProjects(60, 60).withMotion(0.05, 0.1);

    private final SettableClock clock = new SettableClock();

    @Test
    void the_same_seed_and_the_same_calls_make_the_same_world() {
        World one = lived(PLAN);
        World other = lived(PLAN);

        for (Platform platform : Platform.values()) {
            assertThat(one.truths(platform)).isEqualTo(other.truths(platform));
        }
        assertThat(one.edition()).isEqualTo(other.edition());
    }

    @Test
    void another_seed_makes_another_world() {
        World one = new World(PLAN, clock);
        World other = new World(PLAN.withSeed(2), clock);

        assertThat(one.truths(Platform.GITHUB)).isNotEqualTo(other.truths(Platform.GITHUB));
    }

    @Test
    void a_world_has_the_size_that_was_planned() {
        World world = new World(WorldPlan.SMALL.withProjects(20, 20).withSize(7, 4, 30), clock);

        Truth first = world.truths(Platform.GITLAB).get(0);

        assertThat(world.keys(Platform.GITHUB)).hasSize(20);
        assertThat(first.branchCount()).isEqualTo(7);
        assertThat(first.openMergeRequests()).isEqualTo(4);
        assertThat(world.get(world.keys(Platform.GITLAB).get(0)).pipelines()).hasSize(30);
    }

    @Test
    void branches_have_names_as_long_as_planned() {
        World world = new World(WorldPlan.SMALL.withProjects(3, 3).withBranchNames(40), clock);

        List<String> names = world.keys(Platform.GITLAB).stream()
                .flatMap(key -> world.get(key).branches().stream())
                .map(Branch::name)
                .filter(name -> !List.of("main", "master", "trunk").contains(name))
                .toList();

        assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(name).hasSizeBetween(40, 43));
    }

    @Test
    void in_quiet_projects_nothing_has_happened_for_more_than_a_week() {
        World world = new World(WorldPlan.SMALL.withProjects(100, 0).withQuiet(0.65), clock);
        Instant aWeekAgo = clock.instant().minus(Duration.ofDays(7));

        List<Project> quiet = world.keys(Platform.GITHUB).stream()
                .map(world::get)
                .filter(project -> project.pushedAt().isBefore(aWeekAgo)
                        && project.pipelines().stream()
                                .allMatch(run -> run.updatedAt().isBefore(aWeekAgo)
                                        && !run.status().active())
                        && project.mergeRequests().stream()
                                .allMatch(one -> one.updatedAt().isBefore(aWeekAgo)))
                .toList();

        // Some are empty or silent besides.
        assertThat(quiet).hasSizeBetween(65, 70);
    }

    @Test
    void many_statuses_occur_and_some_projects_have_none() {
        World world = new World(PLAN.withProjects(300, 300), clock);

        Set<String> words = new HashSet<>();
        world.truths(Platform.GITHUB).forEach(truth -> words.add(truth.status()));
        world.truths(Platform.GITLAB).forEach(truth -> words.add(truth.status()));

        assertThat(words)
                .contains("success", "failed", "cancelled", "running", "queued", "timed_out", "none")
                .contains("success_with_warnings", "action_required", "error", "skipped");
    }

    @Test
    void some_pipelines_of_gitlab_run_for_a_merge_request_and_no_branch() {
        World world = new World(PLAN, clock);

        Set<String> refs = new HashSet<>();
        for (ProjectKey key : world.keys(Platform.GITLAB)) {
            world.get(key).pipelines().forEach(pipeline -> refs.add(pipeline.ref()));
        }

        assertThat(refs).contains("refs/merge-requests/1/head", "main");
    }

    @Test
    void pipelines_queue_run_and_end_as_time_goes_by() {
        World world = new World(WorldPlan.SMALL.withProjects(1, 0).withMotion(0, 0), clock);
        ProjectKey key = world.keys(Platform.GITHUB).get(0);
        Pipeline started = world.startPipeline(key, world.truth(key).defaultBranch(), null);

        clock.advance(Duration.ofSeconds(20));
        world.step(clock.instant());
        RunStatus afterQueue = status(world, key, started);
        clock.advance(Duration.ofMinutes(3));
        world.step(clock.instant());

        assertThat(started.status()).isEqualTo(RunStatus.QUEUED);
        assertThat(afterQueue).isEqualTo(RunStatus.RUNNING);
        assertThat(status(world, key, started).active()).isFalse();
    }

    @Test
    void a_day_of_life_leaves_the_world_about_as_big_as_it_was() {
        World world = new World(WorldPlan.SMALL.withProjects(10, 10).withMotion(0.2, 0), clock);

        for (int step = 0; step < 5_000; step++) {
            clock.advance(Duration.ofSeconds(17));
            world.step(clock.instant());
        }

        assertThat(world.truths(Platform.GITHUB))
                .allSatisfy(truth -> assertThat(truth.branchCount()).isBetween(1, 12))
                .allSatisfy(truth -> assertThat(truth.openMergeRequests()).isLessThanOrEqualTo(6));
        assertThat(world.keys(Platform.GITHUB))
                .extracting(key -> world.get(key).pipelines().size())
                .allMatch(size -> size <= 100);
    }

    @Test
    void a_push_leaves_the_head_without_a_pipeline_and_the_verdict_as_it_was() {
        World world = new World(WorldPlan.SMALL.withProjects(1, 1), clock);
        ProjectKey key = world.keys(Platform.GITLAB).get(0);
        Truth before = world.truth(key);

        world.pushCommit(key, before.defaultBranch(), "Say it better");

        Truth after = world.truth(key);
        assertThat(after.lastCommit().message()).isEqualTo("Say it better");
        assertThat(after.pipeline()).isEqualTo(before.pipeline());
    }

    @Test
    void one_failed_workflow_decides_over_a_running_one() {
        World world = new World(WorldPlan.SMALL.withProjects(1, 0), clock);
        ProjectKey key = world.keys(Platform.GITHUB).get(0);
        String branch = world.truth(key).defaultBranch();
        List<String> workflows =
                world.get(key).workflows().stream().map(one -> one.name()).toList();
        for (String workflow : workflows) {
            world.finishPipeline(key, world.startPipeline(key, branch, workflow).id(), RunStatus.SUCCESS);
        }
        Pipeline failed = world.startPipeline(key, branch, workflows.get(1));
        world.finishPipeline(key, failed.id(), RunStatus.FAILED);

        world.setPipeline(
                key, world.startPipeline(key, branch, workflows.get(0)).id(), RunStatus.RUNNING);

        assertThat(world.truth(key).status()).isEqualTo("failed");
        assertThat(world.truth(key).pipeline().id()).isEqualTo(failed.id());
    }

    @Test
    void a_rerun_is_the_next_attempt_of_the_same_pipeline() {
        World world = new World(WorldPlan.SMALL.withProjects(1, 0), clock);
        ProjectKey key = world.keys(Platform.GITHUB).get(0);
        Pipeline first = world.startPipeline(key, world.truth(key).defaultBranch(), null);
        world.finishPipeline(key, first.id(), RunStatus.FAILED);

        Pipeline second = world.rerun(key, first.id());

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.status()).isEqualTo(RunStatus.QUEUED);
        assertThat(second.createdAt()).isEqualTo(first.createdAt());
    }

    @ParameterizedTest
    @CsvSource({
        "GITHUB,PUSH,push", "GITHUB,SCHEDULE,schedule", "GITHUB,MANUAL,workflow_dispatch",
        "GITLAB,PUSH,push", "GITLAB,SCHEDULE,schedule", "GITLAB,MANUAL,web"
    })
    void a_pipeline_that_nobody_pushed_for_moves_neither_head_nor_push_time(
            Platform platform, Trigger trigger, String event) {
        World world = new World(WorldPlan.SMALL.withProjects(1, 1), clock);
        ProjectKey key = world.keys(platform).get(0);
        Truth before = world.truth(key);
        Instant pushedAt = world.get(key).pushedAt();
        clock.advance(Duration.ofMinutes(1));

        Pipeline started = world.startPipeline(key, before.defaultBranch(), null, trigger);

        assertThat(started.event()).isEqualTo(event);
        assertThat(started.commit().sha()).isEqualTo(before.lastCommit().sha());
        assertThat(world.truth(key).lastCommit()).isEqualTo(before.lastCommit());
        assertThat(world.get(key).pushedAt()).isEqualTo(pushedAt);
    }

    @Test
    void a_pipeline_of_a_merge_request_has_a_ref_of_its_own_on_gitlab_only() {
        World world = new World(WorldPlan.SMALL.withProjects(1, 1), clock);
        ProjectKey gitHub = world.keys(Platform.GITHUB).get(0);
        ProjectKey gitLab = world.keys(Platform.GITLAB).get(0);
        MergeRequest ofGitHub = world.get(gitHub).openMergeRequests().get(0);
        MergeRequest ofGitLab = world.get(gitLab).openMergeRequests().get(0);

        Pipeline onGitHub = world.startMergeRequestPipeline(gitHub, ofGitHub.number());
        Pipeline onGitLab = world.startMergeRequestPipeline(gitLab, ofGitLab.number());

        assertThat(onGitHub.ref()).isEqualTo(ofGitHub.sourceBranch());
        assertThat(onGitHub.event()).isEqualTo("pull_request");
        assertThat(onGitLab.ref()).isEqualTo("refs/merge-requests/" + ofGitLab.number() + "/head");
        assertThat(onGitLab.event()).isEqualTo("merge_request_event");
        assertThatThrownBy(() -> world.startMergeRequestPipeline(gitLab, 4711))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("4711");
    }

    @Test
    void merge_requests_branches_and_projects_come_and_go() {
        World world = new World(WorldPlan.SMALL.withProjects(0, 1), clock);
        ProjectKey key = world.keys(Platform.GITLAB).get(0);
        Truth before = world.truth(key);

        world.addBranch(key, "topic/with/slashes");
        int number = world.openMergeRequest(key, "topic/with/slashes", "A draft", true)
                .number();
        Truth during = world.truth(key);
        world.closeMergeRequest(key, number, true);
        world.deleteBranch(key, "topic/with/slashes");
        ProjectKey made = world.create(Platform.GITLAB, "new-group/new-project");
        world.delete(key);

        assertThat(during.branchCount()).isEqualTo(before.branchCount() + 1);
        assertThat(during.openMergeRequests()).isEqualTo(before.openMergeRequests() + 1);
        assertThat(during.draftMergeRequests()).isEqualTo(before.draftMergeRequests() + 1);
        assertThat(world.keys(Platform.GITLAB)).containsExactly(made);
        assertThat(world.truth(made).status()).isEqualTo("none");
    }

    @Test
    void what_is_not_there_is_refused_by_name() {
        World world = new World(WorldPlan.SMALL.withProjects(1, 0), clock);
        ProjectKey key = world.keys(Platform.GITHUB).get(0);

        assertThatThrownBy(() -> world.pushCommit(key, "no-such-branch", "x"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("no-such-branch");
        assertThatThrownBy(() -> world.get(new ProjectKey(Platform.GITHUB, 4)))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("github:4");
    }

    private World lived(WorldPlan plan) {
        SettableClock own = new SettableClock();
        World world = new World(plan, own);
        for (int step = 0; step < 200; step++) {
            own.advance(Duration.ofSeconds(5));
            world.step(own.instant());
        }
        return world;
    }

    private static RunStatus status(World world, ProjectKey key, Pipeline pipeline) {
        return world.get(key).pipeline(pipeline.id()).orElseThrow().status();
    }
}
