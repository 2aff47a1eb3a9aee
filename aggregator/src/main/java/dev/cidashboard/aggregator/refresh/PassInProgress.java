package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.api.ProjectId;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a pass has done so far. Guarded by its owner. */
final class PassInProgress {

    /** A listing that broke off is tried again within its pass, not only an interval later. */
    private static final List<Duration> LIST_AGAIN =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2));

    private enum Listing {
        DUE,
        UNDER_WAY,
        DONE
    }

    private final Instant startedAt;
    private final boolean ofAll;
    private final Set<ProjectId> queued = new HashSet<>();
    private final Set<ProjectId> listed = new HashSet<>();
    private final Set<ProjectId> refreshed = new HashSet<>();
    private final Set<ProjectId> failed = new HashSet<>();
    private final Set<ProjectId> sweeps = new HashSet<>();
    private Listing listing = Listing.DUE;
    private Instant listAt;
    private int listings;
    private final Set<ProjectId> queuedForTheRest = new HashSet<>();

    /** @param ofAll whether it reads or sweeps all that is listed, and not only what is not at its own turns */
    PassInProgress(Instant startedAt, boolean ofAll) {
        this.startedAt = startedAt;
        this.ofAll = ofAll;
        this.listAt = startedAt;
    }

    Instant startedAt() {
        return startedAt;
    }

    boolean isOfAll() {
        return ofAll;
    }

    boolean listingIsDue(Instant now) {
        return listing == Listing.DUE && !now.isBefore(listAt);
    }

    /** Whether the listing was read, or was tried and broke off. */
    boolean listingWasTried() {
        return listing == Listing.DONE || listing == Listing.DUE && listings > 0;
    }

    boolean listingIsDone() {
        return listing == Listing.DONE;
    }

    void listingStarted() {
        listing = Listing.UNDER_WAY;
    }

    void listingDone() {
        listing = Listing.DONE;
    }

    /** @param atOnce whether something else decides when it may be tried again: the whole instance is parked */
    void listingBrokeOff(Instant now, boolean atOnce) {
        listing = Listing.DUE;
        listAt = atOnce ? now : now.plus(LIST_AGAIN.get(Math.min(listings, LIST_AGAIN.size() - 1)));
        listings++;
    }

    void listed(ProjectId project) {
        listed.add(project);
    }

    /** Whether it is the first time in this pass. */
    boolean queue(ProjectId project) {
        return queued.add(project);
    }

    /** Whether some project of it was not read yet. */
    boolean hasUnread() {
        return refreshed.size() < queued.size();
    }

    void read(ProjectId project, boolean troubled) {
        refreshed.add(project);
        if (troubled) {
            failed.add(project);
        } else {
            failed.remove(project);
        }
    }

    /** Whether it is the first time in this pass. */
    boolean queueForTheRest(ProjectId project) {
        return queuedForTheRest.add(project);
    }

    void queueForSweep(ProjectId project) {
        sweeps.add(project);
    }

    /** Whether it was to be swept for this pass. */
    boolean swept(ProjectId project) {
        return sweeps.remove(project);
    }

    boolean hasSweeps() {
        return !sweeps.isEmpty();
    }

    InstanceHealth.Pass soFar() {
        return snapshot(null, null);
    }

    InstanceHealth.Pass ended(Instant now) {
        InstanceHealth.Outcome outcome = !listingIsDone()
                ? InstanceHealth.Outcome.UNLISTED
                : failed.isEmpty() ? InstanceHealth.Outcome.COMPLETE : InstanceHealth.Outcome.PARTIAL;
        return snapshot(now, outcome);
    }

    private InstanceHealth.Pass snapshot(Instant finishedAt, InstanceHealth.Outcome outcome) {
        return new InstanceHealth.Pass(startedAt, finishedAt, listed.size(), refreshed.size(), failed.size(), outcome);
    }
}
