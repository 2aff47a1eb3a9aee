package dev.cidashboard.aggregator.connector.github;

import dev.cidashboard.aggregator.connector.QueryBody;
import dev.cidashboard.aggregator.project.Project;

import java.util.List;
import java.util.Map;

/**
 * The one query that tells the present state of many repositories.
 *
 * <p>Its cost in points is a hundredth of the connections that it opens: for each repository one each of check suites,
 * branches and pull requests, so 150 for 50 repositories, which is 2 points. Nodes: 50 × (1 + 30 + 1 + 1), of 500,000.
 *
 * @see <a href="https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api">limits</a>
 */
final class GitHubSweepQuery {

    /** At 50, GitHub answers in a second or two; it kills a query after 10. */
    static final int MOST_REPOSITORIES = 50;

    /** GitHub Actions on github.com. On a server of one's own it has another number, so that all apps' suites are read. */
    private static final int ACTIONS = 15_368;

    static final String DOCUMENT = """
            query Sweep($ids: [ID!]!, $suites: CheckSuiteFilter) {
              rateLimit { cost limit remaining resetAt }
              nodes(ids: $ids) {
                ... on Repository {
                  databaseId
                  pushedAt
                  defaultBranchRef {
                    target {
                      ... on Commit {
                        oid
                        message
                        committedDate
                        author { name user { login } }
                        checkSuites(last: 30, filterBy: $suites) {
                          nodes { status conclusion workflowRun { databaseId updatedAt } }
                        }
                      }
                    }
                  }
                  refs(refPrefix: "refs/heads/", first: 1) { totalCount }
                  pullRequests(states: OPEN, first: 1, orderBy: {field: UPDATED_AT, direction: DESC}) {
                    totalCount
                    nodes { updatedAt }
                  }
                }
              }
            }
            """;

    private GitHubSweepQuery() {}

    /** The body to post. */
    static String of(List<Project> projects, boolean publicHost) {
        List<String> ids = projects.stream().map(Project::globalId).toList();
        Map<String, Object> suites = publicHost ? Map.of("appId", ACTIONS) : Map.of();
        return new QueryBody(DOCUMENT, Map.of("ids", ids, "suites", suites)).json();
    }
}
