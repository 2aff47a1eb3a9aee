package dev.cidashboard.simulator.http;

import dev.cidashboard.simulator.count.Counts;
import dev.cidashboard.simulator.fault.Fault;
import dev.cidashboard.simulator.fault.Faults;
import dev.cidashboard.simulator.limit.Limiter;
import dev.cidashboard.simulator.limit.Toll;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.World;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Takes every request to a forge: counts it, asks for faults, has it served, and sends the answer after the latency. */
public final class FrontDoor {

    private static final int LONGEST_BODY = 1 << 20;
    private static final List<String> CURSORS = List.of("cursor", "id_after", "id_before");

    private final Map<Platform, Forge> forges;
    private final Map<Platform, Limiter> limiters;
    private final Counts counts;
    private final Faults faults;
    private final Counter counter;
    private final Wire wire;
    private final FaultPlay faultPlay;
    private final String base;
    private volatile Duration latency = Duration.ZERO;
    private volatile boolean graphQl = true;

    /** Everything that a request may meet. */
    public record House(
            World world, Tokens tokens, Counts counts, Faults faults, Map<Platform, Limiter> limiters, Clock clock) {}

    /**
     * @param base address of this server, without a path
     * @param elsewhere address of the other server that redirects lead to
     */
    public FrontDoor(Vertx vertx, House house, Map<Platform, Forge> forges, String base, String elsewhere) {
        this.forges = forges;
        this.limiters = house.limiters();
        this.counts = house.counts();
        this.faults = house.faults();
        this.counter = new Counter(house.world(), house.tokens(), counts, limiters, house.clock());
        this.wire = new Wire(vertx);
        this.faultPlay = new FaultPlay(counter, counts, wire, house.clock(), elsewhere);
        this.base = base;
    }

    public void latency(Duration newLatency) {
        latency = newLatency;
    }

    /** GraphQL is all that is posted: without it a POST finds nothing. */
    public void graphQl(boolean on) {
        graphQl = on;
    }

    /** Asks every GraphQL something, past all limits, faults and counts. */
    public void warmUp() {
        byte[] query = Counter.utf8("{\"query\":\"{__typename}\"}");
        for (Forge forge : forges.values()) {
            for (List<String> path : List.of(List.of("graphql"), List.of("api", "graphql"))) {
                if (forge.takesPost(path)) {
                    Ask ask = new Ask(path, Query.parse(""), base + prefix(forge), "warm-up", query);
                    counter.rehearse(forge.route(ask));
                }
            }
        }
    }

    /** Says whether the path belongs to a forge. */
    public boolean handle(HttpServerRequest request) {
        Optional<Forge> forge = forge(request);
        forge.ifPresent(one -> handle(one, request));
        return forge.isPresent();
    }

    /** What the other server does: whoever comes is served without being asked who he is, and is noted. */
    public void handleStranger(HttpServerRequest request) {
        counts.strangerAsked(request.getHeader("Authorization") != null || request.getHeader("PRIVATE-TOKEN") != null);
        Optional<Forge> forge = forge(request);
        if (forge.isEmpty()) {
            request.response().setStatusCode(404).end();
            return;
        }
        Settled settled = counter.bare(
                forge.get().route(ask(forge.get(), request, null)).answer().get());
        request.response().setStatusCode(settled.status());
        settled.headers().forEach(request.response()::putHeader);
        request.response().end(Buffer.buffer(settled.body()));
    }

    private Optional<Forge> forge(HttpServerRequest request) {
        String path = String.valueOf(request.path());
        return forges.values().stream()
                .filter(forge -> path.startsWith("/" + forge.platform().word() + "/"))
                .findFirst();
    }

    private void handle(Forge forge, HttpServerRequest request) {
        if (request.method() != HttpMethod.POST || !graphQl || !forge.takesPost(segments(forge, request))) {
            handle(forge, request, null);
            return;
        }
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            // What is longer is cut off, and then is no JSON.
            if (body.length() + part.length() <= LONGEST_BODY) {
                body.appendBuffer(part);
            }
        });
        request.endHandler(end -> handle(forge, request, body.getBytes()));
    }

    private void handle(Forge forge, HttpServerRequest request, byte[] body) {
        Ask ask = ask(forge, request, body);
        Routed routed = forge.route(ask);
        Exchange exchange = new Exchange(request, forge, ask, routed, counts, limiters.get(forge.platform()));
        if (body == null && request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            wire.send(exchange, counter.error(exchange, forge.notFound()));
            return;
        }
        Optional<Fault> fault =
                faults.strike(new Faults.Asked(forge.platform(), request.path(), isLaterPage(ask), nodes(routed)));
        if (fault.isPresent()) {
            counts.faultPlayed(forge.platform());
            wire.later(exchange, latency, () -> faultPlay.play(fault.get(), exchange));
            return;
        }
        Settled settled = counter.settle(exchange, true);
        wire.later(exchange, latency, () -> wire.send(exchange, settled));
    }

    private static boolean isLaterPage(Ask ask) {
        return CURSORS.stream().anyMatch(name -> ask.query().get(name).isPresent())
                || ask.query().number("page", 1, Integer.MAX_VALUE) > 1;
    }

    private static OptionalLong nodes(Routed routed) {
        Toll.Load load = routed.toll().load();
        return load == null ? OptionalLong.empty() : OptionalLong.of(load.nodes());
    }

    private Ask ask(Forge forge, HttpServerRequest request, byte[] body) {
        String token = forge.token(request.getHeader("Authorization"), request.getHeader("PRIVATE-TOKEN"));
        return new Ask(segments(forge, request), Query.parse(request.query()), base + prefix(forge), token, body);
    }

    private static List<String> segments(Forge forge, HttpServerRequest request) {
        List<String> segments = new ArrayList<>();
        for (String segment : request.path().substring(prefix(forge).length()).split("/")) {
            if (!segment.isEmpty()) {
                segments.add(Query.decode(segment.replace("+", "%2B")));
            }
        }
        return segments;
    }

    private static String prefix(Forge forge) {
        return "/" + forge.platform().word();
    }
}
