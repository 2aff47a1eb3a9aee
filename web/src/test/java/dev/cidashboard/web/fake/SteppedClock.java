package dev.cidashboard.web.fake;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** The real time, and what a test skips of it: nobody waits for something to grow old. */
public final class SteppedClock extends Clock {
    private final Clock real = Clock.systemUTC();
    private final AtomicReference<Duration> skipped = new AtomicReference<>(Duration.ZERO);

    /** Never goes back: what was kept meanwhile would be from the future. */
    public void skip(Duration time) {
        skipped.updateAndGet(before -> before.plus(time));
    }

    @Override
    public Instant instant() {
        return real.instant().plus(skipped.get());
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("everybody formats with a zone of their own");
    }

    @Singleton
    static class Producer {
        @Produces
        @Singleton
        SteppedClock stepped() {
            return new SteppedClock();
        }

        @Produces
        @Singleton
        @Alternative
        @Priority(1)
        Clock clock(SteppedClock stepped) {
            return stepped;
        }
    }
}
