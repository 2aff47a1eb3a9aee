package dev.cidashboard.simulator.limit;

import java.time.Instant;

/** One token's quota as it stands: {@code limit} 0 means that there is none. */
public record Budget(Resource resource, int limit, int used, Instant reset) {

    public boolean limited() {
        return limit > 0;
    }

    public int remaining() {
        return Math.max(0, limit - used);
    }
}
