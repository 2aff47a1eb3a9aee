package dev.cidashboard.web.aggregator;

/** The aggregator was just started: its first rows are being read, and nothing is kept from before. */
public final class NothingReadYet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NothingReadYet() {
        super("the first rows are being read", null, false, false);
    }
}
