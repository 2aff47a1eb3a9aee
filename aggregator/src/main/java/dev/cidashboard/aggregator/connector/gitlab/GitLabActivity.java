package dev.cidashboard.aggregator.connector.gitlab;

import dev.cidashboard.aggregator.connector.Activity;
import dev.cidashboard.aggregator.connector.ActivityCursor;
import dev.cidashboard.aggregator.connector.EventId;
import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.connector.Observations;
import dev.cidashboard.aggregator.forge.Answer;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.forge.Listing;
import dev.cidashboard.api.ProjectId;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What GitLab's events say about where something happened. They go by their ids alone: its clock may be wrong, and the
 * list can only be cut by days. Its end proves nothing, since later versions list the newest 20 of all projects and no
 * more, whatever page is asked for, and earlier ones the newest 20 of each.
 *
 * @see <a href="https://docs.gitlab.com/api/events/">GitLab's events</a>
 */
final class GitLabActivity {

    /** As many as GitLab may cut the list to. */
    private static final int SHORTEST_CUT = 20;

    /** @param project where it happened; null where that is nowhere, as for a group's or a person's own */
    record Event(EventId id, ProjectId project, Kind kind) {}

    enum Kind {
        PUSH,
        MERGE_REQUEST,
        OTHER
    }

    private GitLabActivity() {}

    /** Whether the page holds something that is no news. */
    static boolean goesBackTo(ActivityCursor since, List<Event> page) {
        return since != null && page.stream().anyMatch(event -> since.isReachedBy(event.id()));
    }

    /** @param since null to learn only where the present is */
    static Observation<Activity> since(ActivityCursor since, Answer<Listing<Event>> answer) {
        Observation<Listing<Event>> seen = Observations.of(answer);
        return Observations.value(seen)
                .filter(GitLabActivity::isUnreadable)
                .<Observation<Activity>>map(listing -> new Observation.Failed<>(unreadable()))
                .orElseGet(() -> seen.map(listing -> activity(since, listing)));
    }

    private static Activity activity(ActivityCursor since, Listing<Event> listing) {
        List<Event> events = listing.elements();
        ActivityCursor upTo =
                ActivityCursor.after(events.stream().map(Event::id).toList());
        if (since == null) {
            return new Activity(upTo, Set.of(), Set.of(), true);
        }
        List<Event> fresh =
                events.stream().filter(event -> since.isNew(event.id())).toList();
        return new Activity(
                upTo, projects(fresh, Kind.PUSH), projects(fresh, Kind.MERGE_REQUEST), isWhole(since, listing));
    }

    /** Whether nothing can be hidden between the oldest that was read and what was known. */
    private static boolean isWhole(ActivityCursor since, Listing<Event> listing) {
        if (since.isEmpty()) {
            return listing.complete() && listing.total() < SHORTEST_CUT;
        }
        boolean numberedAnew = listing.elements().stream().map(Event::id).allMatch(since::beginsAfter);
        return goesBackTo(since, listing.elements()) && !numberedAnew;
    }

    private static Set<ProjectId> projects(List<Event> events, Kind kind) {
        return events.stream()
                .filter(event -> event.kind() == kind)
                .map(Event::project)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Nothing but events without a number, or the oldest first: then what is new is at the other end. */
    private static boolean isUnreadable(Listing<Event> listing) {
        List<Event> events = listing.elements();
        return events.isEmpty()
                ? listing.dropped() > 0
                : events.getFirst().id().compareTo(events.getLast().id()) < 0;
    }

    private static Failure unreadable() {
        return new Failure(
                Failure.Kind.UNREADABLE, "GitLab: the list of events has no numbers, or is not newest first", null);
    }
}
