package dev.cidashboard.aggregator.connector.gitlab;

import dev.cidashboard.aggregator.connector.QueryBody;
import dev.cidashboard.aggregator.project.Project;

import java.util.List;
import java.util.Map;

/**
 * The one query that tells the present state of many projects.
 *
 * <p>Its complexity is that of one project, some 45 of which the last commit is 15, and a hundredth of that for each more
 * project of the page: about 65 for 40, of 250. It costs one request, whatever it holds.
 *
 * @see <a href="https://docs.gitlab.com/api/graphql/#limits">limits</a>
 */
final class GitLabSweepQuery {

    /** Servers take long for more than some 35 to 50 at once, long before the complexity ends it. */
    static final int MOST_PROJECTS = 40;

    static final String DOCUMENT = """
            query Sweep($ids: [ID!]!, $most: Int) {
              queryComplexity { score limit }
              projects(ids: $ids, first: $most) {
                nodes {
                  id
                  lastActivityAt
                  repository { tree { lastCommit { sha title authorName committedDate } } }
                  pipelines(first: 10) { nodes { id status updatedAt detailedStatus { group label icon } } }
                  mergeRequests(state: opened, sort: UPDATED_DESC, first: 1) { count nodes { updatedAt } }
                }
              }
            }
            """;

    private GitLabSweepQuery() {}

    /** The body to post. */
    static String of(List<Project> projects) {
        List<String> ids = projects.stream().map(Project::globalId).toList();
        return new QueryBody(DOCUMENT, Map.of("ids", ids, "most", ids.size())).json();
    }
}
