package dev.cidashboard.web.aggregator;

import dev.cidashboard.api.HistoryApi;
import dev.cidashboard.api.HistoryQuery;
import dev.cidashboard.configuration.Configuration;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;

import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import static dev.cidashboard.web.aggregator.RestAggregator.textOrNull;

/**
 * Whole histories, which are never kept and never whole in memory: as much is read from the aggregator as the reader takes.
 * Each holds a connection and the database's attention for as long as that lasts, so there are only a few at once.
 */
@Singleton
public final class Exports {
    static final int MOST_AT_ONCE = 4;
    /** Between two pieces: a reader that takes nothing for so long is gone, as for every other answer. */
    private static final long PATIENCE_MILLIS = 60_000;

    private final HistoryApi history;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    Exports(Configuration configuration) {
        this.history = QuarkusRestClientBuilder.newBuilder()
                .baseUri(configuration.aggregator().url())
                .connectTimeout(RestAggregator.CONNECT_MILLIS, TimeUnit.MILLISECONDS)
                .readTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .build(HistoryApi.class);
    }

    /**
     * An answer as it comes; to be closed.
     *
     * @param contentType null if it says none
     */
    public record Export(int status, String contentType, InputStream body, Runnable end) implements AutoCloseable {
        public boolean isGood() {
            return status == 200;
        }

        @Override
        public void close() {
            end.run();
        }
    }

    /**
     * @param format json or csv; checked by the aggregator
     * @return empty if there are too many at once
     * @throws AggregatorAway if it does not answer
     */
    public Optional<Export> open(String id, String format, HistoryQuery query) {
        Names.require("id", id);
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        var placeLeft = new AtomicBoolean();
        Runnable leavePlace = () -> {
            if (placeLeft.compareAndSet(false, true)) {
                places.release();
            }
        };
        try {
            Response response = ask(id, format, query);
            return Optional.of(new Export(
                    response.getStatus(),
                    response.getHeaderString(HttpHeaders.CONTENT_TYPE),
                    response.readEntity(InputStream.class),
                    () -> {
                        response.close();
                        leavePlace.run();
                    }));
        } catch (ProcessingException e) {
            leavePlace.run();
            throw new AggregatorAway(Optional.empty());
        } catch (RuntimeException e) {
            leavePlace.run();
            throw e;
        }
    }

    private Response ask(String id, String format, HistoryQuery query) {
        return history.export(
                id,
                format,
                query.branch(),
                textOrNull(query.status()),
                query.workflow(),
                query.actor(),
                textOrNull(query.from()),
                textOrNull(query.to()));
    }
}
