package dev.cidashboard.simulator.http;

import java.util.function.Supplier;

/**
 * Where a request leads.
 *
 * @param template the endpoint, with names in braces for what varies: limits and counts go by it
 * @param needsToken false for pictures and for pages that people look at
 * @param charged false for the one endpoint that tells the limits
 * @param answer asked under the world's lock
 */
public record Routed(String template, boolean needsToken, boolean charged, Supplier<Answer> answer) {

    public static Routed to(String template, Supplier<Answer> answer) {
        return new Routed(template, true, true, answer);
    }

    public static Routed open(String template, Supplier<Answer> answer) {
        return new Routed(template, false, false, answer);
    }
}
