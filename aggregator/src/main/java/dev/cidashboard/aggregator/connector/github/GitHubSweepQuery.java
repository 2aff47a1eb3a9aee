package dev.cidashboard.aggregator.connector.github;

import dev.cidashboard.aggregator.connector.QueryDocument;
import dev.cidashboard.aggregator.connector.SweepDepth;
import dev.cidashboard.aggregator.project.Project;

import java.util.HashMap;
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
    static final int MOST_WITH_RECENT_BRANCHES = 29;

    /** As many as cost one point together with what ran on their last commits. */
    static final int MOST_WITH_HISTORY = 13;

    /** GitHub takes no more in one list. */
    private static final int MOST_IDS = 100;

    /** A hundred would be one, and it is rounded. */
    private static final int CONNECTIONS_OF_A_POINT = 149;

    /** Besides its branches. */
    private static final int CONNECTIONS_OF_A_REPOSITORY = 3;

    private static final int FEWEST_BRANCHES = 2;
    private static final int MOST_BRANCHES = 10;

    /** The latest tells when any was touched; for the number of drafts all are looked at. */
    private static final int LATEST_PULL = 1;

    private static final int MOST_PULLS = 100;

    /** Runs that are asked for by their ids in one query. */
    static final int MOST_RUNS = 2 * MOST_IDS;

    /** GitHub Actions on github.com. */
    private static final int ACTIONS = 15_368;

    private static final Queries OF_ACTIONS = new Queries(
            QueryDocument.of(GitHubSweepQuery.class, "SweepOfDefaultBranches"),
            QueryDocument.of(GitHubSweepQuery.class, "SweepOfRecentBranches"),
            QueryDocument.of(GitHubSweepQuery.class, "SweepOfHistory"));

    /** On a server of one's own GitHub Actions has another number, and an old one may not know the filter at all. */
    private static final Queries OF_ALL_APPS = new Queries(
            withoutFilter(OF_ACTIONS.ofDefaultBranches()),
            withoutFilter(OF_ACTIONS.ofRecentBranches()),
            withoutFilter(OF_ACTIONS.ofHistory()));

    private record Queries(QueryDocument ofDefaultBranches, QueryDocument ofRecentBranches, QueryDocument ofHistory) {}

    private GitHubSweepQuery() {}

    /**
     * The body to post.
     *
     * @param runs ids of at most {@link #MOST_RUNS} runs that are asked for beside; only with the recent branches
     */
    static String of(List<Project> projects, SweepDepth depth, List<String> runs, boolean publicHost) {
        List<String> ids = projects.stream().map(Project::globalId).toList();
        Map<String, Object> variables = new HashMap<>(Map.of("ids", ids));
        if (publicHost) {
            variables.put("suites", Map.of("appId", ACTIONS));
        }
        Queries queries = publicHost ? OF_ACTIONS : OF_ALL_APPS;
        QueryDocument document =
                switch (depth) {
                    case DEFAULT_BRANCH -> {
                        variables.put("pulls", LATEST_PULL);
                        yield queries.ofDefaultBranches();
                    }
                    case ROWS -> {
                        variables.put("pulls", MOST_PULLS);
                        yield queries.ofDefaultBranches();
                    }
                    case HISTORY -> queries.ofHistory();
                    case RECENT_BRANCHES -> {
                        int part = Math.min(runs.size(), MOST_IDS);
                        variables.put("branches", branches(projects.size()));
                        variables.put("runs", runs.subList(0, part));
                        variables.put("otherRuns", runs.subList(part, runs.size()));
                        yield queries.ofRecentBranches();
                    }
                };
        return document.with(variables);
    }

    /** As many of each as one point pays for. */
    private static int branches(int repositories) {
        int ofEach = CONNECTIONS_OF_A_POINT / Math.max(1, repositories) - CONNECTIONS_OF_A_REPOSITORY;
        return Math.clamp(ofEach, FEWEST_BRANCHES, MOST_BRANCHES);
    }

    private static QueryDocument withoutFilter(QueryDocument query) {
        return query.without(", $suites: CheckSuiteFilter", ", filterBy: $suites");
    }
}
