package dev.cidashboard.aggregator.refresh;

/**
 * How many projects are asked about how often, where they are asked about at turns of their own.
 *
 * @param hot something of them moves, or happened just now
 * @param warm something happened this week
 * @param cold the rest
 */
public record HeatCounts(int hot, int warm, int cold) {

    public static final HeatCounts NONE = new HeatCounts(0, 0, 0);

    HeatCounts plus(Heat heat) {
        return switch (heat) {
            case HOT -> new HeatCounts(hot + 1, warm, cold);
            case WARM -> new HeatCounts(hot, warm + 1, cold);
            case COLD -> new HeatCounts(hot, warm, cold + 1);
        };
    }
}
