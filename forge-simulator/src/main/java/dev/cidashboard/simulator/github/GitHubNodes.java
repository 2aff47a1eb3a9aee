package dev.cidashboard.simulator.github;

import dev.cidashboard.simulator.world.Commit;
import dev.cidashboard.simulator.world.Person;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.Project;
import dev.cidashboard.simulator.world.World;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Finds what a node id stands for: whatever REST gives a {@code node_id}. Only inside the world's lock. */
final class GitHubNodes {

    private final World world;

    GitHubNodes(World world) {
        this.world = world;
    }

    Optional<GitHubThing> find(String id) {
        return this.<GitHubThing>repository(id)
                .or(() -> anywhere(NodeIds.number(NodeIds.RUN, id), (project, number) -> project.pipeline(number)
                        .map(run -> new GitHubThing.Run(project, run))))
                .or(() -> anywhere(NodeIds.number(NodeIds.SUITE, id), GitHubNodes::suite))
                .or(() -> anywhere(NodeIds.number(NodeIds.WORKFLOW, id), GitHubNodes::workflow))
                .or(() -> anywhere(NodeIds.number(NodeIds.PULL, id), GitHubNodes::pull))
                .or(() -> account(NodeIds.number(NodeIds.ACCOUNT, id)))
                .or(() -> commit(id));
    }

    GitHubThing owner(String login) {
        Person person = world.people().byLogin(login);
        return person == null ? new GitHubThing.Organization(login) : new GitHubThing.User(person);
    }

    private Optional<GitHubThing> repository(String id) {
        OptionalLong number = NodeIds.number(NodeIds.REPOSITORY, id);
        return number.isEmpty()
                ? Optional.empty()
                : world.find(Platform.GITHUB, number.getAsLong()).map(GitHubThing.Repo::new);
    }

    private interface Within {
        Optional<GitHubThing> find(Project project, long number);
    }

    private Optional<GitHubThing> anywhere(OptionalLong number, Within within) {
        return number.isEmpty() ? Optional.empty() : first(project -> within.find(project, number.getAsLong()));
    }

    private Optional<GitHubThing> first(Function<Project, Optional<GitHubThing>> within) {
        return world.projects(Platform.GITHUB).stream()
                .map(within)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<GitHubThing> suite(Project project, long id) {
        return project.pipelines().stream()
                .filter(run -> CheckSuite.idOf(run) == id)
                .findFirst()
                .map(run -> CheckSuite.of(project, run));
    }

    private static Optional<GitHubThing> workflow(Project project, long id) {
        return project.workflows().stream()
                .filter(workflow -> workflow.id() == id)
                .findFirst()
                .map(workflow -> new GitHubThing.WorkflowOf(project, workflow));
    }

    private static Optional<GitHubThing> pull(Project project, long id) {
        return project.mergeRequests().stream()
                .filter(pull -> pull.id() == id)
                .findFirst()
                .map(pull -> new GitHubThing.Pull(project, pull));
    }

    private Optional<GitHubThing> account(OptionalLong id) {
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Person person = world.people().byId(id.getAsLong());
        return person != null
                ? Optional.of(new GitHubThing.User(person))
                : world.projects(Platform.GITHUB).stream()
                        .map(Project::namespace)
                        .filter(login -> GitHubUsers.organizationId(login) == id.getAsLong())
                        .findFirst()
                        .map(GitHubThing.Organization::new);
    }

    private Optional<GitHubThing> commit(String id) {
        if (!id.startsWith(NodeIds.COMMIT)) {
            return Optional.empty();
        }
        String sha = id.substring(NodeIds.COMMIT.length());
        return first(project -> GitHubCommits.history(project, null).stream()
                .filter(commit -> commit.sha().equals(sha))
                .findFirst()
                .map((Commit commit) -> new GitHubThing.CommitOf(project, commit)));
    }
}
