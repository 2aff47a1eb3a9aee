package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.ConnectorFactory;
import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.forge.ForgeListener;
import dev.cidashboard.aggregator.forge.ForgeSettings;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.configuration.Configuration;
import dev.cidashboard.configuration.InstanceConfiguration;
import dev.cidashboard.configuration.Secret;
import dev.cidashboard.simulator.ForgeSimulator;
import dev.cidashboard.simulator.SimulatorOptions;
import dev.cidashboard.simulator.fault.Fault;
import dev.cidashboard.simulator.fault.FaultKind;
import dev.cidashboard.simulator.world.Branch;
import dev.cidashboard.simulator.world.MergeRequest;
import dev.cidashboard.simulator.world.Pipeline;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.Project;
import dev.cidashboard.simulator.world.ProjectKey;
import dev.cidashboard.simulator.world.RunStatus;
import dev.cidashboard.simulator.world.WorldPlan;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A GitHub and a GitLab with a few small projects, that change and fail as chance has it. */
final class SimulatedForges implements AutoCloseable {

    private static final List<Platform> PLATFORMS = List.of(Platform.values());

    /**
     * Without those that take real time, and without those that tell something else under the same ETag: what was
     * confirmed by a 304 is rightly believed.
     */
    private static final List<FaultKind> FAULTS = List.of(
            FaultKind.UNAUTHORIZED,
            FaultKind.INSUFFICIENT_SCOPE,
            FaultKind.PRIMARY_LIMIT,
            FaultKind.SECONDARY_LIMIT,
            FaultKind.TOO_MANY_REQUESTS,
            FaultKind.NOT_FOUND,
            FaultKind.SERVER_ERROR,
            FaultKind.BAD_GATEWAY,
            FaultKind.CUT_SHORT,
            FaultKind.CUT_JSON,
            FaultKind.RESET,
            FaultKind.REDIRECT_ELSEWHERE,
            FaultKind.REDIRECT_LOOP,
            FaultKind.HTML,
            FaultKind.MALFORMED_LIMITS);

    private static final List<String> PATHS =
            List.of("pipelines|runs", "branches", "merge_requests|pulls", "commits", "projects$|user/repos");

    private final ForgeSimulator simulator;
    private final SimulatedClock clock;
    private final Random random;
    private int names;

    SimulatedForges(SimulatedClock clock, Random random) {
        this.clock = clock;
        this.random = random;
        WorldPlan plan = WorldPlan.SMALL
                .withSeed(random.nextInt())
                .withProjects(2, 2)
                .withSize(3, 2, 6)
                .withMotion(0.3, 0.05);
        this.simulator =
                ForgeSimulator.start(SimulatorOptions.defaults().withPlan(plan).withClock(clock));
    }

    Connectors connectors() {
        // No retries: each would wait in real time, and what they do is tested with the connectors.
        ForgeSettings settings = new ForgeSettings(
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                20_000_000,
                16,
                4,
                0,
                Duration.ofMillis(1),
                10_000,
                Duration.ofMillis(1),
                10_000);
        Configuration configuration = Configuration.defaults()
                .withInstances(List.of(
                        instance(
                                dev.cidashboard.configuration.Platform.GITHUB,
                                simulator.githubUrl(),
                                SimulatorOptions.GITHUB_TOKEN),
                        instance(
                                dev.cidashboard.configuration.Platform.GITLAB,
                                simulator.gitlabUrl(),
                                SimulatorOptions.GITLAB_TOKEN)));
        return new ConnectorFactory(settings, ForgeListener.NONE, clock).connectors(configuration);
    }

    dev.cidashboard.simulator.world.World world() {
        return simulator.world();
    }

    static ProjectId id(ProjectKey key) {
        return new ProjectId(new InstanceId(key.platform().word() + "-main"), Long.toString(key.id()));
    }

    /** All projects that the forges list. */
    List<ProjectKey> keys() {
        return PLATFORMS.stream()
                .flatMap(platform -> world().keys(platform).stream())
                .toList();
    }

    /** Something happens on a forge; says what. */
    String change() {
        clock.advance(Duration.ofSeconds(1 + random.nextInt(40)));
        ProjectKey key = pick(keys());
        if (key == null || random.nextInt(25) == 0) {
            return "created " + world().create(pick(PLATFORMS), "made/project-" + names++);
        }
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> {
                world().step(clock.instant());
                yield "the world moved on";
            }
            case 3 -> "pushed to " + key + ": " + world().pushCommit(key, pick(branches(key)), "Change " + names++);
            case 4, 5 ->
                "started "
                        + world().startPipeline(key, pick(branches(key)), null).id() + " of " + key;
            case 6, 7 -> endOrRerun(key);
            case 8 ->
                "opened "
                        + world().openMergeRequest(key, pick(branches(key)), "Merge " + names++, random.nextBoolean());
            case 9 -> changeMergeRequest(key);
            case 10 -> changeBranches(key);
            default -> changeProject(key);
        };
    }

    /** Something goes wrong, or is right again; says what. */
    String breakOrRepair() {
        if (random.nextInt(3) == 0) {
            repair();
            return "repaired";
        }
        Fault fault = Fault.of(pick(FAULTS)).forShare(pick(List.of(1.0, 0.5, 0.25)));
        fault = random.nextInt(3) == 0 ? fault : fault.on(pick(PLATFORMS));
        fault = random.nextInt(3) == 0 ? fault : fault.onPath(pick(PATHS));
        simulator.faults().add(fault);
        return "broken: " + fault;
    }

    void repair() {
        simulator.faults().clear();
    }

    @Override
    public void close() {
        simulator.close();
    }

    private String endOrRerun(ProjectKey key) {
        List<Pipeline> pipelines =
                world().read(() -> List.copyOf(world().get(key).pipelines()));
        Pipeline pipeline = pick(pipelines.subList(Math.max(0, pipelines.size() - 5), pipelines.size()));
        if (pipeline == null) {
            return "nothing to end in " + key;
        }
        if (!pipeline.status().active()) {
            world().rerun(key, pipeline.id());
            return "ran " + pipeline.id() + " of " + key + " again";
        }
        RunStatus end = pick(Arrays.stream(RunStatus.values())
                .filter(status -> status.finished() && status.existsOn(key.platform()))
                .toList());
        world().finishPipeline(key, pipeline.id(), end);
        return "ended " + pipeline.id() + " of " + key + " as " + end;
    }

    private String changeMergeRequest(ProjectKey key) {
        MergeRequest request =
                pick(world().read(() -> new ArrayList<>(world().get(key).openMergeRequests())));
        if (request == null) {
            return "nothing to merge in " + key;
        }
        if (random.nextBoolean()) {
            world().draftMergeRequest(key, request.number(), !request.draft());
            return "draft or not: " + request.number() + " of " + key;
        }
        world().closeMergeRequest(key, request.number(), random.nextBoolean());
        return "closed " + request.number() + " of " + key;
    }

    private String changeBranches(ProjectKey key) {
        String main = world().get(key).defaultBranch();
        String branch =
                pick(branches(key).stream().filter(name -> !name.equals(main)).toList());
        if (branch == null || random.nextBoolean()) {
            return "added " + world().addBranch(key, "feature/b-" + names++).name() + " to " + key;
        }
        world().deleteBranch(key, branch);
        return "deleted " + branch + " of " + key;
    }

    private String changeProject(ProjectKey key) {
        switch (random.nextInt(4)) {
            case 0 -> world().rename(key, "moved/project-" + names++);
            case 1 -> world().describe(key, "About " + names++);
            case 2 -> world().archive(key, random.nextBoolean());
            default -> world().delete(key);
        }
        return "renamed, described, archived or deleted " + key;
    }

    private List<String> branches(ProjectKey key) {
        return world().read(() -> {
            Project project = world().get(key);
            return project.branches().stream().map(Branch::name).toList();
        });
    }

    private <T> T pick(List<T> things) {
        return things.isEmpty() ? null : things.get(random.nextInt(things.size()));
    }

    private static InstanceConfiguration instance(
            dev.cidashboard.configuration.Platform platform, String url, String token) {
        return new InstanceConfiguration(platform, platform.mainInstance(), URI.create(url), Secret.of(token));
    }
}
