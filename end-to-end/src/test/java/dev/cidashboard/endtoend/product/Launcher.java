package dev.cidashboard.endtoend.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The three programs as they are installed: scripts under {@code bin/}. */
public enum Launcher {
    SIMULATOR("forge-simulator"),
    AGGREGATOR("ci-dashboard-aggregator"),
    WEB("ci-dashboard-web");

    private final String script;

    Launcher(String script) {
        this.script = script;
    }

    public String script() {
        return script;
    }

    /** The program, ready to start. */
    public ProcessBuilder command(Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(home().resolve("bin").resolve(script).toString());
        command.addAll(arguments);
        return bare(environment, command);
    }

    /**
     * A process that is ready to start: the environment holds nothing but what is given and what any program needs, so
     * that a GITHUB_TOKEN of the machine never reaches a test.
     */
    static ProcessBuilder bare(Map<String, String> environment, List<String> command) {
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().clear();
        process.environment().put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        process.environment().put("HOME", System.getProperty("user.home"));
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process.environment().put("LC_ALL", "C.UTF-8");
        process.environment().putAll(environment);
        return process;
    }

    /** The checkout: given by the build, else found above the working directory. */
    public static Path home() {
        String given = System.getProperty("ci-dashboard.home");
        Path start = Path.of(given == null ? "." : given).toAbsolutePath().normalize();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("bin").resolve(AGGREGATOR.script))) {
                return folder;
            }
        }
        throw new IllegalStateException("no bin/" + AGGREGATOR.script + " in or above " + start);
    }

    /** Where logs and configuration files of the tests go. */
    public static Path outputFolder() {
        try {
            return Files.createDirectories(home().resolve("end-to-end/target/e2e"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port that nobody listened on a moment ago. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
