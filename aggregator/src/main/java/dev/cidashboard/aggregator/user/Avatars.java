package dev.cidashboard.aggregator.user;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.forge.Purpose;
import dev.cidashboard.aggregator.rest.Unavailable;
import dev.cidashboard.api.InstanceId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Pictures of users: each is read once by whoever asks first, the others wait for it. Safe for use by many threads. */
public final class Avatars {

    private static final int MOST_PICTURES = 500;
    private static final long MOST_BYTES = 32L * 1024 * 1024;
    /** Each entry weighs at least this much, so that one bound keeps both the number and the bytes. */
    private static final long LEAST_WEIGHT = MOST_BYTES / MOST_PICTURES;
    /** A page shows 50 rows; more pictures than this at once are asked for again. */
    private static final int MOST_READS = 32;

    private final KnownPeople people;
    private final Executor executor;
    private final Duration patience;
    private final Semaphore reads = new Semaphore(MOST_READS);
    private final AsyncCache<Key, Picture> pictures;

    private record Key(InstanceId instance, Username user) {}

    /**
     * @param people for whom the reserve of a budget may be touched
     * @param patience how long somebody waits for a picture
     */
    public Avatars(KnownPeople people, Clock clock, Executor executor, Duration patience) {
        this.people = people;
        this.executor = executor;
        this.patience = patience;
        this.pictures = Caffeine.newBuilder()
                .maximumWeight(MOST_BYTES)
                .weigher((Key key, Picture picture) -> (int) Math.max(LEAST_WEIGHT, picture.size()))
                .expireAfter(Expiry.creating((Key key, Picture picture) -> picture.keptFor()))
                .ticker(() -> nanos(clock.instant()))
                .executor(Runnable::run)
                .buildAsync();
    }

    /** @throws Unavailable if it takes too long, or too many others are being read */
    Picture of(Connector connector, Username user) {
        Key key = new Key(connector.instance(), user);
        CompletableFuture<Picture> flight = pictures.get(key, (k, ignored) -> read(connector, user));
        try {
            return flight.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Unavailable("The picture is still being read.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("The picture was not read: the aggregator stops.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Unavailable unavailable) {
                throw unavailable;
            }
            throw new IllegalStateException("a picture could not be read", e.getCause());
        }
    }

    /** How much memory the pictures take. */
    long keptBytes() {
        return pictures.synchronous().asMap().values().stream()
                .mapToLong(Picture::size)
                .sum();
    }

    private CompletableFuture<Picture> read(Connector connector, Username user) {
        if (!reads.tryAcquire()) {
            return CompletableFuture.failedFuture(new Unavailable("Too many pictures are being read."));
        }
        return CompletableFuture.supplyAsync(
                        () -> Picture.of(connector.avatar(user.text(), purpose(connector.instance(), user))), executor)
                .whenComplete((picture, fault) -> reads.release());
    }

    /** A name that a visitor made up is answered too, but never from the reserve. */
    private Purpose purpose(InstanceId instance, Username user) {
        return people.knows(instance, user) ? Purpose.INTERACTIVE : Purpose.BACKGROUND;
    }

    private static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }
}
