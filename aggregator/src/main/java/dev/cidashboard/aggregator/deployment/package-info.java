/** The domain: what was brought where, as a platform tells it. */
package dev.cidashboard.aggregator.deployment;
