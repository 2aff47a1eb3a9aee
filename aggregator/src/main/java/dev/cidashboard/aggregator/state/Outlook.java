package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.forge.Failure;

import java.time.Instant;

/**
 * From where a project's state is judged.
 *
 * @param instanceProblem why its whole instance cannot be asked just now; null if it can
 */
record Outlook(Instant now, Freshness freshness, Failure instanceProblem) {

    Age age(Facet<?> facet, Freshness.Rhythm rhythm) {
        return freshness.age(facet.confirmedAt(), rhythm, facet.problem() != null || instanceProblem != null, now);
    }
}
