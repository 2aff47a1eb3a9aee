package dev.cidashboard.simulator.gitlab;

import dev.cidashboard.simulator.graphql.SchemaBuilder;
import dev.cidashboard.simulator.world.Commit;
import dev.cidashboard.simulator.world.Pipeline;
import dev.cidashboard.simulator.world.Project;
import dev.cidashboard.simulator.world.RunStatus;
import graphql.schema.DataFetchingEnvironment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** The pipelines of a project or of a commit, newest first, in parts: by ref, sha, source, status, scope, time or user. */
final class GitLabPipelineLists {

    private static final GitLabOrder<GitLabInside<Pipeline>> NEWEST_FIRST =
            GitLabOrder.byId(one -> one.item().id(), false);

    private GitLabPipelineLists() {}

    static void into(SchemaBuilder schema) {
        schema.fetch("Project", "pipelines", GitLabSchema.refusing(environment -> {
            Project project = environment.getSource();
            return page(environment, project, one -> true);
        }));
        schema.fetch("Commit", "pipelines", GitLabSchema.refusing(environment -> {
            GitLabInside<Commit> commit = environment.getSource();
            String sha = commit.item().sha();
            return page(environment, commit.project(), one -> one.commit().sha().equals(sha));
        }));
    }

    private static GitLabConnection<GitLabInside<Pipeline>> page(
            DataFetchingEnvironment environment, Project project, Predicate<Pipeline> among) {
        Predicate<Pipeline> wanted = among.and(text(environment, "ref", Pipeline::ref))
                .and(text(environment, "sha", one -> one.commit().sha()))
                .and(text(environment, "source", Pipeline::event))
                .and(text(environment, "username", one -> one.actor().login()))
                .and(text(environment, "status", one -> word(one).toUpperCase(Locale.ROOT)))
                .and(scope(environment.getArgument("scope"), project))
                .and(updated(environment));
        List<GitLabInside<Pipeline>> found = project.pipelines().stream()
                .filter(wanted)
                .map(one -> new GitLabInside<>(project, one))
                .toList();
        return GitLabConnection.of(found, NEWEST_FIRST, environment);
    }

    private static Predicate<Pipeline> text(
            DataFetchingEnvironment environment, String argument, java.util.function.Function<Pipeline, String> value) {
        String wanted = environment.getArgument(argument);
        return one -> wanted == null || wanted.equals(value.apply(one));
    }

    private static Predicate<Pipeline> scope(String scope, Project project) {
        return switch (Objects.requireNonNullElse(scope, "")) {
            case "RUNNING" -> one -> one.status() == RunStatus.RUNNING;
            case "PENDING" -> one -> word(one).equals("pending");
            case "FINISHED" -> one -> GitLabPipelineFields.COMPLETE.contains(word(one));
            case "BRANCHES" -> newestOfEachBranch(project)::contains;
            case "TAGS" -> one -> false;
            default -> one -> true;
        };
    }

    private static Set<Pipeline> newestOfEachBranch(Project project) {
        Set<String> seen = new HashSet<>();
        Set<Pipeline> newest = new HashSet<>();
        for (Pipeline one : project.pipelines().reversed()) {
            if (project.branch(one.ref()).isPresent() && seen.add(one.ref())) {
                newest.add(one);
            }
        }
        return newest;
    }

    private static Predicate<Pipeline> updated(DataFetchingEnvironment environment) {
        Instant after = moment(environment.getArgument("updatedAfter"), Instant.MIN);
        Instant before = moment(environment.getArgument("updatedBefore"), Instant.MAX);
        return one -> !one.updatedAt().isBefore(after) && !one.updatedAt().isAfter(before);
    }

    private static Instant moment(Object text, Instant otherwise) {
        try {
            return text == null
                    ? otherwise
                    : OffsetDateTime.parse(text.toString()).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw new GitLabRefusal("no time information in \"" + text + "\"");
        }
    }

    private static String word(Pipeline one) {
        return one.status().gitLabStatus();
    }
}
