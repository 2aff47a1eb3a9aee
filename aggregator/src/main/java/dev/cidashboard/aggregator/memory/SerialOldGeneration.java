package dev.cidashboard.aggregator.memory;

import java.lang.management.MemoryPoolMXBean;
import java.util.Objects;

/** As the serial collector of HotSpot reports it. */
record SerialOldGeneration(MemoryPoolMXBean pool) implements OldGeneration {

    static final String NAME = "Tenured Gen";

    SerialOldGeneration {
        Objects.requireNonNull(pool, "pool");
    }

    @Override
    public long used() {
        return pool.getUsage().getUsed();
    }

    @Override
    public long live() {
        return pool.getCollectionUsage().getUsed();
    }

    @Override
    public void collect() {
        System.gc();
    }
}
