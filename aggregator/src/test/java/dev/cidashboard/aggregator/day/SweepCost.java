package dev.cidashboard.aggregator.day;

import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.connector.Observations;
import dev.cidashboard.aggregator.connector.Sweep;
import dev.cidashboard.aggregator.connector.SweepDepth;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.forge.Purpose;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.simulator.ForgeSimulator;
import dev.cidashboard.simulator.SimulatorOptions;
import dev.cidashboard.simulator.count.PlatformCounts;
import dev.cidashboard.simulator.world.Platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What it costs to list idle projects and to sweep all of them once, by the forges' own counters.
 *
 * @param requests of both, queries included
 * @param points that GitHub charges for the queries; at GitLab their complexity, which it does not charge
 */
record SweepCost(Platform platform, int projects, long requests, long points) {

    static List<SweepCost> of(int projectsOfEach) {
        SimulatedClock clock = SimulatedClock.started();
        SimulatorOptions options = SimulatorOptions.defaults()
                .withPlan(Day.world(1, projectsOfEach, projectsOfEach).withQuiet(1))
                .withClock(clock);
        try (ForgeSimulator simulator = ForgeSimulator.start(options)) {
            List<SweepCost> costs = new ArrayList<>();
            for (Connector connector : Day.connectors(simulator, clock).all()) {
                Platform platform = Platform.valueOf(connector.platform().name());
                costs.add(of(connector, platform, simulator));
            }
            return List.copyOf(costs);
        }
    }

    private static SweepCost of(Connector connector, Platform platform, ForgeSimulator simulator) {
        simulator.counts().reset();
        Observation<List<Project>> listed = connector.projects(Purpose.BACKGROUND, page -> {});
        List<Project> projects = Observations.value(listed).orElseThrow();
        int size = connector.mostInASweep(SweepDepth.DEFAULT_BRANCH);
        for (int from = 0; from < projects.size(); from += size) {
            List<Project> some = projects.subList(from, Math.min(projects.size(), from + size));
            Sweep sweep = connector.sweep(some, SweepDepth.DEFAULT_BRANCH, Purpose.BACKGROUND);
            if (!(sweep instanceof Sweep.Told(var glimpses, var untold)) || !untold.isEmpty()) {
                throw new IllegalStateException("a sweep of " + some.size() + " came to " + sweep);
            }
        }
        PlatformCounts counts = simulator.counts().of(platform);
        return new SweepCost(
                platform, projects.size(), counts.requests(), counts.graphQl().score());
    }

    /** Whether it is as the targets want it: 0.05 point and 0.045 request a project on GitHub, 0.06 request on GitLab. */
    boolean holds() {
        return switch (platform) {
            case GITHUB -> points <= 0.05 * projects && requests <= 0.045 * projects;
            case GITLAB -> requests <= 0.06 * projects;
        };
    }

    String words() {
        return String.format(
                Locale.ROOT,
                "| one sweep of %,d idle projects of %s, listing included | %s | %,d requests, %,d %s | %s |",
                projects,
                platform.word(),
                platform == Platform.GITHUB ? "≤ 0.05 point a project, ≤ 45 requests" : "≤ 0.06 request a project",
                requests,
                points,
                platform == Platform.GITHUB ? "points" : "of complexity in all",
                holds() ? "yes" : "**no**");
    }
}
