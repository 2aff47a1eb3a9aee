package dev.cidashboard.simulator.gitlab;

import dev.cidashboard.simulator.graphql.SchemaBuilder;
import dev.cidashboard.simulator.world.Commit;

import java.time.Instant;
import java.util.function.Function;

/** A commit, together with its project. */
final class GitLabCommitFields {

    private static final String TYPE = "Commit";

    private final GitLabProjects projects;
    private final String root;

    /** @param root the path of the instance's address */
    GitLabCommitFields(GitLabProjects projects, String root) {
        this.projects = projects;
        this.root = root;
    }

    void into(SchemaBuilder schema) {
        field(schema, "id", commit -> GitLabIds.of("Commit", commit.sha()));
        field(schema, "sha", Commit::sha);
        field(schema, "shortId", commit -> commit.sha().substring(0, 8));
        field(schema, "title", Commit::firstLine);
        field(schema, "fullTitle", Commit::firstLine);
        field(schema, "message", Commit::message);
        field(schema, "description", GitLabCommitFields::description);
        field(schema, "author", Commit::author);
        field(schema, "authorName", commit -> commit.author().name());
        field(schema, "authorEmail", commit -> commit.author().email());
        field(schema, "committerName", commit -> commit.author().name());
        field(schema, "committerEmail", commit -> commit.author().email());
        field(schema, "authoredDate", commit -> time(commit.at()));
        field(schema, "committedDate", commit -> time(commit.at()));
        schema.<GitLabInside<Commit>>field(TYPE, "webUrl", one -> projects.page(one.project()) + path(one.item()));
        schema.<GitLabInside<Commit>>field(
                TYPE, "webPath", one -> root + "/" + one.project().path() + path(one.item()));
    }

    private static void field(SchemaBuilder schema, String name, Function<Commit, ?> value) {
        schema.<GitLabInside<Commit>>field(TYPE, name, one -> value.apply(one.item()));
    }

    private static String path(Commit commit) {
        return "/-/commit/" + commit.sha();
    }

    private static String description(Commit commit) {
        return commit.message().substring(commit.firstLine().length()).strip();
    }

    /** Git's own times carry an offset instead of a Z. */
    private static String time(Instant at) {
        return at.toString().replace("Z", "+00:00");
    }
}
