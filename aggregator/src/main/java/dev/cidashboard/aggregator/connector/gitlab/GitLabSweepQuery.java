package dev.cidashboard.aggregator.connector.gitlab;

import dev.cidashboard.aggregator.connector.QueryDocument;
import dev.cidashboard.aggregator.project.Project;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The query that tells the present state of many projects; its complexity is written in its file.
 *
 * @see <a href="https://docs.gitlab.com/api/graphql/#limits">limits</a>
 */
final class GitLabSweepQuery {

    /** Servers take long for more than some 35 to 50 at once, long before the complexity ends it. */
    static final int MOST_PROJECTS = 40;

    /** As many as the query asks of each project. */
    static final int PIPELINES = 5;

    /** Longer than any project waits for its turn, and than clocks differ. */
    private static final Duration OF_LATE = Duration.ofHours(1);

    private static final QueryDocument DOCUMENT = QueryDocument.of(GitLabSweepQuery.class, "Sweep");

    private GitLabSweepQuery() {}

    /** The body to post. */
    static String of(List<Project> projects, Instant now) {
        List<String> ids = projects.stream().map(Project::globalId).toList();
        return DOCUMENT.with(Map.of(
                "ids", ids, "most", ids.size(), "since", now.minus(OF_LATE).toString()));
    }
}
