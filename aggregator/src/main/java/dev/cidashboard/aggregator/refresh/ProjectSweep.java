package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.Glimpse;
import dev.cidashboard.aggregator.connector.Reading;
import dev.cidashboard.aggregator.connector.Sweep;
import dev.cidashboard.aggregator.forge.Purpose;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.Sighting;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.ProjectId;
import org.jboss.logging.Logger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks a forge about many projects at once, and finds out which are to be read in detail for it. */
final class ProjectSweep {

    private static final Logger LOG = Logger.getLogger(ProjectSweep.class);

    private final Connector connector;
    private final WarmState state;

    ProjectSweep(Connector connector, WarmState state) {
        this.connector = connector;
        this.state = state;
    }

    /** A project of which a sweep tells something that is not known. */
    record Contradiction(Set<Reading> readings, Glimpse glimpse) {}

    /**
     * What came of it.
     *
     * @param contradictions by project; those that are not here fit to what is known, or are untold
     */
    record Result(Sweep sweep, Map<ProjectId, Contradiction> contradictions) {}

    Result of(List<ProjectId> projects) {
        Sweep sweep = asked(projects);
        Map<ProjectId, Contradiction> contradictions = new HashMap<>();
        if (sweep instanceof Sweep.Told told) {
            told.glimpses().forEach((project, glimpse) -> state.find(project)
                    .flatMap(known -> contradiction(known, glimpse))
                    .ifPresent(contradiction -> contradictions.put(project, contradiction)));
        }
        return new Result(sweep, contradictions);
    }

    private Sweep asked(List<ProjectId> projects) {
        try {
            return connector.sweep(
                    projects.stream()
                            .flatMap(project -> state.find(project).stream())
                            .map(ProjectState::project)
                            .filter(project -> project.globalId() != null)
                            .toList(),
                    Purpose.BACKGROUND);
        } catch (RuntimeException e) {
            LOG.errorf(e, "a sweep of %s failed unexpectedly", connector.instance());
            return new Sweep.Refused(ProjectReader.unexpected());
        }
    }

    private Optional<Contradiction> contradiction(ProjectState known, Glimpse glimpse) {
        Set<Reading> readings = known.contradictedBy(glimpse);
        if (readings.isEmpty()) {
            state.apply(known.id(), new Sighting.OfGlimpse(glimpse));
            return Optional.empty();
        }
        return Optional.of(new Contradiction(readings, glimpse));
    }
}
