package dev.cidashboard.simulator.github;

import dev.cidashboard.simulator.http.Answer;
import dev.cidashboard.simulator.http.Ask;
import dev.cidashboard.simulator.http.Fingerprint;
import dev.cidashboard.simulator.json.JsonBytes;
import dev.cidashboard.simulator.world.Job;
import dev.cidashboard.simulator.world.Pipeline;
import dev.cidashboard.simulator.world.Project;

/** The jobs of a run's latest or of an earlier attempt. */
final class GitHubJobs {

    private static final String[] STEPS = {"Set up job", "Run actions/checkout@v4", "Run the work", "Complete job"};

    private final GitHubRepositories repositories;
    private final String base;

    GitHubJobs(GitHubRepositories repositories, String base) {
        this.repositories = repositories;
        this.base = base;
    }

    Answer list(Ask ask, Project project, Pipeline run) {
        GitHubPage<Job> page = GitHubPage.of(
                ask, Job.of(run), base + "/repositories/" + project.id() + "/actions/runs/" + run.id() + "/jobs");
        long fingerprint = Fingerprint.mix(project.identityVersion(), GitHubRuns.fingerprint(run));
        Answer answer = Answer.ok(fingerprint, () -> {
            JsonBytes json = new JsonBytes(8_000).open().field("total_count", page.total());
            json.openArray("jobs");
            page.items().forEach(job -> write(json, project, run, job));
            return json.closeArray().close().toBytes();
        });
        return page.link().isEmpty() ? answer : answer.with("Link", page.link());
    }

    private void write(JsonBytes json, Project project, Pipeline run, Job job) {
        String api = repositories.api(project);
        String html = repositories.page(project) + "/actions/runs/" + run.id() + "/job/" + job.id();
        json.open()
                .field("id", job.id())
                .field("run_id", run.id())
                .field("workflow_name", run.workflow().name());
        json.field("head_branch", run.ref()).field("run_url", api + "/actions/runs/" + run.id());
        json.field("run_attempt", run.attempt()).field("node_id", "CR_kwLO" + Long.toString(job.id(), 36));
        json.field("head_sha", run.commit().sha()).field("url", api + "/actions/jobs/" + job.id());
        json.field("html_url", html).field("status", job.status().gitHubStatus());
        json.field("conclusion", job.status().gitHubConclusion()).field("created_at", job.createdAt());
        json.field("started_at", job.startedAt() == null ? job.createdAt() : job.startedAt());
        json.field("completed_at", job.status().gitHubConclusion() == null ? null : ended(run, job));
        json.field("name", job.name());
        steps(json, run, job);
        json.field("check_run_url", api + "/check-runs/" + job.id())
                .openArray("labels")
                .value("ubuntu-latest");
        json.closeArray().field("runner_id", 1_000_000_019L).field("runner_name", "GitHub Actions 19");
        json.field("runner_group_id", 0)
                .field("runner_group_name", "GitHub Actions")
                .close();
    }

    private static java.time.Instant ended(Pipeline run, Job job) {
        return job.finishedAt() == null ? run.updatedAt() : job.finishedAt();
    }

    private static void steps(JsonBytes json, Pipeline run, Job job) {
        json.openArray("steps");
        if (job.startedAt() != null) {
            for (int index = 0; index < STEPS.length; index++) {
                boolean running = job.finishedAt() == null && index >= 2;
                String conclusion = index == 2 ? job.status().gitHubConclusion() : "success";
                json.open().field("name", STEPS[index]).field("status", running ? "in_progress" : "completed");
                json.field("conclusion", running ? null : conclusion).field("number", index + 1);
                json.field("started_at", job.startedAt());
                json.field("completed_at", running ? null : ended(run, job)).close();
            }
        }
        json.closeArray();
    }
}
