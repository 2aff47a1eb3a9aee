package dev.cidashboard.web.ui;

import dev.cidashboard.api.Status;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * A status as people see it: never colour alone.
 *
 * @param tone the class that colours it
 * @param icon its symbol in the sprite
 */
public record Badge(String word, String title, String tone, String icon) {
    private static final Map<Status, Badge> OF_STATUS = new EnumMap<>(Status.class);

    static {
        Arrays.stream(Status.values())
                .forEach(status ->
                        OF_STATUS.put(status, new Badge(status.word(), status.title(), tone(status), icon(status))));
    }

    /** @param status null for a word that this build does not know */
    public static Badge of(Status status) {
        return OF_STATUS.get(status == null ? Status.UNKNOWN : status);
    }

    private static String tone(Status status) {
        return switch (status) {
            case ERROR, TIMED_OUT, FAILED -> "bad";
            case ACTION_REQUIRED, SUCCESS_WITH_WARNINGS -> "warn";
            case RUNNING, WAITING, QUEUED, SCHEDULED -> "run";
            case SUCCESS -> "good";
            case CANCELLED, UNKNOWN, STALE, NEUTRAL, SKIPPED, NONE -> "calm";
        };
    }

    private static String icon(Status status) {
        return switch (status) {
            case ERROR, FAILED -> "cross";
            case TIMED_OUT -> "hourglass";
            case ACTION_REQUIRED -> "hand";
            case CANCELLED -> "ban";
            case RUNNING -> "running";
            case WAITING -> "pause";
            case QUEUED -> "dots";
            case SCHEDULED, STALE -> "clock";
            case UNKNOWN -> "question";
            case SUCCESS_WITH_WARNINGS -> "warning";
            case SUCCESS -> "check";
            case NEUTRAL -> "dot";
            case SKIPPED -> "skip";
            case NONE -> "dash";
        };
    }
}
