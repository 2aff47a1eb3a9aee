package dev.cidashboard.configuration;

/** Where a value was said, in the words that a message starts with: {@code config.yaml:3}, {@code PORT}, {@code --port}. */
record Origin(String place) {
    static Origin line(String file, int line) {
        return new Origin(file + ":" + line);
    }

    static Origin variable(String name) {
        return new Origin("environment variable " + name);
    }

    ConfigurationProblem problem(String what) {
        return new ConfigurationProblem(place + ": " + what);
    }
}
