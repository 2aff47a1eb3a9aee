package dev.cidashboard.aggregator.day;

import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.simulator.world.Branch;
import dev.cidashboard.simulator.world.MergeRequest;
import dev.cidashboard.simulator.world.Pipeline;
import dev.cidashboard.simulator.world.Project;
import dev.cidashboard.simulator.world.ProjectKey;
import dev.cidashboard.simulator.world.Trigger;
import dev.cidashboard.simulator.world.Workflow;
import dev.cidashboard.simulator.world.World;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What people and machines do in a project. */
final class Doings {

    /**
     * What came is not taken away again sooner: a change that is undone before it must be seen would count as seen by
     * whoever slept through both.
     */
    private static final Duration STAYS = Duration.ofMinutes(40);

    private static final int PLENTY_OF_MERGE_REQUESTS = 6;
    private static final int PLENTY_OF_BRANCHES = 12;
    private static final int RECENT_RUNS = 10;

    private final World world;
    private final SimulatedClock clock;
    private final Random random;
    private final Chronicle chronicle;
    private final Runs runs;
    private final Map<Subject, Instant> touched = new HashMap<>();
    private int names;

    Doings(World world, SimulatedClock clock, Random random, Chronicle chronicle, Runs runs) {
        this.world = world;
        this.clock = clock;
        this.random = random;
        this.chronicle = chronicle;
        this.runs = runs;
    }

    /** Something happens in a project that has a commit and is not archived. */
    void something(ProjectKey key) {
        int draw = random.nextInt(100);
        if (draw < 45) {
            push(key);
        } else if (draw < 57) {
            runUnpushed(key);
        } else if (draw < 64) {
            runAgain(key);
        } else if (draw < 85) {
            changeMergeRequests(key);
        } else {
            changeBranches(key);
        }
    }

    private void push(ProjectKey key) {
        Project project = world.get(key);
        Branch branch = random.nextBoolean() ? project.head().orElseThrow() : any(List.copyOf(project.branches()));
        world.pushCommit(key, branch.name(), null);
        Optional<MergeRequest> reviewed = project.openMergeRequests().stream()
                .filter(one -> one.sourceBranch().equals(branch.name()))
                .findFirst();
        if (reviewed.isPresent() && random.nextBoolean()) {
            runs.queued(key, world.startMergeRequestPipeline(key, reviewed.get().number()), false);
            return;
        }
        for (Workflow workflow : project.workflows()) {
            if (workflow.index() == 0 || workflow.index() == 1 && random.nextInt(5) < 2) {
                runs.queued(key, world.startPipeline(key, branch.name(), workflow.name()), false);
            }
        }
    }

    private void runUnpushed(ProjectKey key) {
        Project project = world.get(key);
        Branch branch = random.nextInt(5) < 3 ? project.head().orElseThrow() : any(List.copyOf(project.branches()));
        Trigger trigger = random.nextBoolean() ? Trigger.SCHEDULE : Trigger.MANUAL;
        String workflow = any(project.workflows()).name();
        runs.queued(key, world.startPipeline(key, branch.name(), workflow, trigger), true);
    }

    private void runAgain(ProjectKey key) {
        List<Pipeline> all = world.get(key).pipelines();
        List<Pipeline> ended = all.subList(Math.max(0, all.size() - RECENT_RUNS), all.size()).stream()
                .filter(run -> run.status().finished())
                .toList();
        if (ended.isEmpty()) {
            runUnpushed(key);
        } else {
            runs.queued(key, world.rerun(key, any(ended).id()), true);
        }
    }

    private void changeMergeRequests(ProjectKey key) {
        List<MergeRequest> open = world.get(key).openMergeRequests().stream()
                .filter(one -> isSettled(merge(key, one.number())))
                .toList();
        boolean few = world.get(key).openMergeRequests().size() < PLENTY_OF_MERGE_REQUESTS;
        int draw = random.nextInt(3);
        if (open.isEmpty() || few && draw == 0) {
            open(key);
        } else if (draw < 2) {
            MergeRequest one = any(open);
            world.closeMergeRequest(key, one.number(), random.nextInt(4) > 0);
            chronicle.happened(merge(key, one.number()), Kind.MERGE_REQUEST, Subject.ABSENT);
        } else {
            MergeRequest one = any(open);
            world.draftMergeRequest(key, one.number(), !one.draft());
            seen(merge(key, one.number()), Kind.MERGE_REQUEST, Subject.OfMergeRequest.look(!one.draft()));
        }
    }

    private void open(ProjectKey key) {
        List<Branch> sources = others(key);
        if (sources.isEmpty()) {
            addBranch(key);
            return;
        }
        boolean draft = random.nextInt(4) == 0;
        MergeRequest made = world.openMergeRequest(key, any(sources).name(), null, draft);
        seen(merge(key, made.number()), Kind.MERGE_REQUEST, Subject.OfMergeRequest.look(draft));
    }

    private void changeBranches(ProjectKey key) {
        List<String> sources = world.get(key).openMergeRequests().stream()
                .map(MergeRequest::sourceBranch)
                .toList();
        List<Branch> needless = others(key).stream()
                .filter(branch -> !sources.contains(branch.name()))
                .filter(branch -> isSettled(new Subject.OfBranch(Chronicle.id(key), branch.name())))
                .toList();
        boolean few = world.get(key).branches().size() < PLENTY_OF_BRANCHES;
        if (needless.isEmpty() || few && random.nextBoolean()) {
            addBranch(key);
        } else {
            String name = any(needless).name();
            world.deleteBranch(key, name);
            chronicle.happened(new Subject.OfBranch(Chronicle.id(key), name), Kind.BRANCH, Subject.ABSENT);
        }
    }

    /** With forty characters, as the names of the world's other branches have. */
    private void addBranch(ProjectKey key) {
        String name = world.addBranch(key, "feature/%032d".formatted(names++)).name();
        seen(new Subject.OfBranch(Chronicle.id(key), name), Kind.BRANCH, Subject.OfBranch.THERE);
    }

    private void seen(Subject subject, Kind kind, String look) {
        touched.put(subject, clock.instant());
        chronicle.happened(subject, kind, look);
    }

    private boolean isSettled(Subject subject) {
        Instant at = touched.get(subject);
        return at == null || at.isBefore(clock.instant().minus(STAYS));
    }

    private List<Branch> others(ProjectKey key) {
        Project project = world.get(key);
        return project.branches().stream()
                .filter(branch -> !branch.name().equals(project.defaultBranch()))
                .toList();
    }

    private static Subject merge(ProjectKey key, int number) {
        return new Subject.OfMergeRequest(Chronicle.id(key), number);
    }

    private <T> T any(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
