/** What was: remembers every pipeline in PostgreSQL, and tells of it. */
package dev.cidashboard.aggregator.history;
