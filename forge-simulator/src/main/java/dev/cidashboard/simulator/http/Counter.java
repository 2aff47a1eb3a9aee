package dev.cidashboard.simulator.http;

import dev.cidashboard.simulator.count.Counts;
import dev.cidashboard.simulator.limit.Budget;
import dev.cidashboard.simulator.limit.Limiter;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.World;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** The counter where a request is served when nothing goes wrong: token, limits, content, conditional answer, headers. */
final class Counter {

    private final World world;
    private final Tokens tokens;
    private final Counts counts;
    private final Map<Platform, Limiter> limiters;
    private final Clock clock;
    private long requestSerial;

    Counter(World world, Tokens tokens, Counts counts, Map<Platform, Limiter> limiters, Clock clock) {
        this.world = world;
        this.tokens = tokens;
        this.counts = counts;
        this.limiters = limiters;
        this.clock = clock;
    }

    /**
     * @param conditional false if the body is wanted even when the client has it already
     */
    Settled settle(Exchange exchange, boolean conditional) {
        Routed routed = exchange.routed();
        Forge forge = exchange.forge();
        if (routed.needsToken()) {
            Tokens.Access access = tokens.of(forge.platform(), exchange.ask().token());
            if (access == Tokens.Access.REVOKED) {
                return error(exchange, forge.unauthorized(exchange.ask().token(), routed));
            }
            if (!Tokens.allows(access, forge.platform(), routed.template())) {
                return error(exchange, forge.insufficientScope(routed));
            }
            switch (limiters.get(forge.platform())
                    .enter(
                            exchange.ask().token(),
                            routed.template(),
                            routed.toll().resource(),
                            routed.toll().charged())) {
                case ADMITTED -> exchange.admit();
                case PRIMARY -> {
                    counts.primaryLimitHit(forge.platform(), routed.toll().graphQl());
                    return primaryLimit(exchange);
                }
                case SECONDARY -> {
                    counts.secondaryLimitHit(forge.platform(), routed.toll().graphQl());
                    return error(exchange, forge.secondaryLimit(403).with("Retry-After", "60"));
                }
            }
        }
        return served(exchange, world.read(routed.answer()), conditional);
    }

    Settled primaryLimit(Exchange exchange) {
        Budget budget = budget(exchange);
        long wait =
                Math.max(1, Duration.between(clock.instant(), budget.reset()).toSeconds());
        Answer answer = exchange.forge().primaryLimit(budget);
        return error(
                exchange,
                exchange.forge().platform() == Platform.GITLAB
                        ? answer.with("Retry-After", String.valueOf(wait))
                        : answer);
    }

    /** An answer without content of the world: no ETag, nothing charged. */
    Settled error(Exchange exchange, Answer answer) {
        return new Settled(
                answer.status(), headers(exchange, answer), answer.body().get());
    }

    /** The content as it is, to a stranger: no token asked, no limit kept, no ETag. */
    Settled bare(Answer answer) {
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        headers.put("Content-Type", answer.contentType());
        return new Settled(answer.status(), headers, world.read(answer.body()));
    }

    /** The content is made for nobody. */
    void rehearse(Routed routed) {
        world.read(() -> routed.answer().get().body().get());
    }

    Budget budget(Exchange exchange) {
        return limiters.get(exchange.forge().platform())
                .budget(exchange.ask().token(), exchange.routed().toll().resource());
    }

    private Settled served(Exchange exchange, Answer answer, boolean conditional) {
        Forge forge = exchange.forge();
        boolean tagged = answer.fingerprint().isPresent() && answer.status() == 200;
        String etag = tagged
                ? forge.etag(answer.fingerprint().getAsLong(), exchange.ask().token())
                : null;
        boolean known = tagged && conditional && Conditional.matches(exchange.ifNoneMatch(), etag);
        if (exchange.routed().toll().charged() && (!known || forge.chargesNotModified())) {
            exchange.charge();
        }
        Map<String, String> headers = headers(exchange, answer);
        if (tagged) {
            headers.put("ETag", etag);
            headers.putIfAbsent(
                    "Cache-Control",
                    forge.platform() == Platform.GITHUB
                            ? "private, max-age=60, s-maxage=60"
                            : "max-age=0, private, must-revalidate");
            headers.put("Vary", "Accept, Authorization, Accept-Encoding");
        }
        if (known) {
            headers.remove("Content-Type");
            return new Settled(304, headers, new byte[0]);
        }
        return new Settled(answer.status(), headers, world.read(answer.body()));
    }

    private Map<String, String> headers(Exchange exchange, Answer answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Date", date());
        headers.put("Content-Type", answer.contentType());
        if (exchange.routed().needsToken()) {
            headers.putAll(exchange.forge().limitHeaders(budget(exchange)));
        }
        headers.putAll(answer.headers());
        headers.put("X-Request-Id", "SIM" + Long.toString(++requestSerial, 36));
        return headers;
    }

    /** By the forge's own clock, whatever others are set to. */
    private String date() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
