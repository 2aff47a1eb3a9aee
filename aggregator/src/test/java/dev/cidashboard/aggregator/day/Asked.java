package dev.cidashboard.aggregator.day;

import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.forge.Budget;
import dev.cidashboard.simulator.ForgeSimulator;
import dev.cidashboard.simulator.count.PlatformCounts;
import dev.cidashboard.simulator.world.Platform;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a day cost, by the forges' own counters.
 *
 * @param hours those that count
 * @param totals of them all together
 * @param quotas how far each went down
 */
record Asked(List<Hour> hours, Map<Platform, PlatformCounts> totals, List<Quota> quotas) {

    /**
     * How far a quota went down.
     *
     * @param least what was left at the worst moment
     * @param reserve what background work must leave
     */
    record Quota(String instance, String resource, long least, long reserve) {
        boolean isTouched() {
            return least < reserve;
        }
    }

    Asked {
        hours = List.copyOf(hours);
        totals = Map.copyOf(totals);
        quotas = List.copyOf(quotas);
    }

    static Asked of(List<Hour> hours, ForgeSimulator simulator, Connectors connectors) {
        Map<Platform, PlatformCounts> totals = new EnumMap<>(Platform.class);
        List<Quota> quotas = new ArrayList<>();
        for (Platform platform : Platform.values()) {
            PlatformCounts counts = simulator.counts().of(platform);
            totals.put(platform, counts);
            for (Connector connector : connectors.all()) {
                if (connector.platform().name().equals(platform.name())) {
                    counts.leastRemaining()
                            .forEach((resource, least) -> quotas.add(new Quota(
                                    connector.instance().name(), resource, least, reserve(connector, resource))));
                }
            }
        }
        return new Asked(hours, totals, quotas);
    }

    /** Answers 403 or 429 that a limit made, and queries that asked for too much at once. */
    long refusals() {
        return totals.values().stream()
                .mapToLong(counts -> counts.primaryLimitHits()
                        + counts.secondaryLimitHits()
                        + counts.graphQl().refused())
                .sum();
    }

    /** Answers 403 that have nothing to do with limits: GitLab's latest pipeline of a head for which none ran. */
    long otherForbidden() {
        return totals.values().stream()
                .mapToLong(counts -> counts.status(403)
                        + counts.status(429)
                        - counts.primaryLimitHits()
                        - counts.secondaryLimitHits())
                .sum();
    }

    /** Where a forge has one quota for all, its name differs; it is the only one then. */
    private static long reserve(Connector connector, String resource) {
        List<Budget> budgets = connector.budgets();
        return budgets.stream()
                .filter(budget -> budget.resource().equals(resource) || budgets.size() == 1)
                .mapToLong(Budget::reserve)
                .findFirst()
                .orElse(0);
    }
}
