package dev.cidashboard.aggregator.refresh;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What anybody writes into the log while this is open that must not be there: an error, or a stack. */
final class ErrorsInTheLog extends Handler implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final Logger root = Logger.getLogger("");

    ErrorsInTheLog() {
        root.addHandler(this);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public void publish(LogRecord line) {
        String text = line.getLevel() + " " + line.getLoggerName() + ": " + line.getMessage();
        if (line.getThrown() != null || line.getLevel().intValue() >= Level.SEVERE.intValue()) {
            lines.add(text + (line.getThrown() == null ? "" : " " + line.getThrown()));
        } else if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
            warnings.add(text);
        }
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        root.removeHandler(this);
    }
}
