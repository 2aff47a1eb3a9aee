package dev.cidashboard.aggregator.day;

import dev.cidashboard.api.ProjectId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells how warm projects are, from what happens to them. Used by one thread. */
final class Thermometer {

    private static final Duration JUST_NOW = Duration.ofMinutes(10);
    private static final Duration THIS_WEEK = Duration.ofDays(7);

    private static final class Life {
        private Instant lastActivity = Instant.MIN;
        private Instant lookedAt = Instant.MIN;
        private final Set<Subject> running = new HashSet<>();
        /** Those that are recent, that cannot be known yet, or of what runs. */
        private final List<Happening> recent = new ArrayList<>();
    }

    private final Map<ProjectId, Life> lives = new HashMap<>();

    /** A project as it was before the day began. */
    void begins(ProjectId project, Instant lastActivity) {
        of(project).lastActivity = lastActivity;
    }

    void looked(ProjectId project, Instant now) {
        of(project).lookedAt = now;
    }

    /** @param runs whether the subject is a run that has not ended */
    void happened(Happening happening, boolean runs) {
        Life life = of(happening.subject().project());
        life.recent.add(happening);
        if (runs) {
            life.running.add(happening.subject());
        } else {
            life.running.remove(happening.subject());
        }
    }

    void forget(ProjectId project) {
        lives.remove(project);
    }

    Warmth warmth(ProjectId project, Judgement judgement, Instant now) {
        Life life = of(project);
        settle(life, now);
        boolean hot = isWithin(JUST_NOW, life.lookedAt, now);
        boolean warm = isWithin(THIS_WEEK, life.lastActivity, now);
        for (Happening one : life.recent) {
            if (judgement == Judgement.BY_THE_TRUTH || !one.knownBy().isAfter(now)) {
                warm = true;
                hot |= isWithin(JUST_NOW, one.at(), now) || life.running.contains(one.subject());
            }
        }
        return hot ? Warmth.HOT : warm ? Warmth.WARM : Warmth.COLD;
    }

    /** What of the last minutes can be known, for whoever wonders why a project is as warm as it is. */
    String reason(ProjectId project, Instant now) {
        Life life = of(project);
        return life.recent.stream()
                .filter(one -> !one.knownBy().isAfter(now))
                .reduce((one, other) -> other)
                .map(Happening::toString)
                .orElse(isWithin(JUST_NOW, life.lookedAt, now) ? "a look at " + life.lookedAt : "nothing recent");
    }

    private static void settle(Life life, Instant now) {
        life.recent.removeIf(one -> {
            boolean settled = !isWithin(JUST_NOW, one.at(), now)
                    && !one.knownBy().isAfter(now)
                    && !life.running.contains(one.subject());
            if (settled && one.at().isAfter(life.lastActivity)) {
                life.lastActivity = one.at();
            }
            return settled;
        });
    }

    private Life of(ProjectId project) {
        return lives.computeIfAbsent(project, id -> new Life());
    }

    private static boolean isWithin(Duration span, Instant moment, Instant now) {
        return !moment.isBefore(now.minus(span));
    }
}
