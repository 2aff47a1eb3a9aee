package dev.cidashboard.simulator.github;

import dev.cidashboard.simulator.http.Answer;
import dev.cidashboard.simulator.http.Ask;
import dev.cidashboard.simulator.http.Fingerprint;
import dev.cidashboard.simulator.json.JsonBytes;
import dev.cidashboard.simulator.world.Commit;
import dev.cidashboard.simulator.world.Pipeline;
import dev.cidashboard.simulator.world.Project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Workflow runs and workflows. */
final class GitHubRuns {

    private static final int MOST_FILTERED = 1_000;

    private final GitHubUsers users;
    private final GitHubRepositories repositories;
    private final String base;

    GitHubRuns(GitHubUsers users, GitHubRepositories repositories, String base) {
        this.users = users;
        this.repositories = repositories;
        this.base = base;
    }

    Answer list(Ask ask, Project project, Predicate<Pipeline> ofWorkflow, String below) {
        List<Pipeline> found = new ArrayList<>();
        Predicate<Pipeline> wanted = ofWorkflow.and(filter(ask));
        for (int at = project.pipelines().size() - 1; at >= 0; at--) {
            if (wanted.test(project.pipelines().get(at))) {
                found.add(project.pipelines().get(at));
            }
        }
        if (filtered(ask) && found.size() > MOST_FILTERED) {
            found = found.subList(0, MOST_FILTERED);
        }
        GitHubPage<Pipeline> page =
                GitHubPage.of(ask, found, base + "/repositories/" + project.id() + "/actions/" + below);
        long fingerprint = Fingerprint.mix(project.identityVersion(), page.total());
        for (Pipeline run : page.items()) {
            fingerprint = Fingerprint.mix(fingerprint, fingerprint(run));
        }
        Answer answer = Answer.ok(fingerprint, () -> rendered(project, page));
        return page.link().isEmpty() ? answer : answer.with("Link", page.link());
    }

    Optional<Answer> one(Project project, long id) {
        return project.pipeline(id).map(run -> one(project, run));
    }

    Optional<Answer> attempt(Project project, long id, long number) {
        return number > Integer.MAX_VALUE
                ? Optional.empty()
                : project.attempt(id, (int) number).map(run -> one(project, run));
    }

    private Answer one(Project project, Pipeline run) {
        return Answer.ok(Fingerprint.mix(project.identityVersion(), fingerprint(run)), () -> {
            JsonBytes json = new JsonBytes(16_000);
            write(json, project, run, repositories.minimal(project));
            return json.toBytes();
        });
    }

    Answer workflows(Ask ask, Project project) {
        GitHubPage<dev.cidashboard.simulator.world.Workflow> page =
                GitHubPage.of(ask, project.workflows(), base + "/repositories/" + project.id() + "/actions/workflows");
        Answer answer = Answer.ok(Fingerprint.mix(project.identityVersion(), 3), () -> {
            JsonBytes json = new JsonBytes(2_000).open().field("total_count", page.total());
            json.openArray("workflows");
            page.items().forEach(workflow -> write(json, project, workflow));
            return json.closeArray().close().toBytes();
        });
        return page.link().isEmpty() ? answer : answer.with("Link", page.link());
    }

    static long fingerprint(Pipeline run) {
        long status = run.status().ordinal() * 64L + run.attempt();
        return Fingerprint.mix(
                Fingerprint.mix(run.id(), status), run.updatedAt().getEpochSecond());
    }

    private static boolean filtered(Ask ask) {
        return List.of("branch", "status", "event", "created", "head_sha", "actor", "check_suite_id").stream()
                .anyMatch(name -> ask.query().get(name).isPresent());
    }

    private static Predicate<Pipeline> filter(Ask ask) {
        Predicate<Pipeline> all = run -> true;
        all = and(all, ask.query().get("branch"), (run, branch) -> run.ref().equals(branch));
        all = and(all, ask.query().get("event"), (run, event) -> run.event().equals(event));
        all = and(all, ask.query().get("head_sha"), (run, sha) -> run.commit()
                .sha()
                .equals(sha));
        all = and(all, ask.query().get("actor"), (run, login) -> run.actor()
                .login()
                .equals(login));
        all = and(all, ask.query().get("created"), (run, range) -> CreatedRange.parse(range)
                .contains(run.createdAt()));
        return and(
                all,
                ask.query().get("status"),
                (run, word) -> word.equals(run.status().gitHubStatus())
                        || word.equals(run.status().gitHubConclusion()));
    }

    private static Predicate<Pipeline> and(
            Predicate<Pipeline> all, Optional<String> value, java.util.function.BiPredicate<Pipeline, String> test) {
        return value.map(wanted -> all.and(run -> test.test(run, wanted))).orElse(all);
    }

    private byte[] rendered(Project project, GitHubPage<Pipeline> page) {
        byte[] repository = repositories.minimal(project);
        JsonBytes json = new JsonBytes(200 + page.items().size() * (repository.length * 2 + 6_000));
        json.open().field("total_count", page.total()).openArray("workflow_runs");
        page.items().forEach(run -> write(json, project, run, repository));
        return json.closeArray().close().toBytes();
    }

    private void write(JsonBytes json, Project project, Pipeline run, byte[] repository) {
        String api = repositories.api(project);
        String url = api + "/actions/runs/" + run.id();
        long suite = CheckSuite.idOf(run);
        json.open().field("id", run.id()).field("name", run.workflow().name());
        json.field("node_id", NodeIds.run(run.id())).field("head_branch", run.ref());
        json.field("head_sha", run.commit().sha()).field("path", run.workflow().path());
        json.field("display_title", run.commit().firstLine()).field("run_number", run.number());
        json.field("event", run.event()).field("status", run.status().gitHubStatus());
        json.field("conclusion", run.status().gitHubConclusion())
                .field("workflow_id", run.workflow().id());
        json.field("check_suite_id", suite).field("check_suite_node_id", NodeIds.suite(suite));
        json.field("url", url).field("html_url", repositories.page(project) + "/actions/runs/" + run.id());
        json.emptyArray("pull_requests").field("created_at", run.createdAt()).field("updated_at", run.updatedAt());
        json.raw("actor", users.brief(run.actor())).field("run_attempt", run.attempt());
        json.emptyArray("referenced_workflows").field("run_started_at", run.queuedAt());
        json.raw("triggering_actor", users.brief(run.actor()));
        json.field("jobs_url", url + "/jobs").field("logs_url", url + "/logs");
        json.field("check_suite_url", api + "/check-suites/" + suite).field("artifacts_url", url + "/artifacts");
        json.field("cancel_url", url + "/cancel").field("rerun_url", url + "/rerun");
        json.field("previous_attempt_url", run.attempt() > 1 ? url + "/attempts/" + (run.attempt() - 1) : null);
        json.field("workflow_url", api + "/actions/workflows/" + run.workflow().id());
        headCommit(json, run.commit());
        json.raw("repository", repository).raw("head_repository", repository).close();
    }

    private static void headCommit(JsonBytes json, Commit commit) {
        json.open("head_commit").field("id", commit.sha()).field("tree_id", commit.treeSha());
        json.field("message", commit.message()).field("timestamp", commit.at());
        json.open("author")
                .field("name", commit.author().name())
                .field("email", commit.author().email())
                .close();
        json.open("committer")
                .field("name", "GitHub")
                .field("email", "noreply@github.example.com")
                .close();
        json.close();
    }

    private void write(JsonBytes json, Project project, dev.cidashboard.simulator.world.Workflow workflow) {
        json.open().field("id", workflow.id()).field("node_id", NodeIds.workflow(workflow.id()));
        json.field("name", workflow.name()).field("path", workflow.path()).field("state", "active");
        json.field("created_at", project.createdAt()).field("updated_at", project.createdAt());
        json.field("url", repositories.api(project) + "/actions/workflows/" + workflow.id());
        json.field("html_url", repositories.page(project) + "/blob/main/" + workflow.path());
        json.field("badge_url", repositories.page(project) + "/workflows/" + workflow.id() + "/badge.svg");
        json.close();
    }
}
