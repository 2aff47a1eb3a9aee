/**
 * What the forges' GraphQLs have in common: a request's form, a schema with its fetchers, the selected fields with their
 * variables filled in for whoever accounts for them, pages with cursors, and errors in the forges' form.
 */
package dev.cidashboard.simulator.graphql;
