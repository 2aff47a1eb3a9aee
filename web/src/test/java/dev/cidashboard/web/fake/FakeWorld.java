package dev.cidashboard.web.fake;

import dev.cidashboard.api.BranchView;
import dev.cidashboard.api.BranchesView;
import dev.cidashboard.api.BudgetView;
import dev.cidashboard.api.CommitView;
import dev.cidashboard.api.DecidingPipelineView;
import dev.cidashboard.api.FacetView;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.InstanceView;
import dev.cidashboard.api.InstancesView;
import dev.cidashboard.api.JobView;
import dev.cidashboard.api.JobsView;
import dev.cidashboard.api.MergeRequestView;
import dev.cidashboard.api.PassView;
import dev.cidashboard.api.PipelineView;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.ProblemOfInstanceView;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.api.RepositoryDetailView;
import dev.cidashboard.api.RepositoryRefView;
import dev.cidashboard.api.RepositoryView;
import dev.cidashboard.api.Status;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Projects that look like real ones, the same on every run. */
public final class FakeWorld {
    public static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private static final InstanceId GITHUB = new InstanceId("github-main");
    private static final InstanceId GITLAB = new InstanceId("gitlab-main");
    private static final List<String> OWNERS = List.of("octo-org", "atlas", "payments", "platform-team");
    private static final List<String> NAMES =
            List.of("checkout", "ledger", "search-api", "web-shop", "notifications", "billing", "gateway", "docs");
    private static final List<String> PEOPLE = List.of("Ada Lovelace", "Grace Hopper", "Linus", "Barbara Liskov");
    private static final List<String> MESSAGES = List.of(
            "Make the retry budget explicit and count what it costs",
            "Bump postgres driver from 42.7.3 to 42.7.4",
            "Fix flaky test around the midnight rollover",
            "Merge branch 'feature/fast-lists' into 'main'");

    private FakeWorld() {}

    public static List<RepositoryView> repositories(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(FakeWorld::repository).toList();
    }

    public static RepositoryView repository(int number) {
        boolean gitlab = number % 2 == 0;
        InstanceId instance = gitlab ? GITLAB : GITHUB;
        Status status = Status.values()[number * 7 % Status.values().length];
        String name = NAMES.get(number % NAMES.size()) + "-" + number;
        String path = OWNERS.get(number % OWNERS.size()) + "/" + name;
        String url = "https://" + instance.name() + ".example/" + path;
        return new RepositoryView(
                new ProjectId(instance, String.valueOf(1_000_000 + number)),
                instance,
                gitlab ? Platform.GITLAB : Platform.GITHUB,
                path,
                name,
                url,
                "main",
                status,
                status == Status.NONE ? null : deciding(number, status, url),
                new CommitView(
                        String.format("%040x", number * 7919L),
                        PEOPLE.get(number % PEOPLE.size()),
                        MESSAGES.get(number % MESSAGES.size()),
                        NOW.minusSeconds(977L * number)),
                number % 13,
                number % 5,
                number % 5 == 0 ? 0 : number % 3,
                NOW.minusSeconds(60L * number),
                number % 17 == 0,
                number % 17 == 0 ? NOW.minusSeconds(60L * number) : null,
                number % 23 == 0 ? "GitHub answered 502 three times; the last known data is shown." : null);
    }

    /** Both in their first pass. */
    public static InstancesView loading(List<RepositoryView> rows) {
        return new InstancesView(List.of(
                instance(GITHUB, Platform.GITHUB, "loading", null, rows),
                instance(GITLAB, Platform.GITLAB, "loading", null, rows)));
    }

    public static InstancesView instances(List<RepositoryView> rows) {
        return new InstancesView(List.of(
                instance(GITHUB, Platform.GITHUB, "ok", null, rows),
                instance(
                        GITLAB,
                        Platform.GITLAB,
                        "failing",
                        new ProblemOfInstanceView(
                                "unauthorized",
                                "GitLab refuses the token.",
                                "Make a new token with the scope read_api and put it into GITLAB_TOKEN.",
                                NOW.minusSeconds(900)),
                        rows)));
    }

    public static RepositoryDetailView detail(RepositoryView row) {
        var ref = new RepositoryRefView(row.id(), row.instance(), row.platform(), row.path());
        List<PipelineView> pipelines = IntStream.rangeClosed(1, 12)
                .mapToObj(number -> pipeline(row, number, null))
                .toList();
        return new RepositoryDetailView(
                row,
                "Takes the money and says thank you. Owned by " + ref.path() + ".",
                "internal",
                null,
                false,
                NOW.minusSeconds(4_000),
                pipelines,
                new BranchesView(
                        List.of(
                                new BranchView("main", true, true, row.lastCommit(), row.pipeline(), row.webUrl()),
                                new BranchView("feature/fast-lists", false, false, row.lastCommit(), null, null)),
                        2),
                List.of(new MergeRequestView(
                        "77",
                        77,
                        "Draft: keep lists fast when they are long",
                        "ada",
                        true,
                        "feature/fast-lists",
                        "main",
                        List.of("grace", "linus"),
                        Status.RUNNING,
                        NOW.minusSeconds(90_000),
                        NOW.minusSeconds(600),
                        row.webUrl() + "/pull/77")),
                List.of(
                        new FacetView("pipelines", "fresh", null, null),
                        new FacetView("branches", "stale", NOW.minusSeconds(7_200), "GitLab was too slow."),
                        new FacetView("merge_requests", "fresh", null, null)));
    }

    public static PipelineView pipeline(RepositoryView row, int number, RepositoryRefView repository) {
        Status status = Status.values()[(number * 5 + row.path().length()) % Status.values().length];
        return new PipelineView(
                String.valueOf(4_000 + number),
                repository,
                status,
                number % 2 == 0 ? "build and test" : "nightly",
                (long) number,
                number % 3 == 0 ? 2 : 1,
                "push",
                number % 4 == 0 ? "feature/fast-lists" : "main",
                String.format("%040x", number * 104_729L),
                MESSAGES.get(number % MESSAGES.size()),
                "ada",
                NOW.minusSeconds(3_600L * number),
                NOW.minusSeconds(3_600L * number - 20),
                NOW.minusSeconds(3_600L * number - 200),
                20L,
                180L + number,
                row.webUrl() + "/pipelines/" + number);
    }

    public static RepositoryRefView ref(RepositoryView row) {
        return new RepositoryRefView(row.id(), row.instance(), row.platform(), row.path());
    }

    public static JobsView jobs(String pipeline) {
        return new JobsView(
                pipeline,
                List.of(
                        job("compile", "build", Status.SUCCESS, false),
                        job("unit tests", "test", Status.FAILED, false),
                        job("mutation tests", "test", Status.RUNNING, true)),
                false,
                null);
    }

    private static JobView job(String name, String stage, Status status, boolean allowedToFail) {
        return new JobView(
                "9" + name.length(),
                name,
                stage,
                status,
                allowedToFail,
                NOW.minusSeconds(300),
                NOW.minusSeconds(200),
                100L,
                "runner-1",
                "https://github-main.example/jobs/" + name.length());
    }

    private static DecidingPipelineView deciding(int number, Status status, String url) {
        return new DecidingPipelineView(
                String.valueOf(4_001),
                status,
                url + "/pipelines/" + number,
                "main",
                "build and test",
                NOW.minusSeconds(977L * number),
                90L + number);
    }

    private static InstanceView instance(
            InstanceId id, Platform platform, String state, ProblemOfInstanceView problem, List<RepositoryView> rows) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> row.instance().equals(id))
                .forEach(row -> counts.merge(row.status().word(), 1, Integer::sum));
        int projects = counts.values().stream().mapToInt(Integer::intValue).sum();
        return new InstanceView(
                id,
                platform,
                "https://" + id.name() + ".example",
                state,
                problem,
                id.equals(GITHUB)
                        ? new ProblemOfInstanceView(
                                "not_found", "Not found: atlas/misspelt", "Check the spelling.", null)
                        : null,
                null,
                null,
                new PassView(NOW.minusSeconds(30), null, projects, projects / 2, 1, null),
                new PassView(NOW.minusSeconds(330), NOW.minusSeconds(318), projects, projects, 0, "complete"),
                NOW.plusSeconds(270),
                projects,
                counts,
                List.of(
                        new BudgetView("core", 5_000, 1_240, 3_760, 1_000, 2_900, NOW.plusSeconds(1_800), null),
                        new BudgetView("per minute", 900, 610, 290, 180, 640, NOW.plusSeconds(40), null)));
    }
}
