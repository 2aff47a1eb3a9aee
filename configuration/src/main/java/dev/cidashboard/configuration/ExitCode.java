package dev.cidashboard.configuration;

/** How a start ends that does not become a running process. */
enum ExitCode {
    DONE(0),
    CONFIGURATION(2),
    PORT(3);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
