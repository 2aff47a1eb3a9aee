package dev.cidashboard.aggregator.connector.gitlab;

import dev.cidashboard.aggregator.connector.Corpus;
import dev.cidashboard.aggregator.connector.Corpus.Kind;
import dev.cidashboard.aggregator.connector.UnknownWords;
import dev.cidashboard.aggregator.forge.Words;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.Status;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class GitLabCorpusTest {

    private static final InstanceId INSTANCE = new InstanceId("gitlab-main");

    private final Map<Status, Integer> statuses = new TreeMap<>();

    @Test
    void every_payload_that_gitlab_sent_is_read_without_losing_an_element() {
        Corpus corpus = Corpus.of("gitlab");
        GitLabMapping mapping =
                new GitLabMapping(INSTANCE, new GitLabStatuses(new UnknownWords(INSTANCE)), new Words());

        corpus.read(List.of(
                new Kind<>(
                        "rest/pipelines/.*",
                        null,
                        GitLabPipeline.class,
                        mapping::detailed,
                        node -> node.has("id") && node.has("sha") && node.has("status"),
                        pipeline -> count(pipeline.status())),
                new Kind<>(
                        "rest/jobs/.*",
                        null,
                        GitLabJob.class,
                        mapping::job,
                        node -> node.has("id") && node.has("stage"),
                        job -> count(job.status())),
                new Kind<>(
                        "rest/branches/.*",
                        null,
                        GitLabBranch.class,
                        mapping::branch,
                        node -> node.has("name") && node.path("commit").has("id"),
                        branch -> assertThat(branch.head().author()).isNotBlank()),
                new Kind<>(
                        "rest/merge-requests/.*",
                        null,
                        GitLabMergeRequest.class,
                        mapping::mergeRequest,
                        node -> node.has("id") && node.has("iid") && node.has("source_branch"),
                        request -> assertThat(request.sourceBranch()).isNotBlank()),
                new Kind<>(
                        "rest/projects/.*",
                        null,
                        GitLabProject.class,
                        mapping::project,
                        node -> node.has("id") && node.has("path") && node.has("default_branch"),
                        project -> assertThat(project.path()).isNotBlank()),
                new Kind<>(
                        "rest/commits/.*",
                        null,
                        GitLabCommit.class,
                        mapping::commit,
                        node -> node.has("id") && node.has("short_id"),
                        commit -> assertThat(commit.message()).isNotBlank()),
                new Kind<>(
                        "rest/deployments/.*",
                        null,
                        GitLabDeployment.class,
                        new GitLabDeployments(new UnknownWords(INSTANCE))::deployment,
                        node -> node.has("id") && node.has("environment") && node.has("created_at"),
                        deployment -> assertThat(deployment.environment()).isNotBlank()),
                new Kind<>(
                        "rest/users/.*",
                        null,
                        GitLabUser.class,
                        mapping::profile,
                        node -> node.has("id") && node.has("username"),
                        user -> assertThat(user.username()).isNotBlank())));

        System.out.println("  statuses: " + statuses);
        assertThat(corpus.size()).isPositive();
    }

    private void count(Status status) {
        statuses.merge(status, 1, Integer::sum);
    }
}
