package dev.cidashboard.aggregator.connector.github;

import dev.cidashboard.aggregator.connector.Glimpse;
import dev.cidashboard.aggregator.connector.QueryDocument;
import dev.cidashboard.aggregator.connector.SweepDepth;
import dev.cidashboard.aggregator.deployment.Deployment;
import dev.cidashboard.aggregator.forge.ContentReader;
import dev.cidashboard.aggregator.forge.Encoded;
import dev.cidashboard.aggregator.forge.GraphQlAnswer;
import dev.cidashboard.aggregator.forge.Purpose;
import dev.cidashboard.aggregator.forge.Question;
import dev.cidashboard.aggregator.forge.Question.Treatment;
import dev.cidashboard.aggregator.forge.WireFormat;
import dev.cidashboard.aggregator.pipeline.Job;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.project.Branch;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.aggregator.project.MergeRequest;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.project.UserProfile;
import dev.cidashboard.api.ProjectId;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The questions that are put to GitHub: addresses, and how their answers are read.
 *
 * @see <a href="https://docs.github.com/en/rest">GitHub's REST API</a>
 */
final class GitHubApi {

    static final int RUNS_A_PAGE = 30;

    private static final String REPOSITORY = "/repos/{owner}/{repo}";
    private static final QueryDocument DEPLOYMENTS = QueryDocument.of(GitHubApi.class, "Deployments");
    private static final Pattern PLAIN_PATH = Pattern.compile("[A-Za-z0-9._-]{1,100}/[A-Za-z0-9._-]{1,100}");

    private final String base;
    private final ContentReader<Project> project;
    private final ContentReader<List<Project>> projects;
    private final ContentReader<Pipeline> run;
    private final ContentReader<List<Pipeline>> runs;
    private final ContentReader<List<Job>> jobs;
    private final ContentReader<Branch> branch;
    private final ContentReader<List<Branch>> branches;
    private final ContentReader<Commit> commit;
    private final ContentReader<List<MergeRequest>> pulls;
    private final ContentReader<UserProfile> user;
    private final ContentReader<GraphQlAnswer<Map<ProjectId, Glimpse>>> glimpses;
    private final ContentReader<GraphQlAnswer<Map<ProjectId, Glimpse>>> histories;
    private final ContentReader<GraphQlAnswer<Map<String, List<Deployment>>>> deployments;
    private final URI graphQl;

    GitHubApi(
            URI base,
            URI graphQl,
            WireFormat format,
            GitHubMapping mapping,
            GitHubGlimpses glimpses,
            GitHubHistories histories,
            GitHubDeploymentMapping deployments) {
        this.graphQl = graphQl;
        this.glimpses = format.query(GitHubSweep.class, glimpses::of);
        this.histories = format.query(GitHubHistory.class, histories::of);
        this.deployments = format.query(GitHubDeployments.class, deployments::of);
        this.base = base.toString().replaceAll("/+$", "");
        this.project = format.object(GitHubRepository.class, mapping::project);
        this.projects = format.list(GitHubRepository.class, mapping::project);
        this.run = format.object(GitHubWorkflowRun.class, mapping::pipeline);
        this.runs = format.list("workflow_runs", GitHubWorkflowRun.class, run -> {
            glimpses.follow(run);
            return mapping.pipeline(run);
        });
        this.jobs = format.list("jobs", GitHubJob.class, mapping::job);
        this.branch = format.object(GitHubBranch.class, mapping::branch);
        this.branches = format.list(GitHubBranch.class, mapping::branch);
        this.commit = format.object(GitHubCommit.class, mapping::commit);
        this.pulls = format.list(GitHubPullRequest.class, mapping::mergeRequest);
        this.user = format.object(GitHubUser.class, mapping::profile);
    }

    Question<List<Project>> repositories(Purpose purpose) {
        String query = "?per_page=100&affiliation=owner,collaborator,organization_member&sort=full_name";
        return ask("/user/repos" + query, "/user/repos", null, purpose, projects);
    }

    Question<Project> repository(String path, Purpose purpose) {
        return ask("/repos/" + segments(path), REPOSITORY, null, purpose, project);
    }

    Question<Project> repository(long id, Purpose purpose) {
        return ask("/repositories/" + id, "/repositories/{id}", null, purpose, project);
    }

    Question<List<Pipeline>> runs(Project of, Purpose purpose) {
        return about(of, "/actions/runs?per_page=" + RUNS_A_PAGE, "/actions/runs", purpose, runs);
    }

    Question<List<Pipeline>> runsOf(Project of, String branchName, int most, Purpose purpose) {
        String query = "?branch=" + Encoded.segment(branchName) + "&per_page=" + most;
        return about(of, "/actions/runs" + query, "/actions/runs", purpose, runs);
    }

    Question<Pipeline> run(Project of, PipelineId id, Purpose purpose) {
        return about(of, "/actions/runs/" + Encoded.segment(id.value()), "/actions/runs/{id}", purpose, run);
    }

    Question<Pipeline> attempt(Project of, PipelineId id, int number, Purpose purpose) {
        String path = "/actions/runs/" + Encoded.segment(id.value()) + "/attempts/" + number;
        return new Question<>(
                URI.create(base + repository(of) + path),
                REPOSITORY + "/actions/runs/{id}/attempts/{number}",
                of.id().nativeId(),
                purpose,
                run,
                Treatment.ONCE);
    }

    Question<List<Job>> jobs(Project of, PipelineId id, Purpose purpose) {
        String path = "/actions/runs/" + Encoded.segment(id.value()) + "/jobs?per_page=100";
        return about(of, path, "/actions/runs/{id}/jobs", purpose, jobs);
    }

    Question<List<Branch>> branches(Project of, Purpose purpose) {
        return about(of, "/branches?per_page=100", "/branches", purpose, branches);
    }

    Question<Branch> branch(Project of, String name, Purpose purpose) {
        return about(of, "/branches/" + Encoded.segment(name), "/branches/{branch}", purpose, branch);
    }

    Question<Commit> commit(Project of, String sha, Purpose purpose) {
        return about(of, "/commits/" + Encoded.segment(sha), "/commits/{ref}", purpose, commit);
    }

    Question<List<MergeRequest>> pulls(Project of, Purpose purpose) {
        return about(of, "/pulls?state=open&per_page=100", "/pulls", purpose, pulls);
    }

    Question<GraphQlAnswer<Map<ProjectId, Glimpse>>> sweep(String query, SweepDepth depth, Purpose purpose) {
        ContentReader<GraphQlAnswer<Map<ProjectId, Glimpse>>> reader =
                switch (depth) {
                    case DEFAULT_BRANCH, RECENT_BRANCHES, ROWS -> glimpses;
                    case HISTORY -> histories;
                };
        return Question.query(graphQl, "/graphql", purpose, reader, query);
    }

    /** @param of has a {@link Project#globalId} */
    Question<GraphQlAnswer<Map<String, List<Deployment>>>> deployments(Project of, Purpose purpose) {
        return Question.query(graphQl, "/graphql", purpose, deployments, DEPLOYMENTS.with(Map.of("id", of.globalId())));
    }

    Question<UserProfile> me(Purpose purpose) {
        return ask("/user", "/user", null, purpose, user);
    }

    Question<UserProfile> user(String login, Purpose purpose) {
        return ask("/users/" + Encoded.segment(login), "/users/{login}", null, purpose, user);
    }

    private <T> Question<T> about(Project of, String path, String template, Purpose purpose, ContentReader<T> reader) {
        return ask(repository(of) + path, REPOSITORY + template, of.id().nativeId(), purpose, reader);
    }

    /** By path as documented; by id where the path was cut or is none, as GitHub's own links do. */
    private static String repository(Project of) {
        return PLAIN_PATH.matcher(of.path()).matches()
                ? "/repos/" + segments(of.path())
                : "/repositories/" + Encoded.segment(of.id().nativeId());
    }

    private <T> Question<T> ask(String path, String template, String owner, Purpose purpose, ContentReader<T> reader) {
        return new Question<>(URI.create(base + path), template, owner, purpose, reader, Treatment.PLAIN);
    }

    private static String segments(String path) {
        return String.join(
                "/", Arrays.stream(path.split("/")).map(Encoded::segment).toList());
    }
}
