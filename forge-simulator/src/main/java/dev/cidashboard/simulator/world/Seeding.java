package dev.cidashboard.simulator.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes the world as it is on the first day: each project from its own random numbers, so that N+1 projects begin like N. */
final class Seeding {

    private static final String[] DEFAULT_BRANCHES = {
        "main", "main", "main", "main", "main", "master", "master", "trunk"
    };

    private final World world;
    private final WorldPlan plan;

    Seeding(World world) {
        this.world = world;
        this.plan = world.plan();
    }

    void fill(Instant now) {
        for (Platform platform : Platform.values()) {
            int count = plan.projects(platform);
            for (int index = 0; index < count; index++) {
                project(platform, index, true, now);
            }
            // Public projects of strangers: they can be read, but no list of the token's owner has them.
            int strangers = count == 0 ? 0 : Math.max(1, count / 50);
            for (int index = 0; index < strangers; index++) {
                project(platform, 1_000_000 + index, false, now);
            }
        }
    }

    /** A project as somebody creates it: one branch, one commit, nothing run yet. */
    Project young(Platform platform, String path, Instant now) {
        Random random = new Random(plan.seed() * 31 + path.hashCode());
        Project project = blank(platform, path, true, now, random);
        project.put(new Branch(project.defaultBranch, commit(random, now), true));
        publish(project);
        return project;
    }

    private void project(Platform platform, int index, boolean listed, Instant now) {
        Random random = new Random(plan.seed() * 1_000_003L + platform.ordinal() * 7_919L + index);
        random.nextInt();
        Instant born = now.minusSeconds(86_400L * (400 + random.nextInt(2000)));
        Project project = blank(platform, path(platform, index, listed, random), listed, born, random);
        project.visibility = listed ? visibility(platform, random) : Visibility.PUBLIC;
        project.archived = listed && index % 41 == 40;
        if (listed && index % 97 == 96) {
            // Nobody has pushed yet: GitHub still names a default branch, GitLab names none.
            project.defaultBranch = platform == Platform.GITHUB ? project.defaultBranch : null;
        } else {
            branches(project, random, born);
            // A quiet project lived until weeks ago as the others live until now.
            Instant lived = isQuiet(index) ? now.minusSeconds(86_400L * (8 + random.nextInt(80))) : now;
            history(project, random, lived, index);
            mergeRequests(project, random, lived);
        }
        if (plan.hostile() && listed) {
            Hostility.poison(project, index, world.people().get(3));
        }
        publish(project);
    }

    /** Spread evenly, so that any hundred projects hold about the same share. */
    private boolean isQuiet(int index) {
        return Math.floorMod(index * 37, 100) < plan.quiet() * 100;
    }

    private Project blank(Platform platform, String path, boolean listed, Instant born, Random random) {
        Project project = new Project(
                new ProjectKey(platform, world.serials().project(platform)),
                path,
                path.substring(path.lastIndexOf('/') + 1),
                listed,
                born,
                workflows(platform, random));
        project.description = random.nextInt(6) == 0 ? null : Phrases.pick(Phrases.DESCRIPTIONS, random);
        project.defaultBranch = Phrases.pick(DEFAULT_BRANCHES, random);
        return project;
    }

    private List<Workflow> workflows(Platform platform, Random random) {
        if (platform == Platform.GITLAB) {
            return List.of(new Workflow(0, 1, "", ".gitlab-ci.yml"));
        }
        List<Workflow> workflows = new ArrayList<>();
        int first = random.nextInt(Phrases.WORKFLOWS.length);
        for (int index = 0; index < 2 + random.nextInt(2); index++) {
            String name = Phrases.WORKFLOWS[(first + index * 3) % Phrases.WORKFLOWS.length];
            String file = name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", "-") + ".yml";
            workflows.add(new Workflow(index, world.serials().workflow(), name, ".github/workflows/" + file));
        }
        return workflows;
    }

    private String path(Platform platform, int index, boolean listed, Random random) {
        String owner = Phrases.ORGANISATIONS[index % Phrases.ORGANISATIONS.length];
        if (!listed) {
            owner = "public-commons";
        } else if (platform == Platform.GITHUB && index % 25 == 24) {
            owner = world.people().owner().login();
        } else if (platform == Platform.GITLAB && index % 3 > 0) {
            owner += "/" + Phrases.pick(Phrases.SUBGROUPS, random);
            if (index % 3 == 2) {
                owner += "/team-" + (char) ('a' + random.nextInt(6));
            }
        }
        String slug = Phrases.pick(Phrases.ADJECTIVES, random) + "-" + Phrases.pick(Phrases.NOUNS, random) + "-"
                + Phrases.pick(Phrases.KINDS, random);
        String path = owner + "/" + slug;
        return world.find(platform, path).isPresent() ? path + "-" + (index + 2) : path;
    }

    private static Visibility visibility(Platform platform, Random random) {
        int draw = random.nextInt(10);
        if (draw < 6) {
            return Visibility.PRIVATE;
        }
        return draw < 8 && platform == Platform.GITLAB ? Visibility.INTERNAL : Visibility.PUBLIC;
    }

    private void branches(Project project, Random random, Instant born) {
        project.put(new Branch(project.defaultBranch, commit(random, born), true));
        while (project.branches().size() < plan.branches()) {
            String name = Phrases.branchName(random, plan.branchName());
            if (project.branch(name).isPresent()) {
                name += "-" + project.branches().size();
            }
            project.put(new Branch(name, commit(random, born), name.startsWith("release/")));
        }
    }

    /** Pushes at even distances up to the last hours; each push runs one or more workflows. */
    private void history(Project project, Random random, Instant now, int index) {
        List<Branch> order = List.copyOf(project.branches());
        long gap = 1_200 + random.nextInt(20_000);
        long newest = 600 + random.nextInt(7_200);
        boolean silent = index % 23 == 22;
        int made = 0;
        while (made < plan.pipelines() && !silent) {
            boolean onDefault = random.nextInt(100) < 55 || made == 0 || made >= plan.pipelines() - 3;
            Branch branch = onDefault ? order.get(0) : order.get(random.nextInt(order.size()));
            Instant at = now.minusSeconds(newest + gap * (plan.pipelines() - made) + random.nextInt(600));
            Commit commit = commit(random, at);
            project.put(project.branch(branch.name()).orElseThrow().movedTo(commit));
            project.pushedAt = at;
            Cause cause = cause(project.key().platform(), order.indexOf(branch), branch.name(), random);
            for (Workflow workflow : project.workflows()) {
                if (made < plan.pipelines() && (workflow.index() == 0 || random.nextInt(4) > 0)) {
                    boolean last = made == plan.pipelines() - 1
                            && !isQuiet(index); // only the newest can be unfinished: ids count up with time
                    project.put(pipeline(project, workflow, cause, commit, at, now, last, random), Integer.MAX_VALUE);
                    made++;
                }
            }
        }
        if (silent || random.nextInt(12) == 0) {
            Instant at = now.minusSeconds(newest / 2);
            project.put(project.head().orElseThrow().movedTo(commit(random, at)));
            project.pushedAt = at;
        }
    }

    private record Cause(String ref, String event) {}

    /** A branch with an open merge request is run for that, too: on GitLab under a ref that is no branch. */
    private Cause cause(Platform platform, int place, String branch, Random random) {
        boolean reviewed = place >= 1 && place <= plan.mergeRequests();
        if (reviewed && random.nextInt(3) == 0) {
            return platform == Platform.GITHUB
                    ? new Cause(branch, "pull_request")
                    : new Cause("refs/merge-requests/" + place + "/head", "merge_request_event");
        }
        return new Cause(branch, random.nextInt(10) == 0 ? "schedule" : "push");
    }

    private Pipeline pipeline(
            Project project,
            Workflow workflow,
            Cause cause,
            Commit commit,
            Instant at,
            Instant now,
            boolean last,
            Random random) {
        Platform platform = project.key().platform();
        boolean unfinished = last && random.nextInt(9) == 0;
        RunStatus status = unfinished ? Outcomes.unfinished(platform, random) : Outcomes.finished(platform, random);
        Instant created = unfinished ? now.minusSeconds(5 + random.nextInt(300)) : at.plusSeconds(2);
        boolean idle = status.isQueued() || status == RunStatus.SKIPPED || status == RunStatus.SCHEDULED;
        int attempt = random.nextInt(12) == 0 ? 2 : 1;
        Instant queued = attempt == 1 ? created : created.plusSeconds(unfinished ? 0 : 300);
        Instant started = idle ? null : queued.plusSeconds(unfinished ? 2 : 3 + random.nextInt(20));
        Instant updated = idle || unfinished ? queued : started.plusSeconds(20 + random.nextInt(880));
        Pipeline pipeline = new Pipeline(
                world.serials().pipeline(platform),
                ++project.lastRunNumbers[workflow.index()],
                workflow,
                cause.ref(),
                commit,
                cause.event(),
                status,
                attempt,
                commit.author(),
                created,
                queued,
                started,
                updated);
        world.motion().watch(project, pipeline);
        return pipeline;
    }

    private void mergeRequests(Project project, Random random, Instant now) {
        List<Branch> sources = project.branches().stream()
                .filter(branch -> !branch.name().equals(project.defaultBranch))
                .toList();
        for (int made = 0; made < plan.mergeRequests() && !sources.isEmpty(); made++) {
            Branch source = sources.get(made % sources.size());
            Instant at = now.minusSeconds(3_600L * (1 + random.nextInt(400)));
            List<Person> reviewers = new ArrayList<>();
            for (int count = random.nextInt(3); count > 0; count--) {
                reviewers.add(world.people().any(random));
            }
            project.put(new MergeRequest(
                    world.serials().mergeRequest(project.key().platform()),
                    ++project.lastNumber,
                    Phrases.message(random, random.nextInt(9000))
                            .lines()
                            .findFirst()
                            .orElseThrow(),
                    world.people().any(random),
                    reviewers,
                    source.name(),
                    project.defaultBranch,
                    source.head().sha(),
                    random.nextInt(4) == 0,
                    MergeRequest.State.OPEN,
                    at,
                    at.plusSeconds(random.nextInt(3_000))));
        }
    }

    private Commit commit(Random random, Instant at) {
        return new Commit(
                Phrases.sha(random),
                Phrases.message(random, random.nextInt(100_000)),
                world.people().any(random),
                at);
    }

    private void publish(Project project) {
        long version = world.nextEdition();
        project.identityVersion = version;
        project.activityVersion = version;
        project.pipelinesVersion = version;
        project.branchesVersion = version;
        project.mergeRequestsVersion = version;
        world.add(project);
    }
}
