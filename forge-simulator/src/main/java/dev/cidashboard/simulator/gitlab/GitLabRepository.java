package dev.cidashboard.simulator.gitlab;

import dev.cidashboard.simulator.http.Answer;
import dev.cidashboard.simulator.http.Ask;
import dev.cidashboard.simulator.http.Fingerprint;
import dev.cidashboard.simulator.json.JsonBytes;
import dev.cidashboard.simulator.world.Branch;
import dev.cidashboard.simulator.world.Commit;
import dev.cidashboard.simulator.world.Job;
import dev.cidashboard.simulator.world.Pipeline;
import dev.cidashboard.simulator.world.Project;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Branches and commits, and the jobs that carry a commit too. */
final class GitLabRepository {

    private final GitLabUsers users;
    private final GitLabProjects projects;
    private final GitLabPipelines pipelines;

    GitLabRepository(GitLabUsers users, GitLabProjects projects, GitLabPipelines pipelines) {
        this.users = users;
        this.projects = projects;
        this.pipelines = pipelines;
    }

    Answer branches(Ask ask, Project project) {
        List<Branch> sorted = project.branches().stream()
                .filter(branch ->
                        ask.query().get("search").map(branch.name()::contains).orElse(true))
                .sorted(Comparator.comparing(Branch::name))
                .toList();
        GitLabPage<Branch> page = GitLabPage.byOffset(ask, sorted, projects.api(project) + "/repository/branches");
        long fingerprint = Fingerprint.mix(project.identityVersion(), sorted.size());
        for (Branch branch : page.items()) {
            fingerprint = Fingerprint.mix(fingerprint, fingerprint(branch));
        }
        return Answer.ok(fingerprint, () -> {
                    JsonBytes json = new JsonBytes(2_000 * (page.items().size() + 1)).openArray();
                    page.items().forEach(branch -> write(json, project, branch));
                    return json.closeArray().toBytes();
                })
                .with(page.headers());
    }

    Optional<Answer> branch(Project project, String name) {
        return project.branch(name)
                .map(branch -> Answer.ok(Fingerprint.mix(project.identityVersion(), fingerprint(branch)), () -> {
                    JsonBytes json = new JsonBytes(2_000);
                    write(json, project, branch);
                    return json.toBytes();
                }));
    }

    Optional<Answer> commit(Project project, String ref) {
        return project.branch(ref)
                .map(Branch::head)
                .or(() -> project.branches().stream()
                        .map(Branch::head)
                        .filter(commit -> commit.sha().equals(ref))
                        .findFirst())
                .or(() -> project.pipelines().stream()
                        .map(Pipeline::commit)
                        .filter(commit -> commit.sha().equals(ref))
                        .findFirst())
                .map(commit -> Answer.ok(
                        Fingerprint.mix(
                                Fingerprint.mix(project.identityVersion(), project.pipelinesVersion()),
                                commit.sha().hashCode()),
                        () -> alone(project, commit)));
    }

    Answer jobs(Ask ask, Project project, Pipeline pipeline) {
        List<Job> newestFirst = Job.of(pipeline).reversed();
        GitLabPage<Job> page =
                GitLabPage.byOffset(ask, newestFirst, projects.api(project) + "/pipelines/" + pipeline.id() + "/jobs");
        long fingerprint = Fingerprint.mix(project.identityVersion(), GitLabPipelines.fingerprint(pipeline));
        return Answer.ok(Fingerprint.mix(fingerprint, 11), () -> {
                    JsonBytes json = new JsonBytes(3_000 * (page.items().size() + 1)).openArray();
                    page.items().forEach(job -> write(json, project, pipeline, job));
                    return json.closeArray().toBytes();
                })
                .with(page.headers());
    }

    private static long fingerprint(Branch branch) {
        return Fingerprint.mix(branch.name().hashCode(), branch.head().sha().hashCode());
    }

    private void write(JsonBytes json, Project project, Branch branch) {
        json.open().field("name", branch.name()).open("commit");
        fields(json, project, branch.head());
        json.close().field("merged", false).field("protected", branch.isProtected());
        json.field("developers_can_push", false)
                .field("developers_can_merge", false)
                .field("can_push", true);
        json.field("default", branch.name().equals(project.defaultBranch()));
        json.field("web_url", projects.page(project) + "/-/tree/" + branch.name())
                .close();
    }

    private byte[] alone(Project project, Commit commit) {
        JsonBytes json = new JsonBytes(2_600).open();
        fields(json, project, commit);
        json.open("stats")
                .field("additions", 11)
                .field("deletions", 3)
                .field("total", 14)
                .close();
        Optional<Pipeline> last = project.pipelines().reversed().stream()
                .filter(pipeline -> pipeline.commit().sha().equals(commit.sha()))
                .findFirst();
        json.field(
                "status", last.map(pipeline -> pipeline.status().gitLabStatus()).orElse(null));
        json.field("project_id", project.id());
        if (last.isPresent()) {
            pipelines.brief(json.open("last_pipeline"), project, last.get());
            json.close();
        } else {
            json.nothing("last_pipeline");
        }
        return json.close().toBytes();
    }

    private void fields(JsonBytes json, Project project, Commit commit) {
        String at = GitLabTime.ofCommit(commit.at());
        json.field("id", commit.sha())
                .field("short_id", commit.sha().substring(0, 8))
                .field("created_at", at);
        json.openArray("parent_ids").value(commit.parentSha()).closeArray().field("title", commit.firstLine());
        json.field("message", commit.message())
                .field("author_name", commit.author().name());
        json.field("author_email", commit.author().email()).field("authored_date", at);
        json.field("committer_name", commit.author().name())
                .field("committer_email", commit.author().email());
        json.field("committed_date", at)
                .open("trailers")
                .close()
                .open("extended_trailers")
                .close();
        json.field("web_url", projects.page(project) + "/-/commit/" + commit.sha());
    }

    private void write(JsonBytes json, Project project, Pipeline pipeline, Job job) {
        json.open()
                .field("id", job.id())
                .field("status", job.status().gitLabStatus())
                .field("stage", job.stage());
        json.field("name", job.name())
                .field("ref", pipeline.ref())
                .field("tag", false)
                .nothing("coverage");
        json.field("allow_failure", job.allowFailure()).field("created_at", GitLabTime.of(job.createdAt()));
        json.field("started_at", seconds(job.startedAt())).field("finished_at", seconds(job.finishedAt()));
        json.nothing("erased_at");
        if (job.finishedAt() == null) {
            json.nothing("duration").nothing("queued_duration");
        } else {
            json.decimal(
                    "duration",
                    Duration.between(job.startedAt(), job.finishedAt()).toMillis() / 1000.0);
            json.decimal("queued_duration", job.id() % 5000 / 1000.0);
        }
        json.raw("user", users.brief(pipeline.actor())).open("commit");
        fields(json, project, pipeline.commit());
        json.close().open("pipeline");
        pipelines.brief(json, project, pipeline);
        json.close().field("failure_reason", job.status().gitLabStatus().equals("failed") ? "script_failure" : null);
        json.field("web_url", projects.page(project) + "/-/jobs/" + job.id());
        json.open("project").field("ci_job_token_scope_enabled", false).close();
        json.emptyArray("artifacts").nothing("runner").nothing("runner_manager").nothing("artifacts_expire_at");
        json.field("archived", false).emptyArray("tag_list").close();
    }

    /** Jobs cut their pipeline's time into equal parts, which may have a fraction. */
    private static String seconds(java.time.Instant moment) {
        return moment == null ? null : GitLabTime.of(moment.truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    }
}
