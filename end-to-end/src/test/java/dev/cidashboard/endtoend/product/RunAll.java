package dev.cidashboard.endtoend.product;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.awaitility.Awaitility.await;

/** What starts everything with one command, as somebody runs it in a terminal: it can be interrupted there. */
public final class RunAll implements AutoCloseable {

    private static final Set<RunAll> ALIVE = ConcurrentHashMap.newKeySet();
    private static final Pattern ADDRESS = Pattern.compile("^ci-dashboard is at (http://\\S+/) ", Pattern.MULTILINE);
    /**
     * A shell cannot trap what was ignored when it began, and a build that a script put into the background ignores
     * interrupts; a terminal's processes never begin like that. Where env cannot say so, nothing is changed.
     */
    private static final String AS_IN_A_TERMINAL =
            "if env --default-signal=INT true 2>/dev/null; then exec env --default-signal=INT \"$@\"; fi; exec \"$@\"";

    /** Nothing here lives long enough to profit from the optimising compiler. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    static {
        // An interrupted build must not leave servers behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ALIVE.forEach(RunAll::close)));
    }

    private final Checkout checkout;
    private final Process process;
    /** Everything that was ever seen of it: what it leaves behind is not below it any more. */
    private final Set<ProcessHandle> seen = ConcurrentHashMap.newKeySet();

    private RunAll(Checkout checkout, Process process) {
        this.checkout = checkout;
        this.process = process;
    }

    /** Starts the command in the clone, which shall serve on the port, without waiting for anything. */
    public static RunAll start(Checkout checkout, int port, String... command) {
        List<String> all = new ArrayList<>(List.of("sh", "-c", AS_IN_A_TERMINAL, "sh"));
        all.addAll(List.of(command));
        try {
            RunAll started = new RunAll(
                    checkout,
                    checkout.command(Map.of("PORT", String.valueOf(port), "JAVA_OPTS", QUICK_START), all)
                            .redirectInput(new File("/dev/null"))
                            .redirectErrorStream(true)
                            .redirectOutput(checkout.output().toFile())
                            .start());
            ALIVE.add(started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(String.join(" ", command), e);
        }
    }

    /** Waits for the address that it prints, and asks there. */
    public Http awaitAddress() {
        String address = await("it prints the address")
                .atMost(Duration.ofSeconds(120))
                .until(
                        () -> {
                            Matcher printed = ADDRESS.matcher(output());
                            if (printed.find()) {
                                return printed.group(1);
                            }
                            if (!process.isAlive()) {
                                throw new AssertionError("it ended with " + process.exitValue() + ":\n" + output());
                            }
                            return "";
                        },
                        found -> !found.isEmpty());
        return new Http(URI.create(address));
    }

    /** What Ctrl-C does: a terminal interrupts all of its processes at once, not only the one that was typed. */
    public void interrupt() {
        List<String> command = new ArrayList<>(List.of("kill", "-INT"));
        tree().forEach(each -> command.add(String.valueOf(each.pid())));
        // One that ended by itself in this moment is no failure.
        Ended.of(checkout.command(Map.of(), command));
    }

    /** It and everything below it right now. */
    public List<ProcessHandle> tree() {
        List<ProcessHandle> tree = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        seen.addAll(tree);
        return tree;
    }

    /** @return the exit code */
    public int awaitEnd() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("it goes on:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it ended", e);
        }
    }

    /** Everything it has written. */
    public String output() {
        try {
            return Files.readString(checkout.output());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        tree();
        seen.forEach(ProcessHandle::destroyForcibly);
        ALIVE.remove(this);
    }
}
