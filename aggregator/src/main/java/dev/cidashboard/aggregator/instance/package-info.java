/** The configured forges as people see them: how they are, what they still allow, which were left out and why. */
package dev.cidashboard.aggregator.instance;
