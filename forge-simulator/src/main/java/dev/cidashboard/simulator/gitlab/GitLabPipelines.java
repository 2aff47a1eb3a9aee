package dev.cidashboard.simulator.gitlab;

import dev.cidashboard.simulator.http.Answer;
import dev.cidashboard.simulator.http.Ask;
import dev.cidashboard.simulator.http.Fingerprint;
import dev.cidashboard.simulator.json.JsonBytes;
import dev.cidashboard.simulator.world.Branch;
import dev.cidashboard.simulator.world.Pipeline;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.Project;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Pipelines: short in lists, with duration, user and detailed status alone. */
final class GitLabPipelines {

    private final GitLabUsers users;
    private final GitLabProjects projects;

    GitLabPipelines(GitLabUsers users, GitLabProjects projects) {
        this.users = users;
        this.projects = projects;
    }

    Answer list(Ask ask, Project project) {
        List<Pipeline> wanted = project.pipelines().stream()
                .filter(one -> ask.query().get("ref").map(one.ref()::equals).orElse(true))
                .filter(one ->
                        ask.query().get("sha").map(one.commit().sha()::equals).orElse(true))
                .filter(one ->
                        ask.query().get("source").map(one.event()::equals).orElse(true))
                .filter(one -> ask.query()
                        .get("status")
                        .map(one.status().gitLabStatus()::equals)
                        .orElse(true))
                .filter(one -> updatedWithin(ask, one))
                .sorted(order(ask))
                .toList();
        GitLabPage<Pipeline> page = GitLabPage.byOffset(ask, wanted, projects.api(project) + "/pipelines");
        long fingerprint = Fingerprint.mix(project.identityVersion(), wanted.size());
        for (Pipeline one : page.items()) {
            fingerprint = Fingerprint.mix(fingerprint, fingerprint(one));
        }
        return Answer.ok(fingerprint, () -> {
                    JsonBytes json = new JsonBytes(600 * (page.items().size() + 1)).openArray();
                    for (Pipeline one : page.items()) {
                        brief(json.open(), project, one);
                        json.close();
                    }
                    return json.closeArray().toBytes();
                })
                .with(page.headers());
    }

    /** The newest for the newest commit of the ref: a head without pipeline has none, and GitLab then answers 403. */
    Optional<Answer> latest(Ask ask, Project project) {
        Optional<Branch> branch = ask.query().get("ref").map(project::branch).orElseGet(project::head);
        return branch.flatMap(head -> latest(project, head)).map(one -> detail(project, one));
    }

    static Optional<Pipeline> latest(Project project, Branch branch) {
        return project.pipelines().reversed().stream()
                .filter(one -> one.ref().equals(branch.name()))
                .filter(one -> one.commit().sha().equals(branch.head().sha()))
                .findFirst();
    }

    Answer detail(Project project, Pipeline one) {
        return Answer.ok(Fingerprint.mix(project.identityVersion(), fingerprint(one)), () -> {
            JsonBytes json = new JsonBytes(2_400).open();
            brief(json, project, one);
            details(json, project, one);
            return json.close().toBytes();
        });
    }

    static long fingerprint(Pipeline one) {
        long status = one.status().ordinal() * 64L + one.attempt();
        return Fingerprint.mix(
                Fingerprint.mix(one.id(), status), one.updatedAt().getEpochSecond());
    }

    private static boolean updatedWithin(Ask ask, Pipeline one) {
        return !one.updatedAt().isBefore(moment(ask, "updated_after", Instant.MIN))
                && !one.updatedAt().isAfter(moment(ask, "updated_before", Instant.MAX));
    }

    private static Instant moment(Ask ask, String name, Instant otherwise) {
        try {
            return ask.query()
                    .get(name)
                    .map(text -> OffsetDateTime.parse(text.replace(' ', '+')).toInstant())
                    .orElse(otherwise);
        } catch (DateTimeParseException unreadable) {
            return otherwise;
        }
    }

    private static Comparator<Pipeline> order(Ask ask) {
        Comparator<Pipeline> order =
                switch (ask.query().get("order_by").orElse("id")) {
                    case "updated_at" ->
                        Comparator.comparing(Pipeline::updatedAt).thenComparing(Pipeline::id);
                    case "ref" -> Comparator.comparing(Pipeline::ref).thenComparing(Pipeline::id);
                    case "status" -> Comparator.comparing(Pipeline::status).thenComparing(Pipeline::id);
                    default -> Comparator.comparing(Pipeline::id);
                };
        return ask.query().has("sort", "asc") ? order : order.reversed();
    }

    void brief(JsonBytes json, Project project, Pipeline one) {
        json.field("id", one.id()).field("iid", one.number()).field("project_id", project.id());
        json.field("sha", one.commit().sha())
                .field("ref", one.ref())
                .field("status", one.status().gitLabStatus());
        json.field("source", one.event()).field("created_at", GitLabTime.of(one.createdAt()));
        json.field("updated_at", GitLabTime.of(one.updatedAt()));
        json.field("web_url", projects.page(project) + "/-/pipelines/" + one.id())
                .nothing("name");
    }

    private void details(JsonBytes json, Project project, Pipeline one) {
        json.field("before_sha", one.commit().parentSha()).field("tag", false).nothing("yaml_errors");
        json.raw("user", users.brief(one.actor())).field("started_at", GitLabTime.of(one.startedAt()));
        json.field("finished_at", GitLabTime.of(finishedAt(one))).nothing("committed_at");
        OptionalLong duration = one.durationSeconds(Platform.GITLAB);
        if (duration.isPresent()) {
            json.decimal("duration", duration.getAsLong());
        } else {
            json.nothing("duration");
        }
        OptionalDouble queued = queuedSeconds(one);
        if (queued.isPresent()) {
            json.decimal("queued_duration", queued.getAsDouble());
        } else {
            json.nothing("queued_duration");
        }
        json.field("coverage", coverage(one));
        detailedStatus(json, GitLabStatus.of(project, one));
    }

    /** Null until it has ended. */
    static Instant finishedAt(Pipeline one) {
        return one.durationSeconds(Platform.GITLAB).isPresent() ? one.updatedAt() : null;
    }

    /** Empty until it has started. */
    static OptionalDouble queuedSeconds(Pipeline one) {
        if (one.startedAt() == null) {
            return OptionalDouble.empty();
        }
        long waited = Duration.between(one.queuedAt(), one.startedAt()).toSeconds();
        return OptionalDouble.of(waited + one.id() % 1000 / 1000.0);
    }

    /** Text, as REST has it, or null. */
    static String coverage(Pipeline one) {
        return one.id() % 3 == 0 ? one.id() % 100 + ".45" : null;
    }

    private static void detailedStatus(JsonBytes json, GitLabStatus status) {
        json.open("detailed_status").field("icon", status.icon()).field("text", status.text());
        json.field("label", status.label()).field("group", status.group());
        json.field("tooltip", status.label()).field("has_details", true);
        json.field("details_path", status.detailsPath()).nothing("illustration");
        json.field("favicon", status.favicon()).close();
    }
}
