package dev.cidashboard.simulator.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The life of the world: pipelines move on by the clock, and new things happen at the plan's rate. */
final class Motion {

    private record Moving(ProjectKey project, long pipeline) {}

    private final World world;
    private final Changes changes;
    private final Random random;
    private final Map<Moving, Project> moving = new LinkedHashMap<>();
    private double due;
    private int created;

    Motion(World world, Changes changes, Random random) {
        this.world = world;
        this.changes = changes;
        this.random = random;
    }

    void watch(Project project, Pipeline pipeline) {
        Moving key = new Moving(project.key(), pipeline.id());
        if (pipeline.status().active()) {
            moving.put(key, project);
        } else {
            moving.remove(key);
        }
    }

    void forget(Project project) {
        moving.values().removeIf(project::equals);
    }

    void step(Instant now) {
        for (Map.Entry<Moving, Project> entry : List.copyOf(moving.entrySet())) {
            entry.getValue()
                    .pipeline(entry.getKey().pipeline())
                    .ifPresent(pipeline -> moveOn(entry.getValue(), pipeline, now));
        }
        List<Project> lively = lively();
        due += lively.size() * world.plan().activity();
        for (; due >= 1 && !lively.isEmpty(); due--) {
            if (random.nextDouble() < world.plan().churn()) {
                changeProjects(lively.get(random.nextInt(lively.size())));
                lively = lively();
            } else {
                happen(lively.get(random.nextInt(lively.size())), now);
            }
        }
    }

    private List<Project> lively() {
        List<Project> lively = new ArrayList<>();
        for (Platform platform : Platform.values()) {
            for (Project project : world.projects(platform)) {
                if (project.listed() && !project.archived() && project.head().isPresent()) {
                    lively.add(project);
                }
            }
        }
        return lively;
    }

    /** Queued for 2 to 15 seconds, then running for 20 to 140: both follow from the id, so that they need no memory. */
    private void moveOn(Project project, Pipeline pipeline, Instant now) {
        long draw = Math.floorMod(pipeline.id() * 2654435761L + pipeline.attempt(), 1_000_003L);
        if (pipeline.status().isQueued()) {
            if (!now.isBefore(pipeline.queuedAt().plusSeconds(2 + draw % 14))) {
                changes.set(project, pipeline.id(), RunStatus.RUNNING, now);
            }
        } else if (!now.isBefore(pipeline.startedAt().plusSeconds(20 + draw % 121))) {
            RunStatus end = pipeline.status() == RunStatus.CANCELING
                    ? RunStatus.CANCELLED
                    : Outcomes.finished(project.key().platform(), random);
            changes.set(project, pipeline.id(), end, now);
        }
    }

    private void happen(Project project, Instant now) {
        List<Branch> branches = List.copyOf(project.branches());
        Branch branch =
                random.nextBoolean() ? project.head().orElseThrow() : branches.get(random.nextInt(branches.size()));
        int draw = random.nextInt(100);
        if (draw < 45) {
            pushAndStart(project, branch, now);
        } else if (draw < 55) {
            String workflow = Phrases.pick(project.workflows().toArray(Workflow[]::new), random)
                    .name();
            changes.start(project, branch.name(), workflow, "schedule", now);
        } else if (draw < 62) {
            rerunSomething(project, now);
        } else if (draw < 90) {
            changeMergeRequests(project, branches, now);
        } else {
            changeBranches(project, branch, now);
        }
    }

    private void pushAndStart(Project project, Branch branch, Instant now) {
        changes.push(project, branch.name(), null, now);
        for (Workflow workflow : project.workflows()) {
            if (workflow.index() == 0 || random.nextInt(3) > 0) {
                changes.start(project, branch.name(), workflow.name(), "push", now);
            }
        }
    }

    private void rerunSomething(Project project, Instant now) {
        List<Pipeline> ended = project.pipelines().stream()
                .skip(Math.max(0, project.pipelines().size() - 10))
                .filter(pipeline -> pipeline.status().finished())
                .toList();
        if (!ended.isEmpty()) {
            changes.rerun(project, ended.get(random.nextInt(ended.size())).id(), now);
        }
    }

    private void changeMergeRequests(Project project, List<Branch> branches, Instant now) {
        List<MergeRequest> open = project.openMergeRequests();
        int plenty = Math.max(1, 2 * world.plan().mergeRequests());
        if (open.isEmpty() || (open.size() < plenty && random.nextBoolean())) {
            Branch source = branches.get(random.nextInt(branches.size()));
            if (!source.name().equals(project.defaultBranch())) {
                changes.open(project, source.name(), null, random.nextInt(4) == 0, now);
            }
            return;
        }
        MergeRequest one = open.get(random.nextInt(open.size()));
        if (random.nextInt(4) == 0) {
            changes.draft(project, one.number(), !one.draft(), now);
        } else {
            changes.close(project, one.number(), random.nextInt(4) > 0, now);
        }
    }

    private void changeBranches(Project project, Branch branch, Instant now) {
        boolean few = project.branches().size() < Math.max(2, 2 * world.plan().branches());
        if (few && random.nextBoolean()) {
            String name = Phrases.branchName(random, world.plan().branchName());
            if (project.branch(name).isEmpty()) {
                changes.addBranch(project, name, now);
            }
        } else if (!branch.name().equals(project.defaultBranch())) {
            changes.deleteBranch(project, branch.name(), now);
        }
    }

    private void changeProjects(Project project) {
        String path = project.namespace() + "/" + Phrases.pick(Phrases.ADJECTIVES, random) + "-"
                + Phrases.pick(Phrases.NOUNS, random) + "-" + ++created + "x";
        switch (random.nextInt(3)) {
            case 0 -> world.create(project.key().platform(), path);
            case 1 -> world.rename(project.key(), path);
            default -> world.delete(project.key());
        }
    }
}
