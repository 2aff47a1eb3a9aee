package dev.cidashboard.web.platforms;

import dev.cidashboard.api.InstanceView;
import dev.cidashboard.api.PassView;
import dev.cidashboard.api.ProblemOfInstanceView;
import dev.cidashboard.api.Status;
import dev.cidashboard.web.ui.Badge;
import dev.cidashboard.web.ui.Bounded;
import dev.cidashboard.web.ui.Due;
import dev.cidashboard.web.ui.Links;
import dev.cidashboard.web.ui.Moment;
import dev.cidashboard.web.ui.Times;

import java.util.Arrays;
import java.util.List;

/**
 * One instance. Absent values are null.
 *
 * @param slowed how many projects are asked about more seldom than they should be
 */
record PlatformCard(
        String name,
        String platform,
        String forgeHref,
        String address,
        Badge state,
        String problem,
        String remedy,
        Moment problemSince,
        String notice,
        String noticeRemedy,
        String oneByOne,
        String oneByOneRemedy,
        int slowed,
        Pass pass,
        Pass lastPass,
        Due nextPassAt,
        int projects,
        String projectsHref,
        List<Count> counts,
        List<BudgetBar> budgets) {

    /** One round over all projects of an instance; its end is null while it goes on. */
    record Pass(Moment startedAt, Moment finishedAt, int listed, int refreshed, int failed, String outcome) {
        static Pass of(PassView view, Times times) {
            return view == null
                    ? null
                    : new Pass(
                            times.moment(view.startedAt()),
                            times.moment(view.finishedAt()),
                            view.listed(),
                            view.refreshed(),
                            view.failed(),
                            Bounded.sentence(view.outcome()));
        }
    }

    /** How many projects have a status, and the list of them. */
    record Count(Badge badge, int count, String href) {}

    static PlatformCard of(InstanceView view, Times times) {
        ProblemOfInstanceView problem = view.problem();
        ProblemOfInstanceView notice = view.notice();
        ProblemOfInstanceView oneByOne = view.oneByOne();
        String name = view.name().name();
        return new PlatformCard(
                name,
                view.platform() == null ? "Unknown platform" : view.platform().title(),
                Links.external(view.url()),
                Bounded.name(view.url()),
                state(view.state() == null ? "" : view.state()),
                problem == null ? null : Bounded.sentence(problem.message()),
                problem == null ? null : Bounded.sentence(problem.remedy()),
                problem == null ? null : times.moment(problem.since()),
                notice == null ? null : Bounded.sentence(notice.message()),
                notice == null ? null : Bounded.sentence(notice.remedy()),
                oneByOne == null ? null : Bounded.sentence(oneByOne.message()),
                oneByOne == null ? null : Bounded.sentence(oneByOne.remedy()),
                view.slowed() == null ? 0 : view.slowed(),
                Pass.of(view.pass(), times),
                Pass.of(view.lastPass(), times),
                times.due(view.nextPassAt()),
                view.projects(),
                "/?instance=" + name,
                counts(view),
                view.budgets() == null
                        ? List.of()
                        : view.budgets().stream()
                                .map(budget -> BudgetBar.of(budget, times))
                                .toList());
    }

    private static List<Count> counts(InstanceView view) {
        if (view.counts() == null) {
            return List.of();
        }
        return Arrays.stream(Status.values())
                .filter(status -> view.counts().getOrDefault(status.word(), 0) > 0)
                .map(status -> new Count(
                        Badge.of(status),
                        view.counts().get(status.word()),
                        "/?instance=" + view.name().name() + "&status=" + status.word()))
                .toList();
    }

    private static Badge state(String word) {
        return switch (word) {
            case "ok" -> new Badge(word, "Working", "good", "check");
            case "loading" -> new Badge(word, "First pass", "run", "running");
            case "limited" -> new Badge(word, "Limited", "warn", "warning");
            case "failing" -> new Badge(word, "Failing", "bad", "cross");
            case "left_out" -> new Badge(word, "Left out", "calm", "dash");
            default -> new Badge("unknown", "Unknown", "calm", "question");
        };
    }
}
