package dev.cidashboard.simulator.gitlab;

import dev.cidashboard.simulator.http.Answer;
import dev.cidashboard.simulator.http.Ask;
import dev.cidashboard.simulator.http.Fingerprint;
import dev.cidashboard.simulator.json.JsonBytes;
import dev.cidashboard.simulator.world.Commit;
import dev.cidashboard.simulator.world.Deployment;
import dev.cidashboard.simulator.world.Pipeline;
import dev.cidashboard.simulator.world.Project;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Deployments with the jobs that made them: the oldest first unless asked otherwise. */
final class GitLabDeployments {

    private final GitLabUsers users;
    private final GitLabProjects projects;

    GitLabDeployments(GitLabUsers users, GitLabProjects projects) {
        this.users = users;
        this.projects = projects;
    }

    Answer list(Ask ask, Project project) {
        List<Deployment> wanted = Deployment.of(project).stream()
                .filter(one -> ask.query()
                        .get("environment")
                        .map(one.environment()::equals)
                        .orElse(true))
                .filter(one ->
                        ask.query().get("status").map(status(one)::equals).orElse(true))
                .sorted(order(ask))
                .toList();
        GitLabPage<Deployment> page = GitLabPage.byOffset(ask, wanted, projects.api(project) + "/deployments");
        long fingerprint = Fingerprint.mix(project.identityVersion(), wanted.size());
        for (Deployment one : page.items()) {
            fingerprint = Fingerprint.mix(
                    Fingerprint.mix(fingerprint, one.id()), GitLabPipelines.fingerprint(one.pipeline()));
        }
        return Answer.ok(fingerprint, () -> {
                    JsonBytes json = new JsonBytes(2_000 * (page.items().size() + 1)).openArray();
                    page.items().forEach(one -> write(json, project, one));
                    return json.closeArray().toBytes();
                })
                .with(page.headers());
    }

    private static Comparator<Deployment> order(Ask ask) {
        Comparator<Deployment> order =
                switch (ask.query().get("order_by").orElse("id")) {
                    case "created_at" ->
                        Comparator.comparing(Deployment::createdAt).thenComparing(Deployment::id);
                    case "updated_at" ->
                        Comparator.comparing(GitLabDeployments::updatedAt).thenComparing(Deployment::id);
                    default -> Comparator.comparing(Deployment::id);
                };
        return ask.query().has("sort", "desc") ? order.reversed() : order;
    }

    private static String status(Deployment one) {
        return switch (one.state()) {
            case PENDING -> "created";
            case RUNNING -> "running";
            case SUCCESS -> "success";
            case FAILED -> "failed";
        };
    }

    /** GitLab does not touch it again when another takes its place. */
    private static Instant updatedAt(Deployment one) {
        return one.finishedAt() == null ? one.createdAt() : one.finishedAt();
    }

    private void write(JsonBytes json, Project project, Deployment one) {
        Pipeline pipeline = one.pipeline();
        long place = one.environment().equals(Deployment.PRODUCTION) ? 1 : 0;
        json.open().field("id", one.id()).field("iid", 2L * pipeline.number() - 1 + place);
        json.field("ref", pipeline.ref()).field("sha", pipeline.commit().sha());
        json.field("created_at", GitLabTime.of(one.createdAt())).field("updated_at", GitLabTime.of(updatedAt(one)));
        json.raw("user", users.brief(pipeline.actor()));
        json.open("environment")
                .field("id", 2 * project.id() + place)
                .field("name", one.environment())
                .field("slug", one.environment())
                .nothing("external_url")
                .close();
        json.open("deployable");
        deployable(json, one);
        json.close().field("status", status(one)).close();
    }

    private void deployable(JsonBytes json, Deployment one) {
        Pipeline pipeline = one.pipeline();
        json.field("id", one.id() + 1)
                .field("status", one.state() == Deployment.State.PENDING ? "pending" : status(one))
                .field("stage", "deploy")
                .field("name", "deploy " + one.environment())
                .field("ref", pipeline.ref())
                .field("tag", false)
                .field("created_at", GitLabTime.of(pipeline.createdAt()))
                .field("started_at", GitLabTime.of(one.createdAt()))
                .field("finished_at", GitLabTime.of(one.finishedAt()));
        Commit commit = pipeline.commit();
        json.open("commit")
                .field("id", commit.sha())
                .field("short_id", commit.sha().substring(0, 8))
                .field("title", commit.firstLine())
                .field("committed_date", GitLabTime.ofCommit(commit.at()))
                .close();
        json.open("pipeline")
                .field("id", pipeline.id())
                .field("ref", pipeline.ref())
                .field("sha", commit.sha())
                .close();
    }
}
