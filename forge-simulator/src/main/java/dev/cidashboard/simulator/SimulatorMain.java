package dev.cidashboard.simulator;

import java.io.UncheckedIOException;
import java.time.Clock;

/** The command: prints one line with its address when it listens. Exit code 2 for bad options, 3 for a port in use. */
public final class SimulatorMain {

    private static final int BAD_OPTIONS = 2;
    private static final int PORT_IN_USE = 3;

    private SimulatorMain() {}

    public static void main(String... arguments) {
        int status = run(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Zero while the simulator goes on in its own threads, or when there was nothing to start. */
    static int run(String... arguments) {
        SimulatorOptions options;
        try {
            CommandLine line = new CommandLine(arguments);
            if (line.wants("help")) {
                System.out.print(CommandLine.HELP);
                return 0;
            }
            if (line.wants("version")) {
                System.out.println("forge-simulator " + version());
                return 0;
            }
            options = line.options(Clock.systemUTC());
        } catch (IllegalArgumentException bad) {
            System.err.println("forge-simulator: " + bad.getMessage());
            return BAD_OPTIONS;
        }
        try {
            ForgeSimulator simulator = ForgeSimulator.start(options);
            System.out.println("forge-simulator: GitHub at " + simulator.githubUrl() + ", GitLab at "
                    + simulator.gitlabUrl() + ", back door at " + simulator.url() + "/_simulator");
            Thread.ofPlatform().name("warm-up").daemon().start(simulator::warmUp);
            return 0;
        } catch (UncheckedIOException taken) {
            System.err.println("forge-simulator: cannot listen on 127.0.0.1:" + options.port() + ": "
                    + taken.getCause().getMessage());
            return PORT_IN_USE;
        }
    }

    private static String version() {
        String version = SimulatorMain.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
