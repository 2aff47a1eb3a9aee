package dev.cidashboard.aggregator.memory;

/** Of a collector that keeps the heap small by itself. */
record UnknownOldGeneration() implements OldGeneration {

    @Override
    public long used() {
        return 0;
    }

    @Override
    public long live() {
        return 0;
    }

    @Override
    public void collect() {
        // Left to the collector.
    }
}
