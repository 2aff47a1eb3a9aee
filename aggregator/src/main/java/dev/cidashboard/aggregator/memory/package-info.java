/** Keeps the process as small as its state is, where the collector alone would not. Plain Java. */
package dev.cidashboard.aggregator.memory;
