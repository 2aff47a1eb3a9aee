/** The jobs of one pipeline, read when somebody first looks at them and kept for a while. */
package dev.cidashboard.aggregator.job;
