package dev.cidashboard.simulator.count;

/**
 * What one forge's GraphQL was asked.
 *
 * @param score points on GitHub, complexity on GitLab, of all queries that were asked
 * @param maxScore of the one query that asked for most
 * @param nodes the most objects that the queries could have answered with, all together
 * @param refused queries that asked for too much at once: GitHub's nodes, GitLab's complexity or length
 * @param primaryLimitHits queries refused because the quota was used up
 * @param secondaryLimitHits queries refused because of too many at once or in a minute
 * @param timeouts queries that were killed on purpose
 * @param partial answers that were robbed of some of their nodes on purpose
 */
public record GraphQlCounts(
        long requests,
        long score,
        long maxScore,
        long nodes,
        long maxNodes,
        long refused,
        long primaryLimitHits,
        long secondaryLimitHits,
        long timeouts,
        long partial) {}
