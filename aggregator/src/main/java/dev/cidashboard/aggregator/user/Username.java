package dev.cidashboard.aggregator.user;

import dev.cidashboard.api.InvalidValue;

import java.util.regex.Pattern;

/** A login as the forges allow them, {@code dependabot[bot]} among them. It becomes part of a URL, hence the bounds. */
record Username(String text) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,254}(\\[bot])?");

    Username {
        if (text == null || !SHAPE.matcher(text).matches()) {
            throw new InvalidValue("user", text, "a login of letters, digits, dots, dashes and underscores");
        }
    }
}
