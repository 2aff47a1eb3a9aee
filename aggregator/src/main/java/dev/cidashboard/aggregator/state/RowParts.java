package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.connector.Glimpse;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.project.Branches;
import dev.cidashboard.aggregator.project.MergeRequest;

import java.util.List;
import java.util.stream.Stream;

/** What a row of the overview needs of all that is known: a list's own reading tells it, or a sweep, whichever was later. */
record RowParts(Facets known) {

    /** The parts that a row is made of, for their age: the pipelines count as confirmed by either of their readings. */
    Stream<Facet<?>> all() {
        return Stream.of(verdict(), branches(), mergeRequests());
    }

    /** The branches as far as the row needs them: a sweep that tells how many there are confirms that. */
    Facet<Branches> branches() {
        return counted(known.branches(), known.sweepsTellBranches());
    }

    /** How many branches there are; null while nothing told. */
    Integer branchCount() {
        return known.branches().loaded()
                ? (Integer) known.branches().value().total()
                : known.glimpse().value().map(Glimpse::branches).orElse(null);
    }

    /** The merge requests as far as the row needs them. */
    Facet<List<MergeRequest>> mergeRequests() {
        boolean told = known.glimpse()
                .value()
                .filter(seen -> seen.openMergeRequests() != null)
                .filter(seen -> seen.drafts() != null || known.mergeRequests().loaded())
                .isPresent();
        return counted(known.mergeRequests(), told);
    }

    /** How many merge requests are open; null while nothing told. */
    Integer openCount() {
        return known.mergeRequests().loaded()
                ? (Integer) known.mergeRequests().value().size()
                : known.glimpse().value().map(Glimpse::openMergeRequests).orElse(null);
    }

    /** How many of the open merge requests are drafts; null while nothing told. */
    Integer draftCount() {
        return known.mergeRequests().loaded()
                ? (Integer) (int) known.mergeRequests().value().stream()
                        .filter(MergeRequest::draft)
                        .count()
                : known.glimpse().value().map(Glimpse::drafts).orElse(null);
    }

    /** A part of which the row needs a number that sweeps may tell, even before its list was ever read. */
    private <T> Facet<T> counted(Facet<T> part, boolean told) {
        if (!told) {
            return part;
        }
        if (part.loaded()) {
            return glimpsed(part);
        }
        return new Facet<>(
                part.value(),
                known.glimpse().confirmedAt(),
                known.glimpse().changedAt(),
                part.absent(),
                part.problem());
    }

    /** A part as a sweep confirmed it, if that was later than its own reading. */
    private <T> Facet<T> glimpsed(Facet<T> part) {
        boolean later = part.loaded()
                && known.glimpse().loaded()
                && known.glimpse().confirmedAt().isAfter(part.confirmedAt());
        return later
                ? new Facet<>(
                        part.value(), known.glimpse().confirmedAt(), part.changedAt(), part.absent(), part.problem())
                : part;
    }

    /** The pipelines as far as the row needs them. */
    Facet<List<Pipeline>> verdict() {
        boolean headIsLater = known.head().loaded()
                && (!known.pipelines().loaded()
                        || known.head().confirmedAt().isAfter(known.pipelines().confirmedAt()));
        Failure problem = known.pipelines().problem() == null
                ? known.head().problem()
                : known.pipelines().problem();
        return glimpsed(new Facet<>(
                known.pipelines().value(),
                headIsLater ? known.head().confirmedAt() : known.pipelines().confirmedAt(),
                headIsLater ? known.head().changedAt() : known.pipelines().changedAt(),
                known.pipelines().absent(),
                problem));
    }
}
