/** The door to PostgreSQL: whether there is one, whether it answers, and its schema. Knows nothing about what is kept in it. */
package dev.cidashboard.aggregator.database;
