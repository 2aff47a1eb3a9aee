package dev.cidashboard.simulator.http;

import dev.cidashboard.simulator.limit.Toll;

import java.util.function.Supplier;

/**
 * Where a request leads.
 *
 * @param template the endpoint, with names in braces for what varies: limits and counts go by it
 * @param needsToken false for pictures and for pages that people look at
 * @param toll what it uses of the quota
 * @param answer asked under the world's lock
 */
public record Routed(String template, boolean needsToken, Toll toll, Supplier<Answer> answer) {

    public static Routed to(String template, Supplier<Answer> answer) {
        return new Routed(template, true, Toll.REQUEST, answer);
    }

    public static Routed open(String template, Supplier<Answer> answer) {
        return new Routed(template, false, Toll.FREE, answer);
    }
}
