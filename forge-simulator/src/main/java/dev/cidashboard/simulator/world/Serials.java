package dev.cidashboard.simulator.world;

/** Hands out native ids as the forges do: growing, with gaps, on both sides of 2^31 so that an int never fits for long. */
final class Serials {

    private long gitHubProject = 2_147_440_000L;
    private long gitLabProject = 278_900L;
    private long gitHubRun = 7_890_467_516L;
    private long gitLabPipeline = 2_147_300_000L;
    private long gitHubPull = 2_204_411_000L;
    private long gitLabMergeRequest = 283_456_000L;
    private long workflow = 89_117_000L;
    private long gitLabEvent = 2_147_483_000L;

    long project(Platform platform) {
        return switch (platform) {
            case GITHUB -> gitHubProject += 37;
            case GITLAB -> gitLabProject += 13;
        };
    }

    long pipeline(Platform platform) {
        return switch (platform) {
            case GITHUB -> gitHubRun += 211;
            case GITLAB -> gitLabPipeline += 17;
        };
    }

    long mergeRequest(Platform platform) {
        return switch (platform) {
            case GITHUB -> gitHubPull += 101;
            case GITLAB -> gitLabMergeRequest += 9;
        };
    }

    long workflow() {
        return workflow += 3;
    }

    long event() {
        return gitLabEvent += 7;
    }
}
