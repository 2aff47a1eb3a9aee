package dev.cidashboard.simulator.world;

import java.util.Random;

/** How pipelines end, or stand, in about the proportions of real organisations. */
final class Outcomes {

    private Outcomes() {}

    static RunStatus finished(Platform platform, Random random) {
        int draw = random.nextInt(100);
        return switch (platform) {
            case GITHUB -> gitHub(draw);
            case GITLAB -> gitLab(draw);
        };
    }

    static RunStatus unfinished(Platform platform, Random random) {
        int draw = random.nextInt(10);
        if (draw < 5) {
            return RunStatus.RUNNING;
        }
        return switch (draw) {
            case 5 -> RunStatus.REQUESTED;
            case 6 -> RunStatus.WAITING;
            case 7 -> RunStatus.PENDING;
            default -> platform == Platform.GITLAB && draw == 9 ? RunStatus.SCHEDULED : RunStatus.QUEUED;
        };
    }

    private static RunStatus gitHub(int draw) {
        if (draw < 70) {
            return RunStatus.SUCCESS;
        }
        if (draw < 83) {
            return RunStatus.FAILED;
        }
        if (draw < 89) {
            return RunStatus.CANCELLED;
        }
        if (draw < 93) {
            return RunStatus.SKIPPED;
        }
        return switch (draw) {
            case 93, 94 -> RunStatus.TIMED_OUT;
            case 95 -> RunStatus.ACTION_REQUIRED;
            case 96 -> RunStatus.STALE;
            case 97 -> RunStatus.ERROR;
            default -> RunStatus.NEUTRAL;
        };
    }

    private static RunStatus gitLab(int draw) {
        if (draw < 64) {
            return RunStatus.SUCCESS;
        }
        if (draw < 72) {
            return RunStatus.SUCCESS_WITH_WARNINGS;
        }
        if (draw < 86) {
            return RunStatus.FAILED;
        }
        if (draw < 92) {
            return RunStatus.CANCELLED;
        }
        return draw < 96 ? RunStatus.SKIPPED : RunStatus.ACTION_REQUIRED;
    }
}
