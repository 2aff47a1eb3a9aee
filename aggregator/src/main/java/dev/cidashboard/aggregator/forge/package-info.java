/**
 * The manners of asking any forge: budgets, conditional requests, time limits, retries, bounded bodies, and the family
 * of failures that everybody above speaks of. Knows no platform.
 */
package dev.cidashboard.aggregator.forge;
