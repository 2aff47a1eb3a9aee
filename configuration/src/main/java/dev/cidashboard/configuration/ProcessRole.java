package dev.cidashboard.configuration;

/** Which of the two processes is starting: it decides which port {@code --port} means and whether tokens are resolved. */
public enum ProcessRole {
    WEB("ci-dashboard-web"),
    AGGREGATOR("ci-dashboard-aggregator");

    private final String command;

    ProcessRole(String command) {
        this.command = command;
    }

    /** The name that people start the process by. */
    public String command() {
        return command;
    }
}
