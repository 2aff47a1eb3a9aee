/** What the history tells: each panel is one class with its query, over a scope of period and filters. */
package dev.cidashboard.aggregator.insights;
