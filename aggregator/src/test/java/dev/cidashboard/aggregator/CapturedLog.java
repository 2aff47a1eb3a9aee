package dev.cidashboard.aggregator;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What one class writes into the log while this is open. */
public final class CapturedLog extends Handler {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger logger;

    public CapturedLog(String writer) {
        logger = Logger.getLogger(writer);
        logger.addHandler(this);
        logger.setLevel(Level.INFO);
    }

    /** Level and message of each line. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord line) {
        String message = line.getParameters() == null || line.getParameters().length == 0
                ? line.getMessage()
                : String.format(line.getMessage(), line.getParameters());
        // The log manager's own name for it is WARN.
        lines.add(line.getLevel().getName().replaceAll("ING$", "") + " " + message);
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
