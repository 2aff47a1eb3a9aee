package dev.cidashboard.aggregator.connector.github;

import dev.cidashboard.aggregator.connector.Elements;
import dev.cidashboard.aggregator.connector.Glimpse;
import dev.cidashboard.aggregator.forge.Texts;
import dev.cidashboard.aggregator.forge.Times;
import dev.cidashboard.aggregator.forge.WebAddress;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.pipeline.RecentPipelines;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.api.Status;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What ran on the last commits of default branches, in our words. */
final class GitHubHistories {

    /** As a query tells neither the attempt of a run nor when that began: what says more comes later, and stands. */
    private static final int FIRST_ATTEMPT = 1;

    private final InstanceId instance;
    private final GitHubStatuses statuses;

    GitHubHistories(InstanceId instance, GitHubStatuses statuses) {
        this.instance = instance;
        this.statuses = statuses;
    }

    /** By project, without those that GitHub said nothing about. */
    Map<ProjectId, Glimpse> of(GitHubHistory answer) {
        Map<ProjectId, Glimpse> histories = new HashMap<>();
        Elements.of(answer.nodes())
                .filter(repository -> repository.databaseId() != null)
                .forEach(repository -> ran(repository.defaultBranchRef())
                        .ifPresent(ran -> histories.put(
                                new ProjectId(instance, repository.databaseId().toString()), glimpse(ran))));
        return histories;
    }

    private static Glimpse glimpse(RecentPipelines ran) {
        return new Glimpse(null, List.of(), ran, null, null, Set.of(), null, null, null);
    }

    /** Empty where the runs of some commit were withheld: beside an error, as for a token that may not read them. */
    private Optional<RecentPipelines> ran(GitHubHistory.Ref branch) {
        if (branch == null) {
            return Optional.of(new RecentPipelines(List.of(), 0, true, true));
        }
        String name = Texts.name(branch.name());
        GitHubHistory.Commits commits =
                branch.target() == null ? null : branch.target().history();
        if (name == null
                || commits == null
                || Elements.of(commits.nodes()).anyMatch(commit -> commit.checkSuites() == null)) {
            return Optional.empty();
        }
        List<Pipeline> ran = Elements.of(commits.nodes())
                .flatMap(commit -> ran(commit, name))
                .toList();
        boolean whole = commits.totalCount() != null
                && commits.totalCount() == Elements.of(commits.nodes()).count();
        return Optional.of(new RecentPipelines(ran, 0, whole, whole));
    }

    /** A commit may be the last one of several branches, and have runs of each. */
    private Stream<Pipeline> ran(GitHubHistory.Commit commit, String branch) {
        return Elements.of(commit.checkSuites().nodes())
                .filter(suite ->
                        suite.workflowRun() != null && suite.workflowRun().databaseId() != null)
                .filter(suite -> suite.branch() != null
                        && branch.equals(Texts.name(suite.branch().name())))
                .map(suite -> pipeline(suite, Texts.name(commit.oid()), branch));
    }

    private Pipeline pipeline(GitHubHistory.CheckSuite suite, String sha, String branch) {
        GitHubHistory.WorkflowRun run = suite.workflowRun();
        Status status = statuses.of(suite.status(), suite.conclusion());
        Instant updatedAt = Times.parse(run.updatedAt());
        return new Pipeline(
                new PipelineId(run.databaseId().toString()),
                Optional.ofNullable(run.workflow())
                        .map(GitHubHistory.Workflow::databaseId)
                        .map(Object::toString)
                        .orElse(""),
                Optional.ofNullable(run.workflow())
                        .map(workflow -> Texts.name(workflow.name()))
                        .orElse(null),
                run.runNumber(),
                FIRST_ATTEMPT,
                status,
                Texts.name(run.event()),
                branch,
                sha == null ? null : new Commit(sha, null, null, null),
                null,
                null,
                Times.parse(run.createdAt()),
                null,
                updatedAt,
                status.isMoving() ? null : updatedAt,
                null,
                WebAddress.text(run.url()),
                false);
    }
}
