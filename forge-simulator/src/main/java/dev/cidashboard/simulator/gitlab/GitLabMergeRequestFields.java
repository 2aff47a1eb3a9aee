package dev.cidashboard.simulator.gitlab;

import dev.cidashboard.simulator.graphql.SchemaBuilder;
import dev.cidashboard.simulator.world.MergeRequest;
import dev.cidashboard.simulator.world.Pipeline;
import dev.cidashboard.simulator.world.Project;
import graphql.schema.DataFetchingEnvironment;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Merge requests of a project, each together with it. */
final class GitLabMergeRequestFields {

    private static final String TYPE = "MergeRequest";

    private final GitLabProjects projects;
    private final String root;

    /** @param root the path of the instance's address */
    GitLabMergeRequestFields(GitLabProjects projects, String root) {
        this.projects = projects;
        this.root = root;
    }

    void into(SchemaBuilder schema) {
        GitLabSchema.countable(schema, TYPE);
        GitLabSchema.connection(schema, "MergeRequestReviewer");
        schema.fetch("Project", "mergeRequests", GitLabSchema.refusing(GitLabMergeRequestFields::page));
        field(schema, "id", one -> GitLabIds.of("MergeRequest", one.id()));
        field(schema, "iid", one -> String.valueOf(one.number()));
        field(schema, "title", GitLabMergeRequests::title);
        field(schema, "draft", MergeRequest::draft);
        field(schema, "state", GitLabMergeRequests::word);
        field(schema, "author", MergeRequest::author);
        field(schema, "reviewers", one -> GitLabConnection.whole(one.reviewers()));
        field(schema, "sourceBranch", MergeRequest::sourceBranch);
        field(schema, "targetBranch", MergeRequest::targetBranch);
        field(schema, "diffHeadSha", MergeRequest::sha);
        field(schema, "conflicts", one -> false);
        field(schema, "createdAt", MergeRequest::createdAt);
        field(schema, "updatedAt", MergeRequest::updatedAt);
        field(schema, "mergedAt", one -> one.state() == MergeRequest.State.MERGED ? one.updatedAt() : null);
        field(schema, "closedAt", one -> one.state() == MergeRequest.State.CLOSED ? one.updatedAt() : null);
        schema.<GitLabInside<MergeRequest>>field(TYPE, "headPipeline", GitLabMergeRequestFields::headPipeline);
        schema.<GitLabInside<MergeRequest>>field(
                TYPE, "webUrl", one -> projects.page(one.project()) + path(one.item()));
        schema.<GitLabInside<MergeRequest>>field(
                TYPE, "webPath", one -> root + "/" + one.project().path() + path(one.item()));
    }

    private static void field(SchemaBuilder schema, String name, Function<MergeRequest, ?> value) {
        schema.<GitLabInside<MergeRequest>>field(TYPE, name, one -> value.apply(one.item()));
    }

    private static String path(MergeRequest one) {
        return "/-/merge_requests/" + one.number();
    }

    private static GitLabInside<Pipeline> headPipeline(GitLabInside<MergeRequest> one) {
        return one.project().pipelines().reversed().stream()
                .filter(pipeline -> pipeline.commit().sha().equals(one.item().sha()))
                .findFirst()
                .map(one::beside)
                .orElse(null);
    }

    private static GitLabConnection<GitLabInside<MergeRequest>> page(DataFetchingEnvironment environment) {
        Project project = environment.getSource();
        String state = environment.getArgumentOrDefault("state", "all");
        Boolean draft = environment.getArgument("draft");
        List<GitLabInside<MergeRequest>> found = project.mergeRequests().stream()
                .filter(one ->
                        state.equals("all") || GitLabMergeRequests.word(one).equals(state))
                .filter(one -> draft == null || draft == one.draft())
                .filter(one -> among(environment, "iids", String.valueOf(one.number())))
                .filter(one -> among(environment, "sourceBranches", one.sourceBranch()))
                .filter(one -> among(environment, "targetBranches", one.targetBranch()))
                .map(one -> new GitLabInside<>(project, one))
                .toList();
        return GitLabConnection.of(found, order(environment.getArgument("sort")), environment);
    }

    private static boolean among(DataFetchingEnvironment environment, String argument, String value) {
        List<String> wanted = environment.getArgument(argument);
        return wanted == null || wanted.contains(value);
    }

    private static GitLabOrder<GitLabInside<MergeRequest>> order(String sort) {
        String word = Objects.requireNonNullElse(sort, "CREATED_DESC");
        boolean ascending = word.endsWith("_ASC");
        return word.startsWith("UPDATED")
                ? new GitLabOrder<>(
                        "updated_at",
                        one -> one.item().updatedAt().toString(),
                        one -> one.item().id(),
                        ascending)
                : new GitLabOrder<>(
                        "created_at",
                        one -> one.item().createdAt().toString(),
                        one -> one.item().id(),
                        ascending);
    }
}
