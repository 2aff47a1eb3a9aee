package dev.cidashboard.aggregator.forge;

/**
 * Something that a GraphQL endpoint could not tell.
 *
 * @param type in the platform's own word, in capitals; empty where the platform has none
 * @param message as the forge wrote it, shortened: to tell kinds apart, never for people
 */
public record GraphQlError(String type, String message) {}
