package dev.cidashboard.aggregator.forge;

import java.time.Instant;

/** Leave to send one request, given by the ledger and to be settled there exactly once. */
final class Permit {

    private final RateWindow window;
    private final String template;
    private final Instant askedAt;
    private boolean settled;

    Permit(RateWindow window, String template, Instant askedAt) {
        this.window = window;
        this.template = template;
        this.askedAt = askedAt;
    }

    RateWindow window() {
        return window;
    }

    String template() {
        return template;
    }

    Instant askedAt() {
        return askedAt;
    }

    /** @return whether this is the first time */
    boolean settle() {
        boolean first = !settled;
        settled = true;
        return first;
    }
}
