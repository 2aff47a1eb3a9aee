package dev.cidashboard.simulator.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;

/** Every change that can happen inside a project, with the versions that it moves. */
final class Changes {

    private static final int KEPT_CLOSED = 20;

    private final World world;
    private final Random random;

    Changes(World world, Random random) {
        this.world = world;
        this.random = random;
    }

    Commit push(Project project, String branchName, String message, Instant now) {
        Branch branch = branch(project, branchName);
        String text = message == null ? Phrases.message(random, random.nextInt(100_000)) : message;
        Commit commit = new Commit(Phrases.sha(random), text, world.people().any(random), now);
        project.put(branch.movedTo(commit));
        project.pushedAt = now;
        project.branchesVersion = world.nextEdition();
        project.activityVersion = project.branchesVersion;
        for (MergeRequest mergeRequest : project.openMergeRequests()) {
            if (mergeRequest.sourceBranch().equals(branchName)) {
                project.put(mergeRequest.at(commit.sha(), now));
                project.mergeRequestsVersion = project.branchesVersion;
            }
        }
        Deed pushed =
                new Deed.OnBranch(Deed.Push.PUSHED, branchName, branch.head().sha(), commit.sha(), commit.firstLine());
        world.happened(project, commit.author(), pushed, now);
        return commit;
    }

    Pipeline start(Project project, String branchName, String workflowName, String event, Instant now) {
        return start(project, branch(project, branchName), branchName, workflow(project, workflowName), event, now);
    }

    Pipeline startForMergeRequest(Project project, int number, Instant now) {
        MergeRequest mergeRequest = mergeRequest(project, number);
        if (!mergeRequest.open()) {
            throw new IllegalArgumentException("merge request " + number + " of " + project.key() + " is not open");
        }
        Branch source = branch(project, mergeRequest.sourceBranch());
        Workflow workflow = workflow(project, null);
        return switch (project.key().platform()) {
            case GITHUB -> start(project, source, source.name(), workflow, "pull_request", now);
            case GITLAB ->
                start(project, source, "refs/merge-requests/" + number + "/head", workflow, "merge_request_event", now);
        };
    }

    private Pipeline start(Project project, Branch branch, String ref, Workflow workflow, String event, Instant now) {
        Pipeline pipeline = new Pipeline(
                world.serials().pipeline(project.key().platform()),
                nextNumber(project, workflow),
                workflow,
                ref,
                branch.head(),
                event,
                RunStatus.QUEUED,
                1,
                branch.head().author(),
                now,
                now,
                null,
                now);
        put(project, pipeline);
        return pipeline;
    }

    Pipeline set(Project project, long id, RunStatus status, Instant now) {
        if (!status.existsOn(project.key().platform())) {
            throw new IllegalArgumentException(
                    status + " does not exist on " + project.key().platform().word());
        }
        Pipeline pipeline = pipeline(project, id).with(status, now);
        put(project, pipeline);
        return pipeline;
    }

    Pipeline rerun(Project project, long id, Instant now) {
        Pipeline before = pipeline(project, id);
        Pipeline pipeline = before.rerun(now);
        project.remember(before);
        put(project, pipeline);
        return pipeline;
    }

    MergeRequest open(Project project, String sourceBranch, String title, boolean draft, Instant now) {
        Branch source = branch(project, sourceBranch);
        List<Person> reviewers = new ArrayList<>();
        for (int count = random.nextInt(3); count > 0; count--) {
            reviewers.add(world.people().any(random));
        }
        MergeRequest mergeRequest = new MergeRequest(
                world.serials().mergeRequest(project.key().platform()),
                ++project.lastNumber,
                title == null
                        ? Phrases.message(random, random.nextInt(9000))
                                .lines()
                                .findFirst()
                                .orElseThrow()
                        : title,
                world.people().any(random),
                reviewers,
                sourceBranch,
                project.defaultBranch(),
                source.head().sha(),
                draft,
                MergeRequest.State.OPEN,
                now,
                now);
        put(project, mergeRequest, true);
        tell(project, mergeRequest, Deed.Step.OPENED, now);
        return mergeRequest;
    }

    MergeRequest close(Project project, int number, boolean merged, Instant now) {
        MergeRequest mergeRequest =
                mergeRequest(project, number).with(merged ? MergeRequest.State.MERGED : MergeRequest.State.CLOSED, now);
        put(project, mergeRequest, true);
        tell(project, mergeRequest, merged ? Deed.Step.MERGED : Deed.Step.CLOSED, now);
        project.forgetClosedMergeRequests(2 * world.plan().mergeRequests() + KEPT_CLOSED);
        return mergeRequest;
    }

    /** Without an event: GitLab has none for a change of title, which is all that a draft is. */
    MergeRequest draft(Project project, int number, boolean draft, Instant now) {
        MergeRequest mergeRequest = mergeRequest(project, number).draft(draft, now);
        put(project, mergeRequest, false);
        return mergeRequest;
    }

    Branch addBranch(Project project, String name, Instant now) {
        if (project.branch(name).isPresent()) {
            throw new IllegalArgumentException("branch '" + name + "' is there already");
        }
        Branch from = project.head().orElseThrow(() -> new NoSuchElementException(project.key() + " has no commit"));
        Branch branch = new Branch(name, from.head(), false);
        project.put(branch);
        project.pushedAt = now;
        project.branchesVersion = world.nextEdition();
        project.activityVersion = project.branchesVersion;
        tellOfNew(project, branch, now);
        return branch;
    }

    void deleteBranch(Project project, String name, Instant now) {
        Branch branch = branch(project, name);
        if (branch.name().equals(project.defaultBranch())) {
            throw new IllegalArgumentException("branch '" + name + "' is the default branch");
        }
        project.remove(name);
        project.branchesVersion = world.nextEdition();
        Deed removed = new Deed.OnBranch(Deed.Push.REMOVED, name, branch.head().sha(), null, null);
        world.happened(project, branch.head().author(), removed, now);
    }

    /** The events of a project that was just created with its first branch. */
    void tellOfNew(Project project, Instant now) {
        Branch first = project.head().orElseThrow();
        world.happened(project, first.head().author(), new Deed.ProjectCreated(), now);
        tellOfNew(project, first, now);
    }

    int nextNumber(Project project, Workflow workflow) {
        return ++project.lastRunNumbers[workflow.index()];
    }

    private void tellOfNew(Project project, Branch branch, Instant now) {
        Commit head = branch.head();
        Deed added = new Deed.OnBranch(Deed.Push.CREATED, branch.name(), null, head.sha(), head.firstLine());
        world.happened(project, head.author(), added, now);
    }

    private void tell(Project project, MergeRequest one, Deed.Step step, Instant now) {
        Deed deed = new Deed.OnMergeRequest(step, one.id(), one.number(), one.title());
        world.happened(project, one.author(), deed, now);
    }

    private void put(Project project, Pipeline pipeline) {
        project.put(pipeline, Math.max(100, 2 * world.plan().pipelines()));
        project.pipelinesVersion = world.nextEdition();
        world.motion().watch(project, pipeline);
    }

    private void put(Project project, MergeRequest mergeRequest, boolean countChanges) {
        project.put(mergeRequest);
        project.mergeRequestsVersion = world.nextEdition();
        if (countChanges) {
            project.activityVersion = project.mergeRequestsVersion;
        }
    }

    private static Branch branch(Project project, String name) {
        return project.branch(name)
                .orElseThrow(() -> new NoSuchElementException("no branch '" + name + "' in " + project.key()));
    }

    private static Pipeline pipeline(Project project, long id) {
        return project.pipeline(id)
                .orElseThrow(() -> new NoSuchElementException("no pipeline " + id + " in " + project.key()));
    }

    private static MergeRequest mergeRequest(Project project, int number) {
        return project.mergeRequests().stream()
                .filter(candidate -> candidate.number() == number)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no merge request " + number + " in " + project.key()));
    }

    private static Workflow workflow(Project project, String name) {
        return project.workflows().stream()
                .filter(workflow -> name == null || workflow.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no workflow '" + name + "' in " + project.key()));
    }
}
