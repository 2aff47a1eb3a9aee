package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.forge.Texts;
import dev.cidashboard.api.InstanceId;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * Tells the log what is wrong with one instance: a line when its problem is of another kind than before, and one when it
 * is well again. Guarded by its owner.
 */
final class TroubleLog {

    private static final Logger LOG = Logger.getLogger(TroubleLog.class);
    /** What comes and goes does not fill the log; what stays is told once this is over. */
    private static final Duration SAME_AGAIN = Duration.ofMinutes(1);

    private final InstanceId instance;
    private final Map<Failure.Kind, Instant> toldAt = new EnumMap<>(Failure.Kind.class);
    private Failure.Kind told;

    TroubleLog(InstanceId instance) {
        this.instance = instance;
    }

    /** @param problem null while all is well */
    void heard(InstanceHealth.Problem problem, Instant now) {
        if (problem == null) {
            if (told != null) {
                LOG.infof("%s is well again", instance);
                told = null;
            }
        } else if (problem.kind() != told && mayBeTold(problem.kind(), now)) {
            LOG.warnf("%s: %s: %s", instance, problem.kind().code(), Texts.line(problem.message()));
            told = problem.kind();
            toldAt.put(told, now);
        }
    }

    private boolean mayBeTold(Failure.Kind kind, Instant now) {
        Instant before = toldAt.get(kind);
        return before == null || !now.isBefore(before.plus(SAME_AGAIN));
    }
}
