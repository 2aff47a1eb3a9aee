package dev.cidashboard.simulator.github;

import dev.cidashboard.simulator.http.Ask;

/** What there is below a repository. The template is the same whether it is addressed by name or by number. */
enum Endpoint {
    REPOSITORY(""),
    RUNS("/actions/runs"),
    RUN("/actions/runs/{run_id}"),
    RUN_JOBS("/actions/runs/{run_id}/jobs"),
    ATTEMPT("/actions/runs/{run_id}/attempts/{attempt_number}"),
    ATTEMPT_JOBS("/actions/runs/{run_id}/attempts/{attempt_number}/jobs"),
    WORKFLOWS("/actions/workflows"),
    WORKFLOW_RUNS("/actions/workflows/{workflow_id}/runs"),
    BRANCHES("/branches"),
    BRANCH("/branches/{branch}"),
    COMMITS("/commits"),
    COMMIT("/commits/{ref}"),
    PULLS("/pulls"),
    PULL("/pulls/{pull_number}"),
    UNKNOWN("/*");

    private final String below;

    Endpoint(String below) {
        this.below = below;
    }

    String template() {
        return "/repos/{owner}/{repo}" + below;
    }

    static Endpoint of(Ask ask, int at) {
        int rest = ask.size() - at;
        return switch (ask.at(at)) {
            case "" -> rest <= 0 ? REPOSITORY : UNKNOWN;
            case "actions" -> actions(ask, at + 1, rest - 1);
            case "branches" -> rest == 1 ? BRANCHES : BRANCH;
            case "commits" -> rest == 1 ? COMMITS : COMMIT;
            case "pulls" -> rest == 1 ? PULLS : rest == 2 ? PULL : UNKNOWN;
            default -> UNKNOWN;
        };
    }

    private static Endpoint actions(Ask ask, int at, int rest) {
        if (ask.is(at, "workflows")) {
            return rest == 1 ? WORKFLOWS : rest == 3 && ask.is(at + 2, "runs") ? WORKFLOW_RUNS : UNKNOWN;
        }
        if (!ask.is(at, "runs")) {
            return UNKNOWN;
        }
        return switch (rest) {
            case 1 -> RUNS;
            case 2 -> RUN;
            case 3 -> ask.is(at + 2, "jobs") ? RUN_JOBS : UNKNOWN;
            case 4 -> ask.is(at + 2, "attempts") ? ATTEMPT : UNKNOWN;
            case 5 -> ask.is(at + 2, "attempts") && ask.is(at + 4, "jobs") ? ATTEMPT_JOBS : UNKNOWN;
            default -> UNKNOWN;
        };
    }
}
