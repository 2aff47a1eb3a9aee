package dev.cidashboard.simulator.github;

import dev.cidashboard.simulator.http.Fingerprint;
import dev.cidashboard.simulator.world.Commit;
import dev.cidashboard.simulator.world.Job;
import dev.cidashboard.simulator.world.Pipeline;
import dev.cidashboard.simulator.world.Project;
import dev.cidashboard.simulator.world.RunStatus;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What one app checks of one commit: GitHub Actions has a suite for each run, other apps one for each commit, often queued for
 * ever since nothing comes of it.
 *
 * @param run null for another app's suite
 */
record CheckSuite(Project project, Commit commit, App app, long id, Pipeline run) implements GitHubThing {

    private static final long OF_RUNS = 5_000_000_000L;
    private static final long OF_OTHERS = 4_000_000_000L;

    static long idOf(Pipeline run) {
        return run.id() * 2 + OF_RUNS;
    }

    static CheckSuite of(Project project, Pipeline run) {
        return new CheckSuite(project, run.commit(), App.GITHUB_ACTIONS, idOf(run), run);
    }

    /** The oldest first, as GitHub has them; every other repository has other apps, which were there before the runs. */
    static List<CheckSuite> of(Project project, Commit commit) {
        List<CheckSuite> suites = new ArrayList<>();
        if (project.id() % 2 == 0) {
            suites.add(other(project, commit, App.CODECOV));
            suites.add(other(project, commit, App.DEPENDABOT));
        }
        for (Pipeline run : project.pipelines()) {
            if (run.commit().sha().equals(commit.sha())) {
                suites.add(of(project, run));
            }
        }
        suites.sort(Comparator.comparingLong(CheckSuite::id));
        return suites;
    }

    private static CheckSuite other(Project project, Commit commit, App app) {
        long place = Math.floorMod(Fingerprint.mix(commit.sha().hashCode(), app.databaseId()), OF_RUNS - OF_OTHERS);
        return new CheckSuite(project, commit, app, OF_OTHERS + place, null);
    }

    @Override
    public String nodeId() {
        return NodeIds.suite(id);
    }

    @Override
    public String typeName() {
        return "CheckSuite";
    }

    String status() {
        return run == null
                ? app == App.CODECOV ? "QUEUED" : "COMPLETED"
                : run.status().gitHubStatus().toUpperCase(Locale.ROOT);
    }

    /** Null until it has ended. */
    String conclusion() {
        if (run == null) {
            return app == App.CODECOV ? null : "SUCCESS";
        }
        String conclusion = run.status().gitHubConclusion();
        return conclusion == null ? null : conclusion.toUpperCase(Locale.ROOT);
    }

    Instant createdAt() {
        return run == null ? commit.at() : run.createdAt();
    }

    Instant updatedAt() {
        return run == null ? commit.at() : run.updatedAt();
    }

    boolean has(String checkName) {
        return run != null && Job.of(run).stream().anyMatch(job -> job.name().equals(checkName));
    }

    /** What a commit's runs come to, in GraphQL's words; null without runs: other apps have made no check run. */
    static String rollup(List<CheckSuite> suites) {
        String state = null;
        for (CheckSuite suite : suites) {
            if (suite.run() == null) {
                continue;
            }
            String one = state(suite.run().status());
            if (one.equals("FAILURE")) {
                return one;
            }
            state = one.equals("PENDING") || state == null ? one : state;
        }
        return state;
    }

    private static String state(RunStatus status) {
        if (status.gitHubConclusion() == null) {
            return "PENDING";
        }
        return switch (status.gitHubConclusion()) {
            case "success", "neutral", "skipped" -> "SUCCESS";
            default -> "FAILURE";
        };
    }
}
