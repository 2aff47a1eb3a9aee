/**
 * What every answer of the REST API has in common: who is answered at all, entity tags, and errors as problem+json.
 * Knows no feature.
 */
package dev.cidashboard.aggregator.rest;
