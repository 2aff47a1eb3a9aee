package dev.cidashboard.configuration;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * Everything both processes were told, checked. It prints without secrets.
 *
 * @param instances to be asked, in the order of the file; in the web process all that are configured, without tokens
 * @param leftOut configured, but not usable; empty in the web process, which learns it from the aggregator
 * @param warnings one line each, for the log of the start
 */
public record Configuration(
        ServerConfiguration server,
        AggregatorConfiguration aggregator,
        CacheConfiguration cache,
        HistoryConfiguration history,
        InsightsConfiguration insights,
        UiConfiguration ui,
        List<InstanceConfiguration> instances,
        List<LeftOutInstance> leftOut,
        WatchedRepositories watched,
        LoggingConfiguration logging,
        List<String> warnings) {

    public Configuration {
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(aggregator, "aggregator");
        Objects.requireNonNull(cache, "cache");
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(insights, "insights");
        Objects.requireNonNull(ui, "ui");
        Objects.requireNonNull(watched, "watched");
        Objects.requireNonNull(logging, "logging");
        instances = List.copyOf(instances);
        leftOut = List.copyOf(leftOut);
        warnings = List.copyOf(warnings);
        var names = new HashSet<String>();
        instances.forEach(instance -> requireNew(names, instance.name()));
        leftOut.forEach(instance -> requireNew(names, instance.name()));
    }

    /** What holds when nobody said anything: no instance, everything on loopback. */
    public static Configuration defaults() {
        return ConfigurationDefaults.CONFIGURATION;
    }

    public List<InstanceConfiguration> instances(Platform platform) {
        return instances.stream()
                .filter(instance -> instance.platform() == platform)
                .toList();
    }

    public Configuration withInstances(List<InstanceConfiguration> others) {
        return new Configuration(
                server, aggregator, cache, history, insights, ui, others, leftOut, watched, logging, warnings);
    }

    public Configuration withCache(CacheConfiguration other) {
        return new Configuration(
                server, aggregator, other, history, insights, ui, instances, leftOut, watched, logging, warnings);
    }

    public Configuration withHistory(HistoryConfiguration other) {
        return new Configuration(
                server, aggregator, cache, other, insights, ui, instances, leftOut, watched, logging, warnings);
    }

    public Configuration withInsights(InsightsConfiguration other) {
        return new Configuration(
                server, aggregator, cache, history, other, ui, instances, leftOut, watched, logging, warnings);
    }

    public Configuration withWatched(WatchedRepositories other) {
        return new Configuration(
                server, aggregator, cache, history, insights, ui, instances, leftOut, other, logging, warnings);
    }

    public Configuration withUi(UiConfiguration other) {
        return new Configuration(
                server, aggregator, cache, history, insights, other, instances, leftOut, watched, logging, warnings);
    }

    private static void requireNew(HashSet<String> names, String name) {
        if (!names.add(name)) {
            throw new IllegalArgumentException("two instances are called " + name);
        }
    }
}
