package dev.cidashboard.endtoend.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A built clone of its own, with what was packaged here. The scripts keep the ids and logs of what they start in the clone
 * that they are in, so nothing in this one can disturb what a developer runs in the real one.
 */
public final class Checkout {

    private static final Map<String, String> JARS = Map.of(
            "forge-simulator",
            "forge-simulator.jar",
            "local-postgres",
            "local-postgres.jar",
            "aggregator",
            "aggregator-runner.jar",
            "web",
            "web-runner.jar");
    /** The sources are older than the jars, so that nobody builds anything while the build runs. */
    private static final FileTime LONG_AGO = FileTime.from(Instant.EPOCH);

    private final Path root;

    private Checkout(Path root) {
        this.root = root;
    }

    /** @param folder an empty one */
    public static Checkout in(Path folder) {
        Path home = Launcher.home();
        try {
            for (String file : List.of("Makefile", "config.yaml")) {
                Files.copy(home.resolve(file), folder.resolve(file));
            }
            for (String scripts : List.of("bin", "scripts")) {
                copyFiles(home.resolve(scripts), Files.createDirectory(folder.resolve(scripts)));
            }
            source(folder.resolve("pom.xml"));
            for (String library : List.of("common-api", "configuration")) {
                module(folder.resolve(library));
            }
            for (Map.Entry<String, String> jar : JARS.entrySet()) {
                Path module = module(folder.resolve(jar.getKey()));
                Path built = home.resolve(jar.getKey()).resolve("target");
                Path target = Files.createDirectory(module.resolve("target"));
                Files.copy(built.resolve(jar.getValue()), target.resolve(jar.getValue()));
                copyFiles(built.resolve("lib"), Files.createDirectory(target.resolve("lib")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy what was built in " + home, e);
        }
        return new Checkout(folder);
    }

    private static void copyFiles(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static Path module(Path folder) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("src/main"));
        Files.setLastModifiedTime(sources, LONG_AGO);
        source(folder.resolve("pom.xml"));
        return folder;
    }

    private static void source(Path file) throws IOException {
        Files.setLastModifiedTime(Files.createFile(file), LONG_AGO);
    }

    /** Runs a command in it to its end. */
    public Ended run(String... command) {
        return Ended.of(command(Map.of(), List.of(command)));
    }

    ProcessBuilder command(Map<String, String> environment, List<String> command) {
        return Launcher.bare(environment, command).directory(root.toFile());
    }

    /** Where the scripts keep the id of what they started under the name. */
    public Path pidFile(String name) {
        return root.resolve(".run").resolve(name + ".pid");
    }

    /** As if nothing had ever been started in it. */
    public void forget(String name) {
        try {
            Files.deleteIfExists(pidFile(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file as an earlier run may have left it. */
    public void leavePidFile(String name, String content) {
        try {
            Files.createDirectories(pidFile(name).getParent());
            Files.writeString(pidFile(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process that runs under the id that the scripts keep under the name. */
    public ProcessHandle process(String name) {
        try {
            String id = Files.readString(pidFile(name)).split(" ", 2)[0];
            return ProcessHandle.of(Long.parseLong(id))
                    .orElseThrow(() -> new AssertionError(name + " does not run as " + id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path output() {
        return root.resolve("run-all.out");
    }
}
