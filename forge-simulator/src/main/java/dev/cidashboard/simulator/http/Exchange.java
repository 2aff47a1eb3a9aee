package dev.cidashboard.simulator.http;

import dev.cidashboard.simulator.count.Counts;
import dev.cidashboard.simulator.limit.Limiter;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** One request on its way through a forge, and the books that are kept about it: closed once, however it ends. */
final class Exchange {

    private final HttpServerRequest request;
    private final Forge forge;
    private final Ask ask;
    private final Routed routed;
    private final Counts counts;
    private final Limiter limiter;
    private boolean admitted;
    private int charged;
    private boolean closed;

    Exchange(HttpServerRequest request, Forge forge, Ask ask, Routed routed, Counts counts, Limiter limiter) {
        this.request = request;
        this.forge = forge;
        this.ask = ask;
        this.routed = routed;
        this.counts = counts;
        this.limiter = limiter;
        counts.arrived(
                forge.platform(),
                routed.template(),
                ifNoneMatch() != null,
                routed.toll().load());
        // The client went away: nothing was answered.
        request.response().closeHandler(gone -> close(0));
    }

    HttpServerRequest request() {
        return request;
    }

    HttpServerResponse response() {
        return request.response();
    }

    Forge forge() {
        return forge;
    }

    Ask ask() {
        return ask;
    }

    Routed routed() {
        return routed;
    }

    String ifNoneMatch() {
        return request.getHeader("If-None-Match");
    }

    /** The limiter let it in, so that it has to be told of the end. */
    void admit() {
        admitted = true;
    }

    void charge() {
        charged += routed.toll().units();
        limiter.charge(ask.token(), routed.toll().resource(), routed.toll().units());
        counts.charged(
                forge.platform(), limiter.budget(ask.token(), routed.toll().resource()));
    }

    boolean isClosed() {
        return closed;
    }

    /** Before the last byte is sent, so that a client that has the answer finds itself counted. */
    void close(int status) {
        if (closed) {
            return;
        }
        closed = true;
        if (admitted) {
            limiter.leave(ask.token());
        }
        counts.answered(forge.platform(), routed.template(), status, charged);
    }
}
