package dev.cidashboard.simulator.admin;

import dev.cidashboard.simulator.ForgeSimulator;
import dev.cidashboard.simulator.count.Counts;
import dev.cidashboard.simulator.fault.Fault;
import dev.cidashboard.simulator.fault.FaultKind;
import dev.cidashboard.simulator.fault.Faults;
import dev.cidashboard.simulator.fault.RetryAfter;
import dev.cidashboard.simulator.http.Tokens;
import dev.cidashboard.simulator.limit.LimitPlan;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.ProjectKey;
import dev.cidashboard.simulator.world.Truth;
import dev.cidashboard.simulator.world.World;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/** The back door at {@code /_simulator}: truth, counts, faults, limits, tokens, and the world's verbs, as JSON. */
public final class Admin {

    private static final int LONGEST_BODY = 1 << 20;

    private final ForgeSimulator simulator;
    private final World world;
    private final Counts counts;
    private final Faults faults;
    private final WorldVerbs verbs;

    public Admin(ForgeSimulator simulator, Clock clock) {
        this.simulator = simulator;
        this.world = simulator.world();
        this.counts = simulator.counts();
        this.faults = simulator.faults();
        this.verbs = new WorldVerbs(world, clock);
    }

    public void handle(HttpServerRequest request) {
        if (request.getHeader("Origin") != null) {
            // No page in a browser has any business here.
            answer(request, 403, Map.of("error", "requests from browsers are refused"));
            return;
        }
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() + part.length() <= LONGEST_BODY) {
                body.appendBuffer(part);
            }
        });
        request.endHandler(end -> respond(request, body.getBytes()));
    }

    private void respond(HttpServerRequest request, byte[] body) {
        try {
            List<String> segments = List.of(request.path().substring(1).split("/"));
            answer(request, 200, dispatch(request.method(), segments, body));
        } catch (NoSuchElementException missing) {
            answer(request, 404, Map.of("error", String.valueOf(missing.getMessage())));
        } catch (IllegalArgumentException | ArithmeticException bad) {
            answer(request, 400, Map.of("error", String.valueOf(bad.getMessage())));
        }
    }

    private Object dispatch(HttpMethod method, List<String> path, byte[] body) {
        String what = path.size() > 1 ? path.get(1) : "";
        String which = path.size() > 2 ? path.get(2) : "";
        if (method == HttpMethod.GET) {
            return switch (what) {
                case "" -> overview();
                case "counts" -> countsView();
                case "truth" -> truth(which, path.size() > 3 ? path.get(3) : "");
                case "faults" -> faults.inForce().stream().map(Admin::view).toList();
                default -> throw new NoSuchElementException("nothing at " + String.join("/", path));
            };
        }
        if (method == HttpMethod.DELETE && what.equals("faults")) {
            return clearFaults(which);
        }
        if (method != HttpMethod.POST) {
            throw new IllegalArgumentException(method + " is not understood here");
        }
        return post(what, which, new Body(body));
    }

    private Object post(String what, String which, Body body) {
        switch (what) {
            case "world" -> {
                return verbs.apply(which, body);
            }
            case "faults" -> {
                return Map.of("id", faults.add(fault(body)));
            }
            case "counts" -> counts.reset();
            case "limits" -> limits(which, body);
            case "tokens" ->
                simulator
                        .tokens()
                        .set(body.platform(), body.required("token"), Tokens.Access.parse(body.required("access")));
            case "pace" -> simulator.pace(body.duration("pace", Duration.ZERO));
            case "latency" -> simulator.latency(body.duration("latency", Duration.ZERO));
            default -> throw new NoSuchElementException("nothing at " + what);
        }
        return Map.of("done", true);
    }

    private Object overview() {
        Map<String, Object> view = new LinkedHashMap<>();
        for (Platform platform : Platform.values()) {
            view.put(
                    platform.word(),
                    Map.of(
                            "url",
                            simulator.url(platform),
                            "projects",
                            world.keys(platform).size()));
        }
        view.put("edition", world.edition());
        view.put("seed", world.plan().seed());
        return view;
    }

    private Object countsView() {
        Map<String, Object> view = new LinkedHashMap<>();
        for (Platform platform : Platform.values()) {
            view.put(platform.word(), counts.of(platform));
        }
        view.put("strangerRequests", counts.strangerRequests());
        view.put("leakedTokens", counts.leakedTokens());
        return view;
    }

    private Object truth(String platform, String id) {
        if (!id.isEmpty()) {
            return world.truth(ProjectKey.parse(platform, id));
        }
        List<Truth> truths = new ArrayList<>();
        for (Platform one : Platform.values()) {
            if (platform.isEmpty() || Platform.parse(platform) == one) {
                truths.addAll(world.truths(one));
            }
        }
        return Map.of("projects", truths);
    }

    private Object clearFaults(String id) {
        if (id.isEmpty()) {
            faults.clear();
        } else if (!faults.remove(Long.parseLong(id))) {
            throw new NoSuchElementException("no fault " + id);
        }
        return Map.of("done", true);
    }

    private void limits(String which, Body body) {
        Platform platform = body.platform();
        if (which.equals("reset")) {
            simulator.resetLimits(platform);
            return;
        }
        LimitPlan real = platform == Platform.GITHUB ? LimitPlan.GITHUB : LimitPlan.GITLAB;
        simulator.limits(
                platform,
                real.withRequests(body.number("requests", real.requests()))
                        .withConcurrent(body.number("concurrent", real.concurrent()))
                        .withPointsPerMinute(body.number("pointsPerMinute", real.pointsPerMinute()))
                        .withGraphQl(
                                body.number("graphQlPoints", real.graphQlPoints()),
                                body.number("graphQlPointsPerMinute", real.graphQlPointsPerMinute())));
    }

    private static Fault fault(Body asked) {
        Body body = asked.allowing(
                Set.of("kind", "platform", "path", "share", "times", "retryAfter", "delay", "status", "heavierThan"));
        Fault fault = Fault.of(FaultKind.parse(body.required("kind")));
        fault = body.has("platform") ? fault.on(body.platform()) : fault;
        fault = body.has("path") ? fault.onPath(body.text("path")) : fault;
        RetryAfter how = body.has("retryAfter")
                ? RetryAfter.valueOf(body.text("retryAfter").toUpperCase(Locale.ROOT))
                : RetryAfter.SECONDS;
        return fault.forShare(body.share("share", 1))
                .times(body.number("times", 0))
                .retryAfter(how, body.duration("delay", fault.delay()))
                .withStatus(body.number("status", 0))
                .onlyHeavierThan(body.number("heavierThan", -1));
    }

    private static Map<String, Object> view(Faults.InForce one) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", one.id());
        view.put("kind", one.fault().kind().word());
        view.put(
                "platform",
                one.fault().platform() == null ? null : one.fault().platform().word());
        view.put("path", one.fault().path() == null ? null : one.fault().path().pattern());
        view.put("share", one.fault().share());
        view.put("times", one.fault().times());
        view.put("struck", one.struck());
        return view;
    }

    private static void answer(HttpServerRequest request, int status, Object body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(Buffer.buffer(AdminJson.write(body)));
    }
}
