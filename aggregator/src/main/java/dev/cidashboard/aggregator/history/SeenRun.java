package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.project.Project;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was seen of one run and is not written yet.
 *
 * @param sightings in their order; those are left out without which the same is written, {@link Sightings} says which
 * @param createdAt when the run was created, as its first sighting has it
 * @param since when the first of them was seen
 */
record SeenRun(Project of, List<Pipeline> sightings, Instant createdAt, Instant since) {

    /** As often as anybody runs one thing again within the time that a database is away; the oldest ends give way. */
    static final int MOST = 40;

    SeenRun {
        sightings = List.copyOf(sightings);
    }

    static SeenRun of(Project of, Pipeline seen, Instant now) {
        return new SeenRun(of, List.of(seen), createdAt(seen, now), now);
    }

    RunKey key() {
        return new RunKey(of.id(), sightings.getLast().id());
    }

    /** With what was seen of it later. */
    SeenRun then(SeenRun later) {
        boolean covered = Sightings.covers(later.of.countsAttempts(), sightings.getLast(), later.sightings.getFirst());
        Stream<Pipeline> kept = sightings.stream().limit(covered ? sightings.size() - 1L : sightings.size());
        List<Pipeline> all = Stream.concat(kept, later.sightings.stream()).toList();
        return new SeenRun(later.of, all.subList(Math.max(0, all.size() - MOST), all.size()), createdAt, since);
    }

    /** As far as that can be: no forge dates a run into the future and is believed. */
    private static Instant createdAt(Pipeline pipeline, Instant seenAt) {
        return Stream.of(pipeline.createdAt(), pipeline.startedAt(), pipeline.updatedAt())
                .filter(moment -> moment != null)
                .findFirst()
                .filter(said -> !said.isAfter(seenAt))
                .orElse(seenAt);
    }
}
