package dev.cidashboard.aggregator.day;

import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.simulator.world.ProjectKey;

import java.time.Clock;
import java.time.Instant;

/** Takes down what happens in the world, how warm it was there, and since when it waits to be seen. */
final class Chronicle {

    private final Clock clock;
    private final Thermometer thermometer;
    private final Watch watch;
    private final Instant countsFrom;

    Chronicle(Clock clock, Thermometer thermometer, Watch watch, Instant countsFrom) {
        this.clock = clock;
        this.thermometer = thermometer;
        this.watch = watch;
        this.countsFrom = countsFrom;
    }

    static ProjectId id(ProjectKey key) {
        return new ProjectId(new InstanceId(key.platform().word() + "-main"), Long.toString(key.id()));
    }

    void happened(Subject subject, Kind kind, String look) {
        happened(subject, kind, look, false);
    }

    /** @param runs whether the subject is a run that has not ended */
    void happened(Subject subject, Kind kind, String look, boolean runs) {
        Instant now = clock.instant();
        Happening happening = new Happening(
                subject,
                kind,
                look,
                now,
                thermometer.warmth(subject.project(), Judgement.BY_THE_TRUTH, now),
                thermometer.warmth(subject.project(), Judgement.BY_WHAT_COULD_BE_KNOWN, now),
                thermometer.reason(subject.project(), now));
        thermometer.happened(happening, runs);
        watch.await(happening, !now.isBefore(countsFrom));
    }

    void looked(ProjectKey key) {
        thermometer.looked(id(key), clock.instant());
    }

    /** A project is deleted: nothing else of it can be seen any more. */
    void deleted(ProjectKey key) {
        watch.deleted(id(key));
        happened(new Subject.Itself(id(key)), Kind.PROJECT, Subject.ABSENT);
        thermometer.forget(id(key));
    }
}
