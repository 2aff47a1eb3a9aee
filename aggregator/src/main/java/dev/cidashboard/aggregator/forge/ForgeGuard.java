package dev.cidashboard.aggregator.forge;

import dev.cidashboard.aggregator.forge.Failure.Kind;
import io.smallrye.faulttolerance.api.Guard;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What stands between us and one forge: so many requests at once, a time limit, retries of what a retry cures, and a
 * breaker. One per instance, since a guard's memory is about one remote system.
 */
final class ForgeGuard {

    private static final Logger LOG = Logger.getLogger(ForgeGuard.class);
    /** Half of the requests failing is what retries are for; the breaker opens when there is hardly an answer left. */
    private static final double UNWELL = 0.9;

    private final Guard guard;
    private final ForgeSettings settings;
    private final Transport transport;
    private final String title;
    private final Clock clock;
    private final Semaphore background;
    private final Semaphore people;
    /** What the breaker opened for, so that people hear of that and not only of the pause. */
    private volatile Failure lastTrouble;

    ForgeGuard(Forge forge, ForgeSettings settings, Transport transport, Clock clock) {
        this.settings = settings;
        this.transport = transport;
        this.title = forge.title();
        this.clock = clock;
        this.background = new Semaphore(settings.atOnce());
        this.people = new Semaphore(settings.forPeople());
        long delay = settings.retryDelay().toMillis();
        this.guard = Guard.create()
                .withDescription("asking " + forge.instance())
                .withRetry()
                .maxRetries(settings.retries())
                .delay(delay, ChronoUnit.MILLIS)
                .jitter(delay / 2, ChronoUnit.MILLIS)
                .maxDuration(Math.max(settings.timeout().toMillis(), 5 * delay), ChronoUnit.MILLIS)
                .withExponentialBackoff()
                .maxDelay(4 * delay, ChronoUnit.MILLIS)
                .done()
                .whenException(failure -> failure instanceof ForgeFault fault && fault.isCuredByRetry())
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(settings.breakerWindow())
                .failureRatio(UNWELL)
                .delay(settings.breakerPause().toMillis(), ChronoUnit.MILLIS)
                .when(ForgeGuard::saysForgeIsUnwell)
                .done()
                .withTimeout()
                .duration(settings.timeout().toMillis(), ChronoUnit.MILLIS)
                .done()
                .build();
    }

    /** @throws ForgeFault for whatever went wrong */
    <T> Answer<T> call(Purpose purpose, Callable<Answer<T>> attempt) {
        Semaphore slots =
                switch (purpose) {
                    case BACKGROUND -> background;
                    case INTERACTIVE -> people;
                };
        boolean mine = false;
        try {
            mine = slots.tryAcquire(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            if (!mine) {
                throw new ForgeFault(transport.timedOut(), ForgeFault.Cure.NONE);
            }
            @SuppressWarnings("unchecked")
            Answer<T> answer = guard.call(attempt::call, Answer.class);
            return answer;
        } catch (ForgeFault fault) {
            if (fault.saysForgeIsUnwell()) {
                lastTrouble = fault.failure();
            }
            throw fault;
        } catch (CircuitBreakerOpenException open) {
            throw new ForgeFault(paused(), ForgeFault.Cure.NONE);
        } catch (TimeoutException late) {
            lastTrouble = transport.timedOut();
            throw new ForgeFault(lastTrouble, ForgeFault.Cure.NONE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ForgeFault(transport.timedOut(), ForgeFault.Cure.NONE);
        } catch (Exception unexpected) {
            // A fault of ours, but no reason to take the pass down with it.
            LOG.errorf(unexpected, "Asking %s failed in a way that nobody thought of", title);
            throw new ForgeFault(
                    new Failure(Kind.UNREADABLE, title + ": its answer could not be dealt with", null),
                    ForgeFault.Cure.NONE);
        } finally {
            if (mine) {
                slots.release();
            }
        }
    }

    private Failure paused() {
        Failure trouble = lastTrouble;
        return new Failure(
                Kind.PAUSED,
                (trouble == null ? title + " failed" : trouble.message())
                        + "; that was too often just now, so it is left alone for a moment",
                clock.instant().plus(settings.breakerPause()));
    }

    private static boolean saysForgeIsUnwell(Throwable failure) {
        return failure instanceof TimeoutException || failure instanceof ForgeFault fault && fault.saysForgeIsUnwell();
    }
}
