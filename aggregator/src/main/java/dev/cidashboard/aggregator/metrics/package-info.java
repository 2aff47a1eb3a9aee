/** What an operator counts, as Micrometer meters named {@code cidashboard.<room>.<thing>}. */
package dev.cidashboard.aggregator.metrics;
