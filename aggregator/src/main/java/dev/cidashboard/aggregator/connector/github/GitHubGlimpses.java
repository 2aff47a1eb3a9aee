package dev.cidashboard.aggregator.connector.github;

import dev.cidashboard.aggregator.connector.Elements;
import dev.cidashboard.aggregator.connector.Glimpse;
import dev.cidashboard.aggregator.forge.Texts;
import dev.cidashboard.aggregator.forge.Times;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a sweep of GitHub told, in our words. */
final class GitHubGlimpses {

    private final InstanceId instance;
    private final GitHubStatuses statuses;
    private final FollowedRuns followed;

    GitHubGlimpses(InstanceId instance, GitHubStatuses statuses, FollowedRuns followed) {
        this.instance = instance;
        this.statuses = statuses;
        this.followed = followed;
    }

    /** By project, without those that GitHub said nothing about. */
    Map<ProjectId, Glimpse> of(GitHubSweep sweep) {
        Map<ProjectId, Glimpse> glimpses = new HashMap<>();
        Elements.of(sweep.nodes())
                .filter(repository -> repository.databaseId() != null && !withholdsRuns(repository))
                .forEach(repository -> {
                    ProjectId project =
                            new ProjectId(instance, repository.databaseId().toString());
                    glimpses.put(project, glimpse(repository));
                    follow(project, repository);
                });
        Stream.concat(Elements.of(sweep.followed()), Elements.of(sweep.alsoFollowed()))
                .filter(run -> run.databaseId() != null && run.checkSuite() != null)
                .forEach(run -> followed.answered(run.databaseId())
                        .ifPresent(project -> glimpses.computeIfPresent(
                                project, (id, glimpse) -> with(glimpse, run(run.checkSuite(), run)))));
        return glimpses;
    }

    /** A list of runs named it. */
    void follow(GitHubWorkflowRun run) {
        boolean known = run.id() != null && run.nodeId() != null && run.repository() != null;
        if (known && run.repository().id() != null) {
            followed.listed(new ProjectId(instance, run.repository().id().toString()), run.id(), run.nodeId());
        }
    }

    private void follow(ProjectId project, GitHubSweep.Repository repository) {
        if (repository.refs() != null && repository.refs().nodes() != null) {
            followed.told(
                    project,
                    suites(repository).map(GitHubSweep.CheckSuite::workflowRun).toList());
        }
    }

    private static Glimpse with(Glimpse glimpse, Glimpse.Run run) {
        return glimpse.withRuns(Stream.concat(glimpse.runs().stream(), Stream.of(run))
                .distinct()
                .toList());
    }

    private Glimpse glimpse(GitHubSweep.Repository repository) {
        GitHubSweep.Target target = repository.defaultBranchRef() == null
                ? null
                : repository.defaultBranchRef().target();
        GitHubSweep.PullRequests pulls = repository.pullRequests();
        return new Glimpse(
                target == null ? null : head(target),
                runs(repository),
                null,
                Times.parse(repository.pushedAt()),
                repository.refs() == null ? null : repository.refs().totalCount(),
                recentBranches(repository),
                pulls == null ? null : pulls.totalCount(),
                pulls == null ? null : drafts(pulls),
                pulls == null ? null : touched(pulls.nodes()));
    }

    private static Set<String> recentBranches(GitHubSweep.Repository repository) {
        return Stream.ofNullable(repository.refs())
                .flatMap(refs -> Elements.of(refs.nodes()))
                .map(ref -> Texts.name(ref.name()))
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Null stands beside an error, as for a token that may not read them; no runs at all are an empty list. */
    private static boolean withholdsRuns(GitHubSweep.Repository repository) {
        return targets(repository).anyMatch(target -> target.checkSuites() == null);
    }

    private static Stream<GitHubSweep.Target> targets(GitHubSweep.Repository repository) {
        GitHubSweep.Refs refs = repository.refs();
        Stream<GitHubSweep.Ref> recent = refs == null ? Stream.empty() : Elements.of(refs.nodes());
        return Stream.concat(Stream.ofNullable(repository.defaultBranchRef()), recent)
                .map(GitHubSweep.Ref::target)
                .filter(Objects::nonNull);
    }

    /** Null if there are more than were told of. */
    private static Integer drafts(GitHubSweep.PullRequests pulls) {
        List<GitHubSweep.PullRequest> told = Elements.of(pulls.nodes()).toList();
        return pulls.totalCount() == null || pulls.totalCount() != told.size()
                ? null
                : (Integer) (int) told.stream()
                        .filter(pull -> Boolean.TRUE.equals(pull.isDraft()))
                        .count();
    }

    private List<Glimpse.Run> runs(GitHubSweep.Repository repository) {
        return suites(repository)
                .map(suite -> run(suite, suite.workflowRun()))
                .distinct()
                .toList();
    }

    private static Stream<GitHubSweep.CheckSuite> suites(GitHubSweep.Repository repository) {
        return targets(repository)
                .filter(target -> target.checkSuites() != null)
                .flatMap(target -> Elements.of(target.checkSuites().nodes()))
                .filter(suite ->
                        suite.workflowRun() != null && suite.workflowRun().databaseId() != null);
    }

    private Glimpse.Run run(GitHubSweep.CheckSuite suite, GitHubSweep.WorkflowRun run) {
        return new Glimpse.Run(
                new PipelineId(run.databaseId().toString()),
                statuses.of(suite.status(), suite.conclusion()),
                Times.parse(run.updatedAt()));
    }

    private static Commit head(GitHubSweep.Target target) {
        String sha = Texts.name(target.oid());
        return sha == null
                ? null
                : new Commit(
                        sha,
                        author(target.author()),
                        Texts.line(target.message()),
                        Times.parse(target.committedDate()));
    }

    private static String author(GitHubSweep.Author author) {
        return author == null ? null : Texts.name(author.name());
    }

    private static Instant touched(List<GitHubSweep.PullRequest> pulls) {
        return Elements.of(pulls)
                .map(pull -> Times.parse(pull.updatedAt()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
