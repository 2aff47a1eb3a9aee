package dev.cidashboard.endtoend.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What a benchmark measured, part by part, and whether it is as it must be. */
final class Table {

    private final PrintStream out;
    private final PrintStream progress;
    private final Timer timer = new Timer();
    private final List<Line> lines = new ArrayList<>();

    Table(PrintStream out, PrintStream progress) {
        this.out = out;
        this.progress = progress;
    }

    /** A part that fails is a line that is not ok; the other parts are measured all the same. */
    void measure(String part, Supplier<List<Line>> measurement) {
        tell("measuring: " + part);
        try {
            lines.addAll(measurement.get());
        } catch (RuntimeException | AssertionError e) {
            lines.add(new Line(part, "", "not measured: " + e.getMessage(), false));
        }
    }

    /** For whoever waits: it is not part of the table. */
    void tell(String words) {
        progress.println(words);
    }

    /**
     * In Markdown.
     *
     * @param command that measures all this
     * @param world what it was measured with
     * @return whether every line is as it must be
     */
    boolean print(String command, String world) {
        out.println();
        out.println("`" + command + "` on " + Machine.description() + ";");
        out.println(world + "; took " + Line.number(timer.seconds()) + " s.");
        out.println();
        out.println("| what | must be | measured | ok |");
        out.println("|---|---|---|---|");
        lines.forEach(line -> out.println(line.markdown()));
        return lines.stream().allMatch(line -> line.ok() == null || line.ok());
    }
}
