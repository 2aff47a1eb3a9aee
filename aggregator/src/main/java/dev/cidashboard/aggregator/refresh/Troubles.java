package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Reading;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.api.ProjectId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What of an instance could not be read the last time it was tried. Guarded by its owner. */
final class Troubles {

    /** A token gets another scope when somebody gives it one; until then the same is refused as often as it is asked. */
    private static final Duration FORBIDDEN_FOR = Duration.ofMinutes(30);

    private record Trouble(Failure failure, Instant notBefore) {}

    private final Map<ProjectId, Map<Reading, Trouble>> ofProjects = new LinkedHashMap<>();
    private Failure ofListing;
    private InstanceHealth.Problem named;
    private Instant triedAgainAt = Instant.MIN;

    void listing(Failure failure) {
        ofListing = failure;
    }

    Failure listing() {
        return ofListing;
    }

    /** @param askedAt not later than it was asked: what was refused before somebody said that it may be different says nothing */
    void failed(ProjectId project, Reading reading, Failure failure, Instant askedAt, Instant now) {
        boolean stands = failure.kind() == Failure.Kind.FORBIDDEN && !askedAt.isBefore(triedAgainAt);
        Instant notBefore = stands ? now.plus(FORBIDDEN_FOR) : now;
        ofProjects
                .computeIfAbsent(project, ignored -> new EnumMap<>(Reading.class))
                .put(reading, new Trouble(failure, notBefore));
    }

    /** What of a project was refused just now, so that asking again is no use yet. */
    Set<Reading> refused(ProjectId project, Instant now) {
        Set<Reading> refused = EnumSet.noneOf(Reading.class);
        ofProjects.getOrDefault(project, Map.of()).forEach((reading, trouble) -> {
            if (now.isBefore(trouble.notBefore())) {
                refused.add(reading);
            }
        });
        return refused;
    }

    /** Somebody says that it may be different now. */
    void tryAllAgain(Instant now) {
        triedAgainAt = now;
        ofProjects
                .values()
                .forEach(troubles ->
                        troubles.replaceAll((reading, trouble) -> new Trouble(trouble.failure(), Instant.MIN)));
    }

    void succeeded(ProjectId project, Reading reading) {
        ofProjects.computeIfPresent(project, (ignored, failures) -> {
            failures.remove(reading);
            return failures.isEmpty() ? null : failures;
        });
    }

    void forget(ProjectId project) {
        ofProjects.remove(project);
    }

    boolean isTroubled(ProjectId project) {
        return ofProjects.containsKey(project);
    }

    /** What of a project is to be tried again. */
    List<Reading> of(ProjectId project) {
        return new ArrayList<>(ofProjects.getOrDefault(project, Map.of()).keySet());
    }

    /**
     * The one problem to be named, since when it is of this kind; null if all is well. A limit goes by itself: it never
     * hides what somebody has to mend.
     *
     * @param parked why the whole instance cannot be asked; null if it can
     */
    InstanceHealth.Problem problem(Failure parked, Instant now) {
        Failure worst = worst(parked);
        if (worst == null) {
            named = null;
        } else if (named == null || named.kind() != worst.kind()) {
            named = new InstanceHealth.Problem(worst.kind(), worst.message(), now);
        } else if (!named.message().equals(worst.message())) {
            named = new InstanceHealth.Problem(worst.kind(), worst.message(), named.since());
        }
        return named;
    }

    private Failure worst(Failure parked) {
        if (parked != null && (ofListing == null || !parked.kind().isLimit())) {
            return parked;
        }
        return ofListing != null ? ofListing : first();
    }

    private Failure first() {
        return ofProjects.values().stream()
                .flatMap(troubles -> troubles.values().stream())
                .map(Trouble::failure)
                .findFirst()
                .orElse(null);
    }
}
