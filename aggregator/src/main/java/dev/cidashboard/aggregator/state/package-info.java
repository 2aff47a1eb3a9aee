/**
 * The warm state and the only read path: per project one immutable value that is swapped whole, an index over all of
 * them, and the bytes of hot answers. Nothing shrinks on failure: see {@link dev.cidashboard.aggregator.state.Facet}.
 */
package dev.cidashboard.aggregator.state;
