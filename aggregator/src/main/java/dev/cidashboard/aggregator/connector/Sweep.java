package dev.cidashboard.aggregator.connector;

import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.api.ProjectId;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What came of asking for the present state of many projects at once. */
public sealed interface Sweep {

    /**
     * The forge answered.
     *
     * @param untold of those asked for: gone, forbidden, or in the way of an error beside the data. A detailed reading
     *     tells which
     */
    record Told(Map<ProjectId, Glimpse> glimpses, Set<ProjectId> untold) implements Sweep {
        public Told {
            glimpses = Map.copyOf(glimpses);
            untold = Set.copyOf(untold);
        }
    }

    /** This forge, or this token, cannot be asked for many at once; detailed readings are all there is. */
    record Refused(Failure why) implements Sweep {
        public Refused {
            Objects.requireNonNull(why, "why");
        }
    }

    /** It did not work this time; the next one may ask for fewer. */
    record Failed(Failure failure) implements Sweep {
        public Failed {
            Objects.requireNonNull(failure, "failure");
        }
    }
}
