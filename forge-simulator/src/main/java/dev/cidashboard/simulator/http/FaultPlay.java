package dev.cidashboard.simulator.http;

import dev.cidashboard.simulator.count.Counts;
import dev.cidashboard.simulator.fault.Fault;
import dev.cidashboard.simulator.fault.RetryAfter;
import dev.cidashboard.simulator.world.Platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BiFunction;

/** Plays a fault to the client that it struck. */
final class FaultPlay {

    private static final long HUGE = 64L << 20;
    private static final Duration PAST = Duration.ofHours(1);

    private final Counter counter;
    private final Counts counts;
    private final Wire wire;
    private final Clock clock;
    private final String elsewhere;

    /** @param elsewhere base address of another server, to which redirects lead */
    FaultPlay(Counter counter, Counts counts, Wire wire, Clock clock, String elsewhere) {
        this.counter = counter;
        this.counts = counts;
        this.wire = wire;
        this.clock = clock;
        this.elsewhere = elsewhere;
    }

    void play(Fault fault, Exchange exchange) {
        Forge forge = exchange.forge();
        switch (fault.kind()) {
            case UNAUTHORIZED -> refuse(exchange, forge.unauthorized("revoked", exchange.routed()));
            case INSUFFICIENT_SCOPE -> refuse(exchange, forge.insufficientScope(exchange.routed()));
            case NOT_FOUND -> refuse(exchange, forge.notFound());
            case PRIMARY_LIMIT -> wire.send(exchange, exhausted(exchange, fault));
            case SECONDARY_LIMIT -> refuse(exchange, secondary(forge, fault, 403));
            case TOO_MANY_REQUESTS -> refuse(exchange, secondary(forge, fault, 429));
            case SERVER_ERROR -> refuse(exchange, forge.serverError(500));
            case BAD_GATEWAY -> refuse(exchange, forge.serverError(502));
            case UNAVAILABLE -> refuse(exchange, forge.serverError(503));
            case HTML ->
                refuse(
                        exchange,
                        Answer.of(
                                200,
                                "text/html; charset=utf-8",
                                Counter.utf8(
                                        "<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Please sign in</h1></body></html>")));
            case CUT_SHORT -> wire.cutShort(exchange, counter.settle(exchange, false));
            case CUT_JSON -> wire.send(exchange, halved(counter.settle(exchange, false)));
            case SLOW -> wire.later(exchange, fault.delay(), () -> wire.send(exchange, counter.settle(exchange, true)));
            case DRIP -> wire.drip(exchange, counter.settle(exchange, false), fault.delay());
            case RESET -> wire.reset(exchange);
            case ENDLESS -> wire.endless(exchange, counter.settle(exchange, false));
            case HUGE -> wire.huge(exchange, counter.settle(exchange, false), HUGE);
            case REDIRECT_ELSEWHERE ->
                redirect(exchange, elsewhere + exchange.request().uri());
            case REDIRECT_LOOP -> redirect(exchange, exchange.request().absoluteURI());
            case UNKNOWN_STATUS -> disfigured(exchange, Disfigurement::unknownStatuses);
            case NULL_FIELDS -> disfigured(exchange, Disfigurement::nullFields);
            case GRAPHQL_TIMEOUT -> wire.later(exchange, fault.delay(), () -> timedOut(exchange, fault));
            case GRAPHQL_PARTIAL -> partial(exchange);
            case MALFORMED_LIMITS ->
                wire.send(
                        exchange,
                        limits(counter.settle(exchange, true), (header, settled) -> settled.with(header, "banana")));
            case NO_LIMITS ->
                wire.send(
                        exchange, limits(counter.settle(exchange, true), (header, settled) -> settled.without(header)));
            case PAST_RESET -> wire.send(exchange, reset(counter.settle(exchange, true)));
            case EXPIRED_CURSOR -> refuse(exchange, expired(forge));
        }
    }

    /** What was asked for is paid for, though nothing comes of it. */
    private void timedOut(Exchange exchange, Fault fault) {
        exchange.charge();
        counts.graphQlTimedOut(exchange.forge().platform());
        refuse(exchange, exchange.forge().timedOut(fault.status()));
    }

    private void partial(Exchange exchange) {
        counts.graphQlPartial(exchange.forge().platform());
        Settled settled = counter.settle(exchange, false);
        wire.send(exchange, settled.withBody(Disfigurement.partial(settled.body())));
    }

    private void refuse(Exchange exchange, Answer answer) {
        wire.send(exchange, counter.error(exchange, answer));
    }

    private void redirect(Exchange exchange, String location) {
        refuse(exchange, Answer.json(302, "{\"message\":\"Found\"}").with("Location", location));
    }

    /** No ETag: it would outlive the fault, and with it the disfigured content. */
    private void disfigured(Exchange exchange, java.util.function.UnaryOperator<byte[]> how) {
        Settled settled = counter.settle(exchange, false);
        wire.send(exchange, settled.withBody(how.apply(settled.body())).without("ETag"));
    }

    private Settled exhausted(Exchange exchange, Fault fault) {
        Instant reset = clock.instant().plus(fault.delay());
        String seconds = String.valueOf(reset.getEpochSecond());
        Settled settled = counter.primaryLimit(exchange);
        if (exchange.forge().platform() == Platform.GITHUB) {
            return settled.with("x-ratelimit-limit", "5000")
                    .with("x-ratelimit-used", "5000")
                    .with("x-ratelimit-remaining", "0")
                    .with(
                            "x-ratelimit-resource",
                            exchange.routed().toll().resource().word())
                    .with("x-ratelimit-reset", seconds);
        }
        return settled.with("RateLimit-Limit", "2000")
                .with("RateLimit-Observed", "2001")
                .with("RateLimit-Remaining", "0")
                .with("RateLimit-Reset", seconds)
                .with("Retry-After", String.valueOf(Math.max(1, fault.delay().toSeconds())));
    }

    private Answer secondary(Forge forge, Fault fault, int otherwise) {
        int status = fault.status() != 0 ? fault.status() : forge.platform() == Platform.GITLAB ? 429 : otherwise;
        Answer answer = forge.secondaryLimit(status);
        return fault.retryAfter() == RetryAfter.ABSENT
                ? answer
                : answer.with("Retry-After", retryAfter(fault.retryAfter(), fault.delay()));
    }

    private String retryAfter(RetryAfter how, Duration wait) {
        return how == RetryAfter.SECONDS
                ? String.valueOf(Math.max(1, wait.toSeconds()))
                : DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        clock.instant().plus(wait).atOffset(ZoneOffset.UTC));
    }

    private static Settled halved(Settled settled) {
        return settled.withBody(Arrays.copyOf(settled.body(), settled.body().length / 2));
    }

    private static Answer expired(Forge forge) {
        return switch (forge.platform()) {
            case GITHUB ->
                Answer.json(422, "{\"message\":\"Validation Failed\",\"errors\":[\"The cursor is invalid.\"]}");
            case GITLAB -> Answer.json(400, "{\"message\":\"400 Bad request - the cursor is invalid\"}");
        };
    }

    private Settled reset(Settled settled) {
        String past = String.valueOf(clock.instant().minus(PAST).getEpochSecond());
        return limits(
                settled,
                (header, changed) ->
                        header.toLowerCase(Locale.ROOT).endsWith("-reset") ? changed.with(header, past) : changed);
    }

    private static Settled limits(Settled settled, BiFunction<String, Settled, Settled> change) {
        Settled changed = settled;
        for (String header : settled.headers().keySet()) {
            if (header.toLowerCase(Locale.ROOT).contains("ratelimit-")) {
                changed = change.apply(header, changed);
            }
        }
        return changed;
    }
}
