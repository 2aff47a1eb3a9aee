package dev.cidashboard.aggregator.metrics;

import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.forge.ForgeListener;
import dev.cidashboard.api.InstanceId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What forges are asked. Called for each of the thousands of requests of a pass, so that meters are looked up by small
 * keys. Templates of endpoints are left out: instance and status are what alarms are made of.
 */
@Singleton
final class ForgeMetrics implements ForgeListener {

    private static final String INSTANCE = "instance";

    private final MeterRegistry registry;
    private final Map<Answered, Timer> requests = new ConcurrentHashMap<>();
    private final Map<InstanceId, Counter> charged = new ConcurrentHashMap<>();
    private final Map<Failed, Counter> failures = new ConcurrentHashMap<>();

    private record Answered(InstanceId instance, int status) {}

    private record Failed(InstanceId instance, Failure.Kind kind) {}

    ForgeMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void answered(
            InstanceId instance, String template, int status, boolean counted, Duration untilTheAnswerBegan) {
        requests.computeIfAbsent(new Answered(instance, status), this::timer).record(untilTheAnswerBegan);
        if (counted) {
            charged.computeIfAbsent(instance, this::chargedCounter).increment();
        }
    }

    @Override
    public void failed(InstanceId instance, Failure.Kind kind) {
        failures.computeIfAbsent(new Failed(instance, kind), this::failureCounter)
                .increment();
    }

    private Timer timer(Answered answered) {
        return Timer.builder("cidashboard.connector.requests")
                .description("Requests that a forge answered, and how long until the answer began")
                .tag(INSTANCE, answered.instance().name())
                .tag("status", String.valueOf(answered.status()))
                .register(registry);
    }

    private Counter chargedCounter(InstanceId instance) {
        return Counter.builder("cidashboard.connector.charged")
                .description("Requests that counted against the limit of the credential")
                .tag(INSTANCE, instance.name())
                .register(registry);
    }

    private Counter failureCounter(Failed failed) {
        return Counter.builder("cidashboard.connector.failures")
                .description("Questions that were given up")
                .tag(INSTANCE, failed.instance().name())
                .tag("kind", failed.kind().code())
                .register(registry);
    }
}
