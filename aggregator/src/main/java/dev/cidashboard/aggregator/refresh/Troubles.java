package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Reading;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.api.ProjectId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What of an instance could not be read the last time it was tried. Guarded by its owner. */
final class Troubles {

    private final Map<ProjectId, Map<Reading, Failure>> ofProjects = new LinkedHashMap<>();
    private Failure ofListing;
    private InstanceHealth.Problem named;

    void listing(Failure failure) {
        ofListing = failure;
    }

    Failure listing() {
        return ofListing;
    }

    void failed(ProjectId project, Reading reading, Failure failure) {
        ofProjects
                .computeIfAbsent(project, ignored -> new EnumMap<>(Reading.class))
                .put(reading, failure);
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
                .flatMap(failures -> failures.values().stream())
                .findFirst()
                .orElse(null);
    }
}
