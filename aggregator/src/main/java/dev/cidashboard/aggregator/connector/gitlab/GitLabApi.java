package dev.cidashboard.aggregator.connector.gitlab;

import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.Glimpse;
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
import java.util.List;
import java.util.Map;

/**
 * The questions that are put to GitLab: addresses, and how their answers are read. Projects are named by their number,
 * which survives renames.
 *
 * @see <a href="https://docs.gitlab.com/api/rest/">GitLab's REST API</a>
 */
final class GitLabApi {

    static final int PIPELINES_A_PAGE = 50;

    private static final String PROJECT = "/projects/{id}";

    private final String base;
    private final ContentReader<Project> project;
    private final ContentReader<List<Project>> projects;
    private final ContentReader<Pipeline> pipeline;
    private final ContentReader<List<Pipeline>> pipelines;
    private final ContentReader<List<Job>> jobs;
    private final ContentReader<Branch> branch;
    private final ContentReader<List<Branch>> branches;
    private final ContentReader<Commit> commit;
    private final ContentReader<List<MergeRequest>> mergeRequests;
    private final ContentReader<UserProfile> user;
    private final ContentReader<List<UserProfile>> users;
    private final ContentReader<List<GitLabActivity.Event>> events;
    private final ContentReader<List<Deployment>> deployments;
    private final ContentReader<GraphQlAnswer<Map<ProjectId, Glimpse>>> glimpses;
    private final URI graphQl;

    /** @param base of the API, {@code https://gitlab.com/api/v4} */
    GitLabApi(
            URI base,
            URI graphQl,
            WireFormat format,
            GitLabMapping mapping,
            GitLabGlimpses glimpses,
            GitLabDeployments deployments) {
        this.base = base.toString();
        this.graphQl = graphQl;
        this.glimpses = format.query(GitLabSweep.class, glimpses::of);
        this.project = format.object(GitLabProject.class, mapping::project);
        this.projects = format.list(GitLabProject.class, mapping::project);
        this.pipeline = format.object(GitLabPipeline.class, mapping::detailed);
        this.pipelines = format.list(GitLabPipeline.class, mapping::listed);
        this.jobs = format.list(GitLabJob.class, mapping::job);
        this.branch = format.object(GitLabBranch.class, mapping::branch);
        this.branches = format.list(GitLabBranch.class, mapping::branch);
        this.commit = format.object(GitLabCommit.class, mapping::commit);
        this.mergeRequests = format.list(GitLabMergeRequest.class, mapping::mergeRequest);
        this.deployments = format.list(GitLabDeployment.class, deployments::deployment);
        this.user = format.object(GitLabUser.class, mapping::profile);
        this.events = format.list(GitLabEvent.class, mapping::event);
        this.users = format.list(GitLabUser.class, mapping::profile);
    }

    /** By keyset: paging by number ends at 50,000 rows and costs more the further it goes. */
    Question<List<Project>> projects(Purpose purpose) {
        String query = "?membership=true&pagination=keyset&order_by=id&sort=asc&per_page=100&simple=false";
        return ask("/projects" + query, "/projects", null, purpose, projects, Treatment.PLAIN);
    }

    /** @param idOrPath a number, or a path with its groups */
    Question<Project> project(String idOrPath, Purpose purpose) {
        return ask("/projects/" + Encoded.segment(idOrPath), PROJECT, null, purpose, project, Treatment.PLAIN);
    }

    Question<List<Pipeline>> pipelines(Project of, Purpose purpose) {
        String query = "?order_by=id&sort=desc&per_page=" + PIPELINES_A_PAGE;
        return about(of, "/pipelines" + query, "/pipelines", purpose, pipelines);
    }

    Question<List<Pipeline>> pipelinesOf(Project of, String ref, int most, Purpose purpose) {
        String query = "?ref=" + Encoded.segment(ref) + "&order_by=id&sort=desc&per_page=" + most;
        return about(of, "/pipelines" + query, "/pipelines", purpose, pipelines);
    }

    Question<Pipeline> latest(Project of, String ref, Purpose purpose) {
        return about(of, "/pipelines/latest?ref=" + Encoded.segment(ref), "/pipelines/latest", purpose, pipeline);
    }

    Question<Pipeline> pipeline(Project of, PipelineId id, Purpose purpose) {
        return about(of, "/pipelines/" + Encoded.segment(id.value()), "/pipelines/{id}", purpose, pipeline);
    }

    Question<List<Job>> jobs(Project of, PipelineId id, Purpose purpose) {
        String path = "/pipelines/" + Encoded.segment(id.value()) + "/jobs?per_page=100";
        return about(of, path, "/pipelines/{id}/jobs", purpose, jobs);
    }

    Question<List<Branch>> branches(Project of, Purpose purpose) {
        return about(of, "/repository/branches?per_page=100", "/repository/branches", purpose, branches);
    }

    Question<Branch> branch(Project of, String name, Purpose purpose) {
        String path = "/repository/branches/" + Encoded.segment(name);
        return about(of, path, "/repository/branches/{name}", purpose, branch);
    }

    Question<Commit> commit(Project of, String sha, Purpose purpose) {
        String path = "/repository/commits/" + Encoded.segment(sha);
        return about(of, path, "/repository/commits/{sha}", purpose, commit);
    }

    Question<List<MergeRequest>> mergeRequests(Project of, Purpose purpose) {
        return about(of, "/merge_requests?state=opened&per_page=100", "/merge_requests", purpose, mergeRequests);
    }

    /** By id: in the order of their last touch GitLab lists them only unwillingly unless a time is named, too. */
    Question<List<Deployment>> deployments(Project of, Purpose purpose) {
        String query = "?order_by=id&sort=desc&per_page=" + Connector.MOST_DEPLOYMENTS;
        return about(of, "/deployments" + query, "/deployments", purpose, deployments);
    }

    Question<GraphQlAnswer<Map<ProjectId, Glimpse>>> sweep(String query, Purpose purpose) {
        return Question.query(graphQl, "/graphql", purpose, glimpses, query);
    }

    /** Newest first, of everybody in the projects of which the token's owner is a member. */
    Question<List<GitLabActivity.Event>> events(Purpose purpose) {
        return ask("/events?scope=all&per_page=100", "/events", null, purpose, events, Treatment.PLAIN);
    }

    Question<UserProfile> me(Purpose purpose) {
        return ask("/user", "/user", null, purpose, user, Treatment.PLAIN);
    }

    Question<List<UserProfile>> users(String username, Purpose purpose) {
        String query = "?username=" + Encoded.segment(username);
        return ask("/users" + query, "/users", null, purpose, users, Treatment.PLAIN);
    }

    private <T> Question<T> about(Project of, String path, String template, Purpose purpose, ContentReader<T> reader) {
        String id = of.id().nativeId();
        return ask(
                "/projects/" + Encoded.segment(id) + path,
                PROJECT + template,
                id,
                purpose,
                reader,
                Treatment.ABSENT_WHEN_FORBIDDEN);
    }

    private <T> Question<T> ask(
            String path, String template, String owner, Purpose purpose, ContentReader<T> reader, Treatment treatment) {
        return new Question<>(URI.create(base + path), template, owner, purpose, reader, treatment);
    }
}
