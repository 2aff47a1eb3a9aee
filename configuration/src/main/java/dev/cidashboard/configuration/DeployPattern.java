package dev.cidashboard.configuration;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which pipelines deliver, by their names: a regular expression that is found somewhere in the name, whatever the case of
 * letters. Only what Java's {@code find} and PostgreSQL's {@code ~*} (under the collation "C") take for the same is
 * accepted, and only what neither can take long for: see {@link PatternGrammar}.
 */
public final class DeployPattern {
    static final int MAX_LENGTH = 200;

    private final String text;
    private final Pattern compiled;

    private DeployPattern(String text) {
        this.text = text;
        // A $ that is no member of a class is the very end, as in PostgreSQL; Java's also stands before a last line
        // break.
        this.compiled = Pattern.compile(PatternGrammar.inJava(text), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /** @throws IllegalArgumentException says what cannot be read */
    public static DeployPattern of(String text) {
        return new DeployPattern(text);
    }

    /** Empty if the text is none. */
    static Optional<DeployPattern> parse(String text) {
        try {
            return Optional.of(of(text));
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    /** What a message says about a text that is none. */
    static String shown(String text) {
        try {
            of(text);
            return Quoted.of(text);
        } catch (IllegalArgumentException wrong) {
            return Quoted.of(text) + ", " + wrong.getMessage();
        }
    }

    public boolean matches(String name) {
        return compiled.matcher(name).find();
    }

    /** As it was written: for {@code name ~* ? COLLATE "C"}. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeployPattern pattern && text.equals(pattern.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
