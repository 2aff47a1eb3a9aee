/** Puts the plain Java rooms together for the container, starts and stops them. Nobody imports this room. */
package dev.cidashboard.aggregator.wiring;
