package dev.cidashboard.configuration;

import java.io.Serial;
import java.util.function.UnaryOperator;

/** Why the start stops: one line that names file and line, variable or flag, what was found and what is expected. */
public final class ConfigurationProblem extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    ConfigurationProblem(String line) {
        super(line.replaceAll("\\s*\\R\\s*", " "));
    }

    ConfigurationProblem rewritten(UnaryOperator<String> rewriting) {
        return new ConfigurationProblem(rewriting.apply(getMessage()));
    }
}
