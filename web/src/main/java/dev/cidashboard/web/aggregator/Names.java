package dev.cidashboard.web.aggregator;

import dev.cidashboard.api.InvalidValue;

/** Bounds what people may put into a question, before it becomes a key in memory or a part of a path. */
final class Names {
    private static final int LONGEST = 600;

    private Names() {}

    static void require(String parameter, String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            throw new InvalidValue(parameter, text, "1 to " + LONGEST + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue(parameter, "text with control characters", "text without them");
        }
        if (text.equals(".") || text.equals("..")) {
            throw new InvalidValue(parameter, text, "a name");
        }
    }
}
