package dev.cidashboard.endtoend.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What the kernel says about one process, from {@code /proc/PID/status} and {@code stat}.
 *
 * @param residentBytes VmRSS: what it occupies, with the file pages it shares
 * @param anonymousBytes RssAnon: what only it occupies
 * @param cpu user and system time of all its threads since its start
 */
public record ProcessFigures(long residentBytes, long anonymousBytes, Duration cpu) {

    /** USER_HZ, which Linux fixes at 100 for every program. */
    private static final long TICKS_PER_SECOND = 100;

    private static final int FIELD_UTIME = 14;
    private static final int FIELD_STIME = 15;
    /** The name in parentheses is field 2 and may hold blanks: the fields are counted after it. */
    private static final int FIRST_FIELD_AFTER_NAME = 3;

    static ProcessFigures of(long pid) {
        Path folder = Path.of("/proc", String.valueOf(pid));
        try {
            return parse(Files.readString(folder.resolve("status")), Files.readString(folder.resolve("stat")));
        } catch (IOException e) {
            throw new UncheckedIOException("no such process: " + pid, e);
        }
    }

    static ProcessFigures parse(String status, String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[FIELD_UTIME - FIRST_FIELD_AFTER_NAME])
                + Long.parseLong(fields[FIELD_STIME - FIRST_FIELD_AFTER_NAME]);
        return new ProcessFigures(
                bytes(status, "VmRSS:"), bytes(status, "RssAnon:"), Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND));
    }

    private static long bytes(String status, String key) {
        return status.lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).replace("kB", "").strip())
                .mapToLong(kilobytes -> Long.parseLong(kilobytes) * 1024)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + key + " in /proc status"));
    }
}
