/** Pipelines and their jobs, and the rules by which they decide how a branch stands. */
package dev.cidashboard.aggregator.pipeline;
