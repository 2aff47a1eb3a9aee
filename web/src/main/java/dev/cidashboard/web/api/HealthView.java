package dev.cidashboard.web.api;

/**
 * @param status ok, or degraded while the aggregator is away
 * @param aggregator ok, or since when it is away
 */
record HealthView(String status, String aggregator, String version) {}
