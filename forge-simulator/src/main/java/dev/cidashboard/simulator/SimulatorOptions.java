package dev.cidashboard.simulator;

import dev.cidashboard.simulator.limit.LimitPlan;
import dev.cidashboard.simulator.world.WorldPlan;

import java.time.Clock;
import java.time.Duration;

/**
 * Everything that can be chosen before a simulator starts.
 *
 * @param port 0 for any free one; it always listens on 127.0.0.1 only
 * @param latency how much later than it could each answer is sent
 * @param pace how often the world steps on by itself; zero for a world that stands still until it is told to move
 * @param graphQl false for forges that have no GraphQL, as old ones have none: its addresses answer 404
 */
public record SimulatorOptions(
        WorldPlan plan,
        int port,
        Duration latency,
        Duration pace,
        String gitHubToken,
        String gitLabToken,
        LimitPlan gitHubLimits,
        LimitPlan gitLabLimits,
        boolean graphQl,
        Clock clock) {

    public static final String GITHUB_TOKEN = "simulator-github-token";
    public static final String GITLAB_TOKEN = "simulator-gitlab-token";

    public SimulatorOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be between 0 and 65535, not " + port);
        }
        if (latency.isNegative() || latency.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("latency must be between 0 and 1m, not " + latency);
        }
        if (pace.isNegative()) {
            throw new IllegalArgumentException("pace must not be negative, not " + pace);
        }
        requireToken("github-token", gitHubToken);
        requireToken("gitlab-token", gitLabToken);
    }

    /** A small world that stands still, on a free port, with the limits of the real forges and no latency. */
    public static SimulatorOptions defaults() {
        return new SimulatorOptions(
                WorldPlan.SMALL,
                0,
                Duration.ZERO,
                Duration.ZERO,
                GITHUB_TOKEN,
                GITLAB_TOKEN,
                LimitPlan.GITHUB,
                LimitPlan.GITLAB,
                true,
                Clock.systemUTC());
    }

    public SimulatorOptions withPlan(WorldPlan newPlan) {
        return new SimulatorOptions(
                newPlan, port, latency, pace, gitHubToken, gitLabToken, gitHubLimits, gitLabLimits, graphQl, clock);
    }

    public SimulatorOptions withProjects(int gitHub, int gitLab) {
        return withPlan(plan.withProjects(gitHub, gitLab));
    }

    public SimulatorOptions withPort(int newPort) {
        return new SimulatorOptions(
                plan, newPort, latency, pace, gitHubToken, gitLabToken, gitHubLimits, gitLabLimits, graphQl, clock);
    }

    public SimulatorOptions withLatency(Duration newLatency) {
        return new SimulatorOptions(
                plan, port, newLatency, pace, gitHubToken, gitLabToken, gitHubLimits, gitLabLimits, graphQl, clock);
    }

    public SimulatorOptions withPace(Duration newPace) {
        return new SimulatorOptions(
                plan, port, latency, newPace, gitHubToken, gitLabToken, gitHubLimits, gitLabLimits, graphQl, clock);
    }

    public SimulatorOptions withTokens(String newGitHubToken, String newGitLabToken) {
        return new SimulatorOptions(
                plan, port, latency, pace, newGitHubToken, newGitLabToken, gitHubLimits, gitLabLimits, graphQl, clock);
    }

    public SimulatorOptions withLimits(LimitPlan newGitHubLimits, LimitPlan newGitLabLimits) {
        return new SimulatorOptions(
                plan, port, latency, pace, gitHubToken, gitLabToken, newGitHubLimits, newGitLabLimits, graphQl, clock);
    }

    public SimulatorOptions withGraphQl(boolean newGraphQl) {
        return new SimulatorOptions(
                plan, port, latency, pace, gitHubToken, gitLabToken, gitHubLimits, gitLabLimits, newGraphQl, clock);
    }

    public SimulatorOptions withClock(Clock newClock) {
        return new SimulatorOptions(
                plan, port, latency, pace, gitHubToken, gitLabToken, gitHubLimits, gitLabLimits, graphQl, newClock);
    }

    private static void requireToken(String name, String token) {
        if (token == null || token.isBlank()) {
            throw new IllegalArgumentException(name + " must not be empty");
        }
    }
}
