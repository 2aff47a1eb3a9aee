/** Whether there is something to show yet. */
package dev.cidashboard.aggregator.health;
