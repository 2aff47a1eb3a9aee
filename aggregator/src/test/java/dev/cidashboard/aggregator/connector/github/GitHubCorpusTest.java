package dev.cidashboard.aggregator.connector.github;

import dev.cidashboard.aggregator.connector.Corpus;
import dev.cidashboard.aggregator.connector.Corpus.Kind;
import dev.cidashboard.aggregator.connector.UnknownWords;
import dev.cidashboard.aggregator.forge.Words;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.Status;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class GitHubCorpusTest {

    private static final InstanceId INSTANCE = new InstanceId("github-main");

    private final Map<Status, Integer> statuses = new TreeMap<>();

    @Test
    void every_payload_that_github_sent_is_read_without_losing_an_element() {
        Corpus corpus = Corpus.of("github");
        GitHubMapping mapping =
                new GitHubMapping(INSTANCE, new GitHubStatuses(new UnknownWords(INSTANCE)), new Words());

        corpus.read(List.of(
                new Kind<>(
                        "(rest|spec-example)/actions-runs/.*",
                        "workflow_runs",
                        GitHubWorkflowRun.class,
                        mapping::pipeline,
                        node -> node.has("id") && node.has("head_sha") && node.has("run_number"),
                        this::check),
                new Kind<>(
                        "rest/actions-jobs/.*",
                        "jobs",
                        GitHubJob.class,
                        mapping::job,
                        node -> node.has("id") && node.has("run_id"),
                        job -> count(job.status())),
                new Kind<>(
                        "(rest|spec-example)/branches/.*",
                        null,
                        GitHubBranch.class,
                        mapping::branch,
                        node -> node.has("name") && node.path("commit").has("sha"),
                        branch -> assertThat(branch.head().sha()).hasSize(40)),
                new Kind<>(
                        "(rest|spec-example)/pulls/.*",
                        null,
                        GitHubPullRequest.class,
                        mapping::mergeRequest,
                        node -> node.has("id") && node.has("number") && node.has("head"),
                        pull -> assertThat(pull.createdAt()).isNotNull()),
                new Kind<>(
                        "(rest|spec-example)/(repo|user-repos)/.*",
                        null,
                        GitHubRepository.class,
                        mapping::project,
                        node -> node.has("id") && node.has("full_name"),
                        project -> assertThat(project.path()).contains("/")),
                new Kind<>(
                        "(rest|spec-example)/commits/.*",
                        null,
                        GitHubCommit.class,
                        mapping::commit,
                        node -> node.has("sha") && node.path("commit").has("message"),
                        commit -> assertThat(commit.at()).isNotNull()),
                new Kind<>(
                        "(rest|spec-example)/user/.*",
                        null,
                        GitHubUser.class,
                        mapping::profile,
                        node -> node.has("login") && node.has("id"),
                        user -> assertThat(user.username()).isNotBlank())));

        System.out.println("  statuses: " + statuses);
        assertThat(corpus.size()).isPositive();
    }

    private void check(Pipeline pipeline) {
        count(pipeline.status());
        assertThat(pipeline.createdAt()).isNotNull();
        assertThat(pipeline.commit().sha()).hasSize(40);
        assertThat(pipeline.webUrl()).isNotNull();
    }

    private void count(Status status) {
        statuses.merge(status, 1, Integer::sum);
    }
}
