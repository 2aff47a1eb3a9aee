package dev.cidashboard.simulator.gitlab;

import dev.cidashboard.simulator.graphql.SchemaBuilder;
import dev.cidashboard.simulator.world.Pipeline;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.RunStatus;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** A pipeline, together with its project, and its detailed status. */
final class GitLabPipelineFields {

    private static final String TYPE = "Pipeline";

    /** GitLab's own word "active": it waits for nobody but a runner. */
    private static final Set<String> ACTIVE =
            Set.of("waiting_for_resource", "preparing", "waiting_for_callback", "pending", "running");

    static final Set<String> COMPLETE = Set.of("success", "failed", "canceled", "skipped");

    void into(SchemaBuilder schema) {
        GitLabSchema.countable(schema, TYPE);
        schema.<GitLabInside<Pipeline>>field(TYPE, "project", GitLabInside::project);
        schema.<GitLabInside<Pipeline>>field(
                TYPE, "commit", one -> one.beside(one.item().commit()));
        schema.<GitLabInside<Pipeline>>field(
                TYPE,
                "commitPath",
                one -> "/" + one.project().path() + "/-/commit/"
                        + one.item().commit().sha());
        schema.<GitLabInside<Pipeline>>field(TYPE, "path", one -> status(one).detailsPath());
        schema.<GitLabInside<Pipeline>>field(TYPE, "detailedStatus", GitLabPipelineFields::status);
        schema.<GitLabInside<Pipeline>>field(TYPE, "latest", GitLabPipelineFields::latest);
        field(schema, "id", one -> GitLabIds.of("Ci::Pipeline", one.id()));
        field(schema, "iid", one -> String.valueOf(one.number()));
        field(schema, "sha", one -> one.commit().sha());
        field(schema, "beforeSha", one -> one.commit().parentSha());
        field(schema, "ref", Pipeline::ref);
        field(schema, "source", Pipeline::event);
        field(schema, "status", one -> word(one).toUpperCase(Locale.ROOT));
        field(schema, "user", Pipeline::actor);
        field(schema, "active", one -> ACTIVE.contains(word(one)));
        field(schema, "complete", one -> COMPLETE.contains(word(one)));
        field(schema, "warnings", one -> one.status() == RunStatus.SUCCESS_WITH_WARNINGS);
        times(schema);
        // What the world does not know of, as GitLab says it when there is nothing.
        field(schema, "child", one -> false);
        field(schema, "yamlErrors", one -> false);
        field(schema, "name", one -> null);
        field(schema, "failureReason", one -> null);
        field(schema, "warningMessages", one -> GitLabConnection.whole(List.of()));
        GitLabSchema.connection(schema, "PipelineMessage");
        detailedStatus(schema);
    }

    private static void times(SchemaBuilder schema) {
        field(schema, "createdAt", Pipeline::createdAt);
        field(schema, "updatedAt", Pipeline::updatedAt);
        field(schema, "startedAt", Pipeline::startedAt);
        field(schema, "finishedAt", GitLabPipelines::finishedAt);
        field(schema, "committedAt", one -> null);
        field(schema, "duration", one -> {
            OptionalLong seconds = one.durationSeconds(Platform.GITLAB);
            return seconds.isPresent() ? (int) seconds.getAsLong() : null;
        });
        field(schema, "queuedDuration", one -> {
            OptionalDouble seconds = GitLabPipelines.queuedSeconds(one);
            return seconds.isPresent() ? seconds.getAsDouble() : null;
        });
        field(schema, "coverage", one -> {
            String coverage = GitLabPipelines.coverage(one);
            return coverage == null ? null : Double.valueOf(coverage);
        });
    }

    private static void detailedStatus(SchemaBuilder schema) {
        schema.field("DetailedStatus", "id", GitLabStatus::id);
        schema.field("DetailedStatus", "name", GitLabStatus::name);
        schema.field("DetailedStatus", "group", GitLabStatus::group);
        schema.field("DetailedStatus", "label", GitLabStatus::label);
        schema.field("DetailedStatus", "text", GitLabStatus::text);
        schema.field("DetailedStatus", "tooltip", GitLabStatus::label);
        schema.field("DetailedStatus", "icon", GitLabStatus::icon);
        schema.field("DetailedStatus", "favicon", GitLabStatus::favicon);
        schema.field("DetailedStatus", "detailsPath", GitLabStatus::detailsPath);
        schema.<GitLabStatus>field("DetailedStatus", "hasDetails", status -> true);
    }

    private static void field(SchemaBuilder schema, String name, Function<Pipeline, ?> value) {
        schema.<GitLabInside<Pipeline>>field(TYPE, name, one -> value.apply(one.item()));
    }

    private static String word(Pipeline one) {
        return one.status().gitLabStatus();
    }

    private static GitLabStatus status(GitLabInside<Pipeline> one) {
        return GitLabStatus.of(one.project(), one.item());
    }

    private static boolean latest(GitLabInside<Pipeline> one) {
        return one.project().pipelines().reversed().stream()
                .filter(other -> other.ref().equals(one.item().ref())
                        && other.commit().sha().equals(one.item().commit().sha()))
                .findFirst()
                .map(other -> other.id() == one.item().id())
                .orElse(false);
    }
}
