package dev.cidashboard.simulator.github;

import dev.cidashboard.simulator.github.GitHubThing.CommitOf;
import dev.cidashboard.simulator.github.GitHubThing.Ref;
import dev.cidashboard.simulator.github.GitHubThing.Repo;
import dev.cidashboard.simulator.graphql.SchemaBuilder;
import graphql.schema.DataFetchingEnvironment;

import java.util.List;
import java.util.Map;

/** The deployments of a repository; a token that may not read what runs may not read them. */
final class GitHubDeploymentFields {

    private GitHubDeploymentFields() {}

    static void into(SchemaBuilder schema) {
        schema.connection("DeploymentConnection", "DeploymentEdge");
        schema.connection("DeploymentStatusConnection", "DeploymentStatusEdge");
        schema.fetch(
                "Repository", "deployments", GitHubSchema.guarded(GitHubSchema.page(GitHubDeploymentFields::list)));
        schema.field("Deployment", "id", GitHubThing::nodeId);
        schema.<GitHubDeployment>field(
                "Deployment", "databaseId", of -> of.deployment().id());
        schema.<GitHubDeployment>field(
                "Deployment", "environment", of -> of.deployment().environment());
        schema.<GitHubDeployment>field(
                "Deployment", "createdAt", of -> of.deployment().createdAt());
        schema.<GitHubDeployment>field(
                "Deployment", "updatedAt", of -> of.deployment().updatedAt());
        schema.field("Deployment", "state", GitHubDeployment::state);
        schema.<GitHubDeployment>field(
                "Deployment",
                "commit",
                of -> new CommitOf(of.project(), of.deployment().pipeline().commit()));
        schema.<GitHubDeployment>field(
                "Deployment",
                "commitOid",
                of -> of.deployment().pipeline().commit().sha());
        schema.<GitHubDeployment>field("Deployment", "ref", of -> of.project()
                .branch(of.deployment().pipeline().ref())
                .map(branch -> new Ref(of.project(), branch))
                .orElse(null));
        schema.<GitHubDeployment>field(
                "Deployment", "latestStatus", of -> of.statuses().getFirst());
        schema.fetch("Deployment", "statuses", GitHubSchema.page(environment -> {
            GitHubDeployment of = environment.getSource();
            return of.statuses();
        }));
        schema.field("DeploymentStatus", "id", GitHubThing::nodeId);
        schema.field("DeploymentStatus", "state", GitHubDeployment.Status::state);
        schema.field("DeploymentStatus", "createdAt", GitHubDeployment.Status::at);
        schema.field("DeploymentStatus", "updatedAt", GitHubDeployment.Status::at);
    }

    /** The oldest first unless asked otherwise. */
    private static List<GitHubDeployment> list(DataFetchingEnvironment environment) {
        Repo repo = environment.getSource();
        List<String> environments = environment.getArgument("environments");
        Map<String, Object> order = environment.getArgument("orderBy");
        List<GitHubDeployment> newestFirst = GitHubDeployment.of(repo.project()).stream()
                .filter(one -> environments == null
                        || environments.contains(one.deployment().environment()))
                .toList();
        return order != null && "DESC".equals(order.get("direction")) ? newestFirst : newestFirst.reversed();
    }
}
