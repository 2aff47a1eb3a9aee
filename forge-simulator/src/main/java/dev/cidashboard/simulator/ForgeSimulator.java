package dev.cidashboard.simulator;

import dev.cidashboard.simulator.admin.Admin;
import dev.cidashboard.simulator.count.Counts;
import dev.cidashboard.simulator.fault.Faults;
import dev.cidashboard.simulator.github.GitHubForge;
import dev.cidashboard.simulator.github.SuiteFilter;
import dev.cidashboard.simulator.gitlab.GitLabForge;
import dev.cidashboard.simulator.http.Forge;
import dev.cidashboard.simulator.http.FrontDoor;
import dev.cidashboard.simulator.http.Tokens;
import dev.cidashboard.simulator.limit.LimitPlan;
import dev.cidashboard.simulator.limit.Limiter;
import dev.cidashboard.simulator.limit.Resource;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.World;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A running simulator of GitHub and GitLab on one port of 127.0.0.1, and of a stranger's server on another, to which redirects
 * lead. All methods may be called from any thread.
 */
public final class ForgeSimulator implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int LONGEST_LINE = 65_536;

    private final Vertx vertx;
    private final World world;
    private final Faults faults = new Faults();
    private final Counts counts;
    private final Tokens tokens;
    private final Map<Platform, Limiter> limiters = new EnumMap<>(Platform.class);
    private final Clock clock;
    private final int port;
    private volatile FrontDoor frontDoor;
    private volatile GitHubForge gitHub;
    private volatile GitLabForge gitLab;
    private long paceTimer = -1;

    private ForgeSimulator(SimulatorOptions options) {
        this.clock = options.clock();
        this.world = new World(options.plan(), clock);
        this.counts = new Counts(clock);
        this.tokens = new Tokens(options.gitHubToken(), options.gitLabToken());
        limiters.put(Platform.GITHUB, new Limiter(options.gitHubLimits(), clock));
        limiters.put(Platform.GITLAB, new Limiter(options.gitLabLimits(), clock));
        // One event loop: it shares the machine with what it measures.
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        try {
            this.port = open(options);
        } catch (RuntimeException failed) {
            vertx.close();
            throw failed;
        }
        latency(options.latency());
        graphQl(options.graphQl());
        pace(options.pace());
    }

    /** @throws UncheckedIOException when the port is taken */
    public static ForgeSimulator start(SimulatorOptions options) {
        return new ForgeSimulator(options);
    }

    public String url() {
        return "http://" + HOST + ":" + port;
    }

    /** The base address of GitHub's REST API, as a client for a GitHub Enterprise Server is given it. */
    public String githubUrl() {
        return url() + "/github";
    }

    /** The address of the GitLab instance: its API is at {@code /api/v4} below. */
    public String gitlabUrl() {
        return url() + "/gitlab";
    }

    public String url(Platform platform) {
        return url() + "/" + platform.word();
    }

    public int port() {
        return port;
    }

    public World world() {
        return world;
    }

    public Faults faults() {
        return faults;
    }

    public Counts counts() {
        return counts;
    }

    public Tokens tokens() {
        return tokens;
    }

    /** Changes a forge's limits and forgets what was used of them. */
    public void limits(Platform platform, LimitPlan plan) {
        limiters.get(platform).plan(plan);
        limiters.get(platform).reset();
    }

    /** Forgets what was used of a forge's limits, as if the windows had passed. */
    public void resetLimits(Platform platform) {
        limiters.get(platform).reset();
    }

    /** Somebody else uses up a quota of every token that was seen: nothing is left of it until it resets. */
    public void exhaust(Platform platform, Resource resource) {
        limiters.get(platform).exhaust(resource);
    }

    /** How complex a query GitLab answers: 250 unless told, as for anyone with a token. */
    public void gitLabComplexity(int most) {
        gitLab.mostComplex(most);
    }

    /** What GitHub makes of a list of check suites that is to be those of one app. */
    public void gitHubSuites(SuiteFilter filter) {
        gitHub.suites(filter);
    }

    public void latency(Duration latency) {
        frontDoor.latency(latency);
    }

    /** Whether the forges have a GraphQL: without it its addresses answer 404, as on old servers. */
    public void graphQl(boolean on) {
        frontDoor.graphQl(on);
    }

    /**
     * How many of the newest events GitLab lists, on all pages together: all that the world remembers unless told, and by
     * the sources of later versions 20.
     */
    public void gitLabEvents(int most) {
        gitLab.mostEvents(most);
    }

    /**
     * Reads the schemas of GraphQL, for which the first query would wait otherwise, and with it all that are behind it: that takes
     * a second, or several on a busy machine.
     */
    public void warmUp() {
        frontDoor.warmUp();
    }

    /** Lets the world step on by itself this often; zero stops it. */
    public synchronized void pace(Duration pace) {
        vertx.cancelTimer(paceTimer);
        if (!pace.isZero()) {
            paceTimer = vertx.setPeriodic(Math.max(1, pace.toMillis()), tick -> world.step(clock.instant()));
        }
    }

    @Override
    public void close() {
        await(vertx.close().toCompletionStage().toCompletableFuture());
    }

    private int open(SimulatorOptions options) {
        HttpServer server = vertx.createHttpServer(server(options.port()));
        HttpServer stranger = vertx.createHttpServer(server(0));
        Router router = new Router();
        server.requestHandler(router);
        stranger.requestHandler(request -> router.door.handleStranger(request));
        int strangerPort = await(stranger.listen().toCompletionStage().toCompletableFuture())
                .actualPort();
        // The addresses in the answers need the port, so that the door is hung in only now.
        int actual =
                await(server.listen().toCompletionStage().toCompletableFuture()).actualPort();
        String base = "http://" + HOST + ":" + actual;
        gitLab = new GitLabForge(world, counts, base + "/gitlab");
        Map<Platform, Forge> forges = new EnumMap<>(Platform.class);
        gitHub = new GitHubForge(world, limiters.get(Platform.GITHUB), tokens, counts, base + "/github");
        forges.put(Platform.GITHUB, gitHub);
        forges.put(Platform.GITLAB, gitLab);
        FrontDoor.House house = new FrontDoor.House(world, tokens, counts, faults, limiters, clock);
        frontDoor = new FrontDoor(vertx, house, forges, base, "http://" + HOST + ":" + strangerPort);
        router.admin = new Admin(this, clock);
        router.door = frontDoor;
        return actual;
    }

    private static HttpServerOptions server(int port) {
        return new HttpServerOptions()
                .setHost(HOST)
                .setPort(port)
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LONGEST_LINE)
                // Forges speak HTTP/2 over TLS only; and half an answer means something else there.
                .setHttp2ClearTextEnabled(false);
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new UncheckedIOException(
                    failed.getCause() instanceof IOException cause ? cause : new IOException(failed.getCause()));
        } catch (TimeoutException late) {
            throw new UncheckedIOException(new IOException("no answer within 30 s", late));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", interrupted);
        }
    }

    /** Sends each request to the forges or to the back door. */
    private static final class Router implements Handler<HttpServerRequest> {
        private volatile FrontDoor door;
        private volatile Admin admin;

        @Override
        public void handle(HttpServerRequest request) {
            if (door == null) {
                request.response().setStatusCode(503).end();
            } else if (String.valueOf(request.path()).startsWith("/_simulator")) {
                admin.handle(request);
            } else if (!door.handle(request)) {
                request.response().setStatusCode(404).end("Try /github, /gitlab/api/v4 or /_simulator\n");
            }
        }
    }
}
