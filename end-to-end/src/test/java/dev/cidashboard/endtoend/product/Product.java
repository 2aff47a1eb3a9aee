package dev.cidashboard.endtoend.product;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Forge simulator, aggregator and web process, packaged as they are delivered, on free ports of 127.0.0.1. */
public final class Product implements AutoCloseable {

    private final RunningProcess simulator;
    private final RunningProcess aggregator;
    private final RunningProcess web;
    private final Simulator forge;

    public Product(ProductSettings settings) {
        int simulatorPort = Launcher.freePort();
        int aggregatorPort = Launcher.freePort();
        int webPort = Launcher.freePort();
        Path file = Launcher.outputFolder().resolve(settings.name() + "-config.yaml");
        try {
            Files.writeString(file, settings.yaml(simulatorPort, aggregatorPort, webPort));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> simulatorArguments = new ArrayList<>(settings.simulatorOptions());
        simulatorArguments.addAll(List.of("--port", String.valueOf(simulatorPort)));
        List<String> config = List.of("--config", file.toString());
        this.simulator = new RunningProcess(
                Launcher.SIMULATOR,
                settings.name(),
                simulatorPort,
                settings.simulatorEnvironment(),
                simulatorArguments,
                Simulator.COUNTS);
        this.aggregator = new RunningProcess(
                Launcher.AGGREGATOR, settings.name(), aggregatorPort, settings.environment(), config, "/health");
        this.web = new RunningProcess(
                Launcher.WEB, settings.name(), webPort, settings.environment(), config, "/api/health");
        this.forge = new Simulator(simulator.http());
        List.of(simulator, aggregator, web).forEach(RunningProcess::deleteLog);
    }

    /** Starts what does not run, the forge first, and waits until each listens. */
    public void start() {
        List.of(simulator, aggregator, web).stream()
                .filter(process -> !process.isAlive())
                .toList()
                .forEach(RunningProcess::start);
    }

    /** Everything runs, nothing is broken, and every row is as the forge has it. */
    void settle() {
        start();
        forge.clearFaults();
        awaitTruth(Duration.ofSeconds(60));
    }

    /** Waits until each row of the page's JSON equals the forge's truth in every field. */
    public void awaitTruth(Duration atMost) {
        await("every row is as the forge has it")
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(
                        () -> assertThat(forge.truth().differences(rows())).isEmpty());
    }

    /** Waits until the row of one project is right. */
    public void awaitTruthOf(String id, Duration atMost) {
        await("row " + id + " is as the forge has it")
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() ->
                        assertThat(forge.truth().differences(rows().one(id))).isEmpty());
    }

    /** All rows as the web process answers them. */
    public Rows rows() {
        return Rows.of(web.http().get("/api/repositories?limit=10000"));
    }

    /**
     * Nothing moves any more, and until its next start the aggregator reads the forges once and then for an hour not again:
     * every request that they get has a cause that the test knows.
     */
    public void calm() {
        for (String moving : List.of("running", "waiting", "queued")) {
            JsonNode list = Rows.json(aggregator.http().get("/api/pipelines?limit=10000&status=" + moving));
            for (JsonNode pipeline : list.path("pipelines")) {
                forge.set(
                        pipeline.path("repository").path("id").asText(),
                        pipeline.path("id").asLong(),
                        "SUCCESS");
            }
        }
        aggregator.kill();
        Instant begin = Instant.now();
        aggregator.startOnceWith(Map.of("CI_DASHBOARD_CACHE_REFRESH_INTERVAL", "1h"));
        await("the only pass").atMost(Duration.ofSeconds(60)).until(() -> Instances.of(this)
                .passedSince(begin));
        awaitTruth(Duration.ofSeconds(30));
    }

    /** Asks for a pass over everything now. */
    public void refresh() {
        Answer answer = aggregator.http().post("/api/cache/refresh", "", Map.of());
        assertThat(answer.status()).as("%s", answer).isEqualTo(202);
    }

    /** Asks for a pass and waits until one that began afterwards has ended for every instance. */
    public void refreshAndWait() {
        Instant asked = Instant.now();
        refresh();
        await("a whole pass").atMost(Duration.ofSeconds(60)).until(() -> Instances.of(this)
                .passedSince(asked));
    }

    public RunningProcess simulator() {
        return simulator;
    }

    public RunningProcess aggregator() {
        return aggregator;
    }

    public RunningProcess web() {
        return web;
    }

    /** The forge's side of the truth: what is there, what was asked, what goes wrong. */
    public Simulator forge() {
        return forge;
    }

    @Override
    public void close() {
        List.of(web, aggregator, simulator).forEach(RunningProcess::close);
    }
}
