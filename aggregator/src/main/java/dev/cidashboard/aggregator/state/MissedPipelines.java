package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.pipeline.PipelineId;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Pipelines of which a forge said that they are not there, and how often in a row. A forge in trouble says that of what it
 * has, too: one is only gone when it said so again and again.
 */
record MissedPipelines(Map<PipelineId, Integer> times) {

    static final MissedPipelines NONE = new MissedPipelines(Map.of());

    static final int GONE_AFTER = 5;

    MissedPipelines {
        times = Map.copyOf(times);
    }

    /** @param known what there is to be missed: nothing else is remembered */
    MissedPipelines once(PipelineId pipeline, Set<PipelineId> known) {
        Map<PipelineId, Integer> more = new HashMap<>(times);
        more.merge(pipeline, 1, Integer::sum);
        more.keySet().retainAll(known);
        return new MissedPipelines(more);
    }

    /** These are there, or are gone for good. */
    MissedPipelines without(Set<PipelineId> pipelines) {
        if (Collections.disjoint(times.keySet(), pipelines)) {
            return this;
        }
        Map<PipelineId, Integer> fewer = new HashMap<>(times);
        fewer.keySet().removeAll(pipelines);
        return new MissedPipelines(fewer);
    }

    boolean isGone(PipelineId pipeline) {
        return times.getOrDefault(pipeline, 0) >= GONE_AFTER;
    }
}
