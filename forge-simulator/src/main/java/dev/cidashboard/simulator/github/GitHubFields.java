package dev.cidashboard.simulator.github;

import dev.cidashboard.simulator.github.GitHubThing.App;
import dev.cidashboard.simulator.github.GitHubThing.CommitOf;
import dev.cidashboard.simulator.github.GitHubThing.Organization;
import dev.cidashboard.simulator.github.GitHubThing.Pull;
import dev.cidashboard.simulator.github.GitHubThing.Ref;
import dev.cidashboard.simulator.github.GitHubThing.Repo;
import dev.cidashboard.simulator.github.GitHubThing.Rollup;
import dev.cidashboard.simulator.github.GitHubThing.Run;
import dev.cidashboard.simulator.github.GitHubThing.User;
import dev.cidashboard.simulator.github.GitHubThing.WorkflowOf;
import dev.cidashboard.simulator.graphql.SchemaBuilder;
import dev.cidashboard.simulator.world.Commit;
import dev.cidashboard.simulator.world.MergeRequest;
import dev.cidashboard.simulator.world.Pipeline;
import dev.cidashboard.simulator.world.Project;
import dev.cidashboard.simulator.world.Visibility;

import java.util.List;
import java.util.function.Function;

/** The fields that are values: the same as REST tells in other words. */
final class GitHubFields {

    /** Of a message's first line GitHub's headline shows no more. */
    private static final int LONGEST_HEADLINE = 72;

    private final GitHubUsers users;
    private final GitHubRepositories repositories;

    GitHubFields(GitHubUsers users, GitHubRepositories repositories) {
        this.users = users;
        this.repositories = repositories;
    }

    void values(SchemaBuilder schema) {
        for (String type : List.of(
                "Repository",
                "Ref",
                "Commit",
                "StatusCheckRollup",
                "CheckSuite",
                "App",
                "WorkflowRun",
                "Workflow",
                "PullRequest",
                "User",
                "Organization")) {
            schema.field(type, "id", GitHubThing::nodeId);
        }
        repository(schema);
        commit(schema);
        runs(schema);
        pull(schema);
        people(schema);
    }

    private void repository(SchemaBuilder schema) {
        of(schema, "Repository", "databaseId", Project::id);
        of(schema, "Repository", "name", Project::slug);
        of(schema, "Repository", "nameWithOwner", Project::path);
        of(schema, "Repository", "url", repositories::page);
        of(schema, "Repository", "description", Project::description);
        of(schema, "Repository", "isPrivate", project -> project.visibility() != Visibility.PUBLIC);
        of(schema, "Repository", "isArchived", Project::archived);
        of(schema, "Repository", "isFork", project -> false);
        of(schema, "Repository", "isEmpty", project -> project.head().isEmpty());
        of(schema, "Repository", "visibility", project -> project.visibility().name());
        of(schema, "Repository", "createdAt", Project::createdAt);
        of(schema, "Repository", "pushedAt", Project::pushedAt);
        of(schema, "Repository", "updatedAt", Project::pushedAt);
        schema.<Ref>field("Ref", "name", ref -> ref.branch().name());
        schema.<Ref>field("Ref", "prefix", ref -> "refs/heads/");
    }

    private static void of(SchemaBuilder schema, String type, String field, Function<Project, ?> value) {
        schema.<Repo>field(type, field, repo -> value.apply(repo.project()));
    }

    private void commit(SchemaBuilder schema) {
        schema.<CommitOf>field("Commit", "oid", of -> of.commit().sha());
        schema.<CommitOf>field(
                "Commit", "abbreviatedOid", of -> of.commit().sha().substring(0, 7));
        schema.<CommitOf>field("Commit", "message", of -> of.commit().message());
        schema.<CommitOf>field("Commit", "messageHeadline", of -> headline(of.commit()));
        schema.<CommitOf>field("Commit", "committedDate", of -> of.commit().at());
        schema.<CommitOf>field("Commit", "authoredDate", of -> of.commit().at());
        schema.<CommitOf>field(
                "Commit",
                "url",
                of -> repositories.page(of.project()) + "/commit/" + of.commit().sha());
        schema.<CommitOf>field("Commit", "author", of -> of.commit());
        schema.<Commit>field("GitActor", "name", commit -> commit.author().name());
        schema.<Commit>field("GitActor", "email", commit -> commit.author().email());
        schema.<Commit>field("GitActor", "date", Commit::at);
        schema.<Commit>field("GitActor", "avatarUrl", commit -> users.avatar(commit.author()));
        schema.<Commit>field("GitActor", "user", commit -> new User(commit.author()));
        schema.<Rollup>field("StatusCheckRollup", "state", Rollup::state);
    }

    private static String headline(Commit commit) {
        String line = commit.firstLine();
        return line.length() <= LONGEST_HEADLINE ? line : line.substring(0, LONGEST_HEADLINE - 1) + "…";
    }

    private void runs(SchemaBuilder schema) {
        schema.field("CheckSuite", "databaseId", CheckSuite::id);
        schema.field("CheckSuite", "status", CheckSuite::status);
        schema.field("CheckSuite", "conclusion", CheckSuite::conclusion);
        schema.field("CheckSuite", "createdAt", CheckSuite::createdAt);
        schema.field("CheckSuite", "updatedAt", CheckSuite::updatedAt);
        schema.field("CheckSuite", "app", CheckSuite::app);
        schema.<CheckSuite>field(
                "CheckSuite",
                "url",
                suite -> repositories.page(suite.project()) + "/commit/"
                        + suite.commit().sha() + "/checks?check_suite_id=" + suite.id());
        schema.field("App", "databaseId", App::databaseId);
        schema.field("App", "slug", App::slug);
        schema.field("App", "name", App::title);
        run(schema, "databaseId", Pipeline::id);
        run(schema, "runNumber", Pipeline::number);
        run(schema, "event", Pipeline::event);
        run(schema, "createdAt", Pipeline::createdAt);
        run(schema, "updatedAt", Pipeline::updatedAt);
        schema.<Run>field(
                "WorkflowRun",
                "url",
                run -> repositories.page(run.project()) + "/actions/runs/"
                        + run.pipeline().id());
        schema.<WorkflowOf>field("Workflow", "databaseId", of -> of.workflow().id());
        schema.<WorkflowOf>field("Workflow", "name", of -> of.workflow().name());
        schema.<WorkflowOf>field("Workflow", "state", of -> "ACTIVE");
        schema.<WorkflowOf>field("Workflow", "createdAt", of -> of.project().createdAt());
        schema.<WorkflowOf>field("Workflow", "updatedAt", of -> of.project().createdAt());
        schema.<WorkflowOf>field(
                "Workflow",
                "url",
                of -> repositories.page(of.project()) + "/actions/workflows/"
                        + of.workflow().path());
    }

    private static void run(SchemaBuilder schema, String field, Function<Pipeline, ?> value) {
        schema.<Run>field("WorkflowRun", field, run -> value.apply(run.pipeline()));
    }

    private void pull(SchemaBuilder schema) {
        pull(schema, "databaseId", MergeRequest::id);
        pull(schema, "fullDatabaseId", pull -> String.valueOf(pull.id()));
        pull(schema, "number", MergeRequest::number);
        pull(schema, "title", MergeRequest::title);
        pull(schema, "isDraft", MergeRequest::draft);
        pull(schema, "state", pull -> pull.state().name());
        pull(schema, "closed", pull -> !pull.open());
        pull(schema, "merged", pull -> pull.state() == MergeRequest.State.MERGED);
        pull(schema, "createdAt", MergeRequest::createdAt);
        pull(schema, "updatedAt", MergeRequest::updatedAt);
        pull(schema, "headRefName", MergeRequest::sourceBranch);
        pull(schema, "headRefOid", MergeRequest::sha);
        pull(schema, "baseRefName", MergeRequest::targetBranch);
        schema.<Pull>field(
                "PullRequest",
                "url",
                pull -> repositories.page(pull.project()) + "/pull/"
                        + pull.pull().number());
    }

    private static void pull(SchemaBuilder schema, String field, Function<MergeRequest, ?> value) {
        schema.<Pull>field("PullRequest", field, pull -> value.apply(pull.pull()));
    }

    private void people(SchemaBuilder schema) {
        schema.<User>field("User", "databaseId", user -> user.person().id());
        schema.<User>field("User", "login", user -> user.person().login());
        schema.<User>field("User", "name", user -> user.person().name());
        schema.<User>field("User", "avatarUrl", user -> users.avatar(user.person()));
        schema.<User>field("User", "url", user -> users.page(user.person().login()));
        schema.<Organization>field("Organization", "databaseId", one -> GitHubUsers.organizationId(one.login()));
        schema.field("Organization", "login", Organization::login);
        schema.field("Organization", "name", Organization::login);
        schema.<Organization>field(
                "Organization", "avatarUrl", one -> users.avatar(GitHubUsers.organizationId(one.login())));
        schema.<Organization>field("Organization", "url", one -> users.page(one.login()));
    }
}
