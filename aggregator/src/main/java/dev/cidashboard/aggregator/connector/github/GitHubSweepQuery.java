package dev.cidashboard.aggregator.connector.github;

import dev.cidashboard.aggregator.connector.QueryDocument;
import dev.cidashboard.aggregator.connector.SweepDepth;
import dev.cidashboard.aggregator.project.Project;

import java.util.List;
import java.util.Map;

/**
 * The queries that tell the present state of many repositories; what each costs is written in its file.
 *
 * @see <a href="https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api">limits</a>
 */
final class GitHubSweepQuery {

    /** At some 50, GitHub answers in a second or two; it kills a query after 10. One more would cost twice as much. */
    static final int MOST_REPOSITORIES = 49;

    /** As many as cost one point together with their recent branches. */
    static final int MOST_WITH_RECENT_BRANCHES = 21;

    /** GitHub Actions on github.com. On a server of one's own it has another number, so that all apps' suites are read. */
    private static final int ACTIONS = 15_368;

    private static final QueryDocument OF_DEFAULT_BRANCHES =
            QueryDocument.of(GitHubSweepQuery.class, "SweepOfDefaultBranches");
    private static final QueryDocument OF_RECENT_BRANCHES =
            QueryDocument.of(GitHubSweepQuery.class, "SweepOfRecentBranches");

    private GitHubSweepQuery() {}

    /** The body to post. */
    static String of(List<Project> projects, SweepDepth depth, boolean publicHost) {
        List<String> ids = projects.stream().map(Project::globalId).toList();
        Map<String, Object> suites = publicHost ? Map.of("appId", ACTIONS) : Map.of();
        QueryDocument document =
                switch (depth) {
                    case DEFAULT_BRANCH -> OF_DEFAULT_BRANCHES;
                    case RECENT_BRANCHES -> OF_RECENT_BRANCHES;
                };
        return document.with(Map.of("ids", ids, "suites", suites));
    }
}
