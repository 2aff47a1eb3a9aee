/**
 * A PostgreSQL of one's own where none is configured: unpacked from jars, on loopback, with its data in a folder. For
 * {@code make run-all} and for tests; who runs the dashboard for a team gives it a database that is cared for.
 */
package dev.cidashboard.postgres;
