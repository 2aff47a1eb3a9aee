package dev.cidashboard.simulator.gitlab;

import dev.cidashboard.simulator.graphql.SchemaBuilder;
import dev.cidashboard.simulator.world.Branch;
import dev.cidashboard.simulator.world.Commit;
import dev.cidashboard.simulator.world.Pipeline;
import dev.cidashboard.simulator.world.Project;
import graphql.schema.DataFetchingEnvironment;

import java.util.List;
import java.util.Optional;

/** A project and its repository. */
final class GitLabProjectFields {

    private final GitLabProjects projects;

    GitLabProjectFields(GitLabProjects projects) {
        this.projects = projects;
    }

    void into(SchemaBuilder schema) {
        GitLabSchema.countable(schema, "Project");
        schema.<Project>field("Project", "id", project -> GitLabIds.of("Project", project.id()));
        schema.field("Project", "fullPath", Project::path);
        schema.field("Project", "path", Project::slug);
        schema.field("Project", "name", Project::name);
        schema.field("Project", "nameWithNamespace", GitLabProjects::nameWithNamespace);
        schema.field("Project", "description", Project::description);
        schema.field("Project", "webUrl", projects::page);
        schema.field("Project", "avatarUrl", Project::avatarUrl);
        schema.field("Project", "archived", Project::archived);
        schema.<Project>field(
                "Project", "visibility", project -> project.visibility().word());
        schema.field("Project", "createdAt", Project::createdAt);
        schema.field("Project", "lastActivityAt", GitLabProjects::lastActivity);
        schema.field("Project", "updatedAt", GitLabProjects::lastActivity);
        schema.<Project>field("Project", "openMergeRequestsCount", project -> project.openMergeRequests()
                .size());
        schema.<Project>field("Project", "repository", project -> project);
        schema.fetch("Project", "pipeline", GitLabSchema.refusing(GitLabProjectFields::pipeline));
        repository(schema);
    }

    private static void repository(SchemaBuilder schema) {
        schema.field("Repository", "rootRef", Project::defaultBranch);
        schema.<Project>field("Repository", "empty", project -> project.head().isEmpty());
        schema.<Project>field("Repository", "exists", project -> true);
        schema.fetch("Repository", "branchNames", GitLabProjectFields::branchNames);
        schema.fetch("Repository", "tree", GitLabProjectFields::tree);
        schema.<GitLabInside<Commit>>field("Tree", "lastCommit", tree -> tree.item() == null ? null : tree);
    }

    /** Without arguments the latest of the default branch's head: none for a head for which nothing ran. */
    private static GitLabInside<Pipeline> pipeline(DataFetchingEnvironment environment) {
        Project project = environment.getSource();
        String id = environment.getArgument("id");
        String iid = environment.getArgument("iid");
        String sha = environment.getArgument("sha");
        Optional<Pipeline> found;
        if (id != null) {
            found = project.pipeline(GitLabIds.parse("Ci::Pipeline", id));
        } else if (iid != null) {
            found = last(project, one -> iid.equals(String.valueOf(one.number())));
        } else if (sha != null) {
            found = last(project, one -> sha.equals(one.commit().sha()));
        } else {
            found = project.head().flatMap(head -> GitLabPipelines.latest(project, head));
        }
        return found.map(one -> new GitLabInside<>(project, one)).orElse(null);
    }

    private static Optional<Pipeline> last(Project project, java.util.function.Predicate<Pipeline> wanted) {
        return project.pipelines().reversed().stream().filter(wanted).findFirst();
    }

    /** An asterisk stands for anything. GitLab gives them in no order that it promises. */
    private static List<String> branchNames(DataFetchingEnvironment environment) {
        Project project = environment.getSource();
        String wanted = environment.getArgument("searchPattern");
        int offset = environment.getArgument("offset");
        int limit = environment.getArgument("limit");
        return project.branches().stream()
                .map(Branch::name)
                .filter(name -> matches(wanted, name))
                .skip(Math.max(0, offset))
                .limit(Math.max(0, limit))
                .toList();
    }

    /** Part by part from the left, which finds a match if there is one and never tries twice. */
    static boolean matches(String pattern, String name) {
        String[] parts = pattern.split("\\*", -1);
        if (parts.length == 1) {
            return name.equals(pattern);
        }
        String last = parts[parts.length - 1];
        int at = parts[0].length();
        if (!name.startsWith(parts[0]) || !name.endsWith(last) || name.length() < at + last.length()) {
            return false;
        }
        for (int part = 1; part < parts.length - 1; part++) {
            int found = name.indexOf(parts[part], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[part].length();
        }
        return at <= name.length() - last.length();
    }

    /** Null for an empty repository and for a ref that is not there. Below the root nothing is simulated. */
    private static GitLabInside<Commit> tree(DataFetchingEnvironment environment) {
        Project project = environment.getSource();
        String ref = environment.getArgument("ref");
        String path = environment.getArgumentOrDefault("path", "");
        return Optional.ofNullable(ref)
                .map(project::branch)
                .orElseGet(project::head)
                .map(branch -> new GitLabInside<>(project, path.isEmpty() || path.equals("/") ? branch.head() : null))
                .orElse(null);
    }
}
