package dev.cidashboard.simulator.gitlab;

import dev.cidashboard.simulator.graphql.SchemaBuilder;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.Project;
import dev.cidashboard.simulator.world.World;
import graphql.schema.DataFetchingEnvironment;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Where a query starts: who asks, what it costs, one project or many. */
final class GitLabQueryFields {

    private static final int MOST_PATHS = 50;

    private final World world;

    GitLabQueryFields(World world) {
        this.world = world;
    }

    void into(SchemaBuilder schema) {
        GitLabSchema.pageInfo(schema);
        schema.fetch(
                "Query",
                "currentUser",
                environment -> GitLabSchema.asked(environment).anonymous()
                        ? null
                        : world.people().owner());
        schema.fetch("Query", "queryComplexity", GitLabSchema::asked);
        schema.field("QueryComplexity", "score", GitLabAsked::score);
        schema.field("QueryComplexity", "limit", GitLabAsked::mostComplex);
        schema.fetch(
                "Query",
                "metadata",
                environment -> GitLabSchema.asked(environment).anonymous() ? null : GitLabForge.VERSION);
        schema.<String>field("Metadata", "version", version -> version);
        schema.<String>field("Metadata", "revision", version -> GitLabForge.REVISION);
        schema.<String>field("Metadata", "enterprise", version -> true);
        schema.fetch("Query", "project", this::project);
        schema.fetch("Query", "projects", GitLabSchema.refusing(this::projects));
    }

    /** By its present path only: unlike REST, GraphQL leads nobody from an old one to it. */
    private Project project(DataFetchingEnvironment environment) {
        String path = environment.getArgument("fullPath");
        return world.find(Platform.GITLAB, path)
                .filter(GitLabSchema.asked(environment)::sees)
                .orElse(null);
    }

    /** Those that are not there, or not for this token, are left out without a word. */
    private GitLabConnection<Project> projects(DataFetchingEnvironment environment) {
        GitLabAsked asked = GitLabSchema.asked(environment);
        Predicate<Project> wanted = named(environment)
                .and(asked::sees)
                .and(archived(environment.getArgument("archived")))
                .and(search(environment.getArgument("search")));
        if (Boolean.TRUE.equals(environment.getArgument("membership"))) {
            wanted = wanted.and(project -> project.listed() && !asked.anonymous());
        }
        List<Project> found =
                world.projects(Platform.GITLAB).stream().filter(wanted).toList();
        return GitLabConnection.of(found, order(environment.getArgument("sort")), environment);
    }

    private static Predicate<Project> named(DataFetchingEnvironment environment) {
        List<String> ids = environment.getArgument("ids");
        Set<Long> numbers = ids == null
                ? null
                : ids.stream().map(id -> GitLabIds.parse("Project", id)).collect(Collectors.toSet());
        List<String> paths = environment.getArgument("fullPaths");
        if (paths != null && paths.size() > MOST_PATHS) {
            throw new GitLabRefusal("You cannot provide more than " + MOST_PATHS + " full_paths");
        }
        Set<String> folded = new HashSet<>();
        Objects.requireNonNullElse(paths, List.<String>of()).forEach(path -> folded.add(lower(path)));
        return project -> (numbers == null || numbers.contains(project.id()))
                && (paths == null || folded.contains(lower(project.path())));
    }

    private static Predicate<Project> archived(String which) {
        return switch (Objects.requireNonNullElse(which, "INCLUDE")) {
            case "ONLY" -> Project::archived;
            case "EXCLUDE" -> Predicate.not(Project::archived);
            default -> project -> true;
        };
    }

    private static Predicate<Project> search(String words) {
        return project -> words == null
                || lower(project.path()).contains(lower(words))
                || lower(project.name()).contains(lower(words))
                || lower(Objects.requireNonNullElse(project.description(), "")).contains(lower(words));
    }

    /** An order that GitLab does not know is taken for the usual one. */
    private static GitLabOrder<Project> order(String sort) {
        String word = Objects.requireNonNullElse(sort, "id_desc").toLowerCase(Locale.ROOT);
        boolean ascending = word.endsWith("_asc");
        return switch (word.replaceFirst("_(asc|desc)$", "")) {
            case "name" -> new GitLabOrder<>("name", Project::name, Project::id, ascending);
            case "path" -> new GitLabOrder<>("path", Project::slug, Project::id, ascending);
            case "created", "created_at" ->
                new GitLabOrder<>("created_at", one -> one.createdAt().toString(), Project::id, ascending);
            case "latest_activity" ->
                new GitLabOrder<>(
                        "last_activity_at",
                        one -> GitLabProjects.lastActivity(one).toString(),
                        Project::id,
                        ascending);
            default -> GitLabOrder.byId(Project::id, word.equals("id_asc"));
        };
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
