package dev.cidashboard.simulator.github;

import dev.cidashboard.simulator.github.GitHubThing.CommitOf;
import dev.cidashboard.simulator.github.GitHubThing.Pull;
import dev.cidashboard.simulator.github.GitHubThing.Ref;
import dev.cidashboard.simulator.github.GitHubThing.Repo;
import dev.cidashboard.simulator.github.GitHubThing.Run;
import dev.cidashboard.simulator.github.GitHubThing.WorkflowOf;
import dev.cidashboard.simulator.world.Branch;
import dev.cidashboard.simulator.world.MergeRequest;
import dev.cidashboard.simulator.world.Pipeline;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.Project;
import dev.cidashboard.simulator.world.World;
import graphql.schema.DataFetchingEnvironment;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What connections page through, filtered and in order by their arguments. */
final class GitHubLists {

    private static final String HEADS = "refs/heads/";

    private final World world;
    private volatile boolean knowsNoApp;

    GitHubLists(World world) {
        this.world = world;
    }

    /**
     * Both kinds of affiliations must fit: whoever forgets {@code ownerAffiliations} does not see the repositories of
     * organizations, as on GitHub.
     */
    List<Repo> repositories(DataFetchingEnvironment environment) {
        GitHubThing.User user = environment.getSource();
        if (user.person() != world.people().owner()) {
            return List.of();
        }
        List<String> affiliations = environment.getArgument("affiliations");
        List<String> owners = environment.getArgument("ownerAffiliations");
        Boolean archived = environment.getArgument("isArchived");
        String visibility = environment.getArgument("visibility");
        return world.projects(Platform.GITHUB).stream()
                .filter(Project::listed)
                .filter(project -> fits(affiliations, project) && fits(owners, project))
                .filter(project -> archived == null || archived == project.archived())
                .filter(project -> visibility == null
                        || visibility.equalsIgnoreCase(project.visibility().word()))
                .sorted(repositoryOrder(environment))
                .map(Repo::new)
                .toList();
    }

    private boolean fits(List<String> affiliations, Project project) {
        return affiliations == null
                || affiliations.contains(
                        GitHubRepositoryList.affiliation(world, project).toUpperCase(Locale.ROOT));
    }

    private static Comparator<Project> repositoryOrder(DataFetchingEnvironment environment) {
        Map<String, Object> order = environment.getArgument("orderBy");
        if (order == null) {
            return Comparator.comparing(Project::id);
        }
        Comparator<Project> by =
                switch (String.valueOf(order.get("field"))) {
                    case "NAME" -> Comparator.comparing(Project::slug);
                    case "CREATED_AT" -> Comparator.comparing(Project::createdAt);
                    default -> Comparator.comparing(Project::pushedAt);
                };
        return directed(by, order).thenComparing(Project::id);
    }

    /** Null for a prefix that does not begin with {@code refs/}: GitHub answers null there. */
    List<Ref> refs(DataFetchingEnvironment environment) {
        Repo repo = environment.getSource();
        String prefix = environment.getArgument("refPrefix");
        String query = environment.getArgument("query");
        if (!prefix.startsWith("refs/")) {
            return null;
        }
        Map<String, Object> order = environment.getArgument("orderBy");
        return repo.project().branches().stream()
                .filter(branch -> (HEADS + branch.name()).startsWith(prefix))
                .filter(branch -> query == null || branch.name().contains(query))
                .sorted(order == null ? Comparator.comparing(Branch::name) : refOrder(order))
                .map(branch -> new Ref(repo.project(), branch))
                .toList();
    }

    private static Comparator<Branch> refOrder(Map<String, Object> order) {
        Comparator<Branch> by = "TAG_COMMIT_DATE".equals(order.get("field"))
                ? Comparator.comparing(branch -> branch.head().at())
                : Comparator.comparing(Branch::name);
        return directed(by, order).thenComparing(Branch::name);
    }

    Optional<Ref> ref(Project project, String qualifiedName) {
        String name = qualifiedName.startsWith(HEADS) ? qualifiedName.substring(HEADS.length()) : qualifiedName;
        return project.branch(name).map(branch -> new Ref(project, branch));
    }

    /** The oldest first unless asked otherwise. */
    List<Pull> pulls(DataFetchingEnvironment environment) {
        Repo repo = environment.getSource();
        List<String> states = environment.getArgument("states");
        Map<String, Object> order = environment.getArgument("orderBy");
        Comparator<MergeRequest> by = order != null && "UPDATED_AT".equals(order.get("field"))
                ? Comparator.comparing(MergeRequest::updatedAt)
                : Comparator.comparing(MergeRequest::number);
        return repo.project().mergeRequests().stream()
                .filter(pull -> states == null || states.contains(pull.state().name()))
                .sorted(directed(by, order).thenComparing(MergeRequest::number))
                .map(pull -> new Pull(repo.project(), pull))
                .toList();
    }

    /** The commit and what the world remembers of those before it on its branch, newest first. */
    static List<CommitOf> history(DataFetchingEnvironment environment) {
        CommitOf of = environment.getSource();
        String sha = of.commit().sha();
        return of.project().branches().stream()
                .filter(branch -> branch.head().sha().equals(sha))
                .findFirst()
                .map(branch -> GitHubCommits.history(of.project(), branch.name()))
                .orElse(List.of(of.commit()))
                .stream()
                .map(commit -> new CommitOf(of.project(), commit))
                .toList();
    }

    /** From now on no number of an app is the right one. */
    void knowsNoApp(boolean none) {
        knowsNoApp = none;
    }

    /** The oldest first. */
    List<CheckSuite> suites(DataFetchingEnvironment environment) {
        CommitOf of = environment.getSource();
        Map<String, Object> filter = environment.getArgumentOrDefault("filterBy", Map.of());
        Object app = filter == null ? null : filter.get("appId");
        Object check = filter == null ? null : filter.get("checkName");
        return CheckSuite.of(of.project(), of.commit()).stream()
                .filter(suite ->
                        app == null || !knowsNoApp && app.equals(suite.app().databaseId()))
                .filter(suite -> check == null || suite.has(String.valueOf(check)))
                .toList();
    }

    /** The newest first unless asked otherwise. */
    List<Run> runs(DataFetchingEnvironment environment) {
        WorkflowOf of = environment.getSource();
        return of.project().pipelines().stream()
                .filter(run -> run.workflow().id() == of.workflow().id())
                .sorted(directed(Comparator.comparingLong(Pipeline::id), environment.getArgument("orderBy")))
                .map(run -> new Run(of.project(), run))
                .toList();
    }

    private static <T> Comparator<T> directed(Comparator<T> by, Map<String, Object> order) {
        return order != null && "DESC".equals(order.get("direction")) ? by.reversed() : by;
    }
}
