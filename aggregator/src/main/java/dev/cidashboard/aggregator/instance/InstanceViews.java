package dev.cidashboard.aggregator.instance;

import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.forge.Budget;
import dev.cidashboard.aggregator.refresh.InstanceHealth;
import dev.cidashboard.api.BudgetView;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.InstanceView;
import dev.cidashboard.api.PassView;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.ProblemOfInstanceView;
import dev.cidashboard.api.RateLimitView;
import dev.cidashboard.api.Status;
import dev.cidashboard.configuration.LeftOutInstance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Instances as they are shown. */
final class InstanceViews {

    private static final String LEFT_OUT = "left_out";
    private static final String LEFT_OUT_REMEDY =
            "Give it a token in config.yaml or the environment, then restart the aggregator.";

    private static final String NOT_FOUND = "not_found";
    private static final String NOT_FOUND_REMEDY =
            "Check the spelling in filters.watched_repos, and what the token may see.";

    private InstanceViews() {}

    /**
     * @param url as configured; null where it is not known
     * @param notice what is worth saying although it is no problem; null if nothing
     */
    static InstanceView of(
            InstanceHealth health,
            String url,
            ProblemOfInstanceView notice,
            Map<Status, Integer> counts,
            List<Budget> budgets) {
        return new InstanceView(
                health.instance(),
                health.platform(),
                url,
                health.state().word(),
                of(health.problem()),
                notice,
                OneByOne.of(health.oneByOne(), health.platform()),
                health.slowed() == 0 ? null : health.slowed(),
                of(health.pass()),
                of(health.lastPass()),
                health.nextPassAt(),
                counts.values().stream().mapToInt(Integer::intValue).sum(),
                byWord(counts),
                budgets(budgets));
    }

    static InstanceView of(LeftOutInstance leftOut) {
        return new InstanceView(
                new InstanceId(leftOut.name()),
                Platform.of(leftOut.platform().key()).orElseThrow(),
                leftOut.url().toString(),
                LEFT_OUT,
                new ProblemOfInstanceView(LEFT_OUT, leftOut.reason(), LEFT_OUT_REMEDY, null),
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                Map.of(),
                List.of());
    }

    static RateLimitView limits(Connector connector) {
        return new RateLimitView(connector.instance(), connector.platform(), budgets(connector.budgets()));
    }

    private static ProblemOfInstanceView of(InstanceHealth.Problem problem) {
        return problem == null
                ? null
                : new ProblemOfInstanceView(
                        problem.kind().code(), problem.message(), problem.kind().remedy(), problem.since());
    }

    /** @param entries what the whitelist names and the instance does not have, in one sentence */
    static ProblemOfInstanceView notFound(String entries) {
        return new ProblemOfInstanceView(NOT_FOUND, entries, NOT_FOUND_REMEDY, null);
    }

    private static PassView of(InstanceHealth.Pass pass) {
        return pass == null
                ? null
                : new PassView(
                        pass.startedAt(),
                        pass.finishedAt(),
                        pass.listed(),
                        pass.refreshed(),
                        pass.failed(),
                        pass.outcome() == null ? null : pass.outcome().word());
    }

    private static List<BudgetView> budgets(List<Budget> budgets) {
        return budgets.stream().map(InstanceViews::of).toList();
    }

    private static BudgetView of(Budget budget) {
        return new BudgetView(
                budget.resource(),
                budget.limit(),
                budget.used(),
                budget.remaining(),
                budget.reserve(),
                budget.forecast(),
                budget.resetAt(),
                budget.blockedUntil());
    }

    /** From the worst to the best, and only those that there are. */
    private static Map<String, Integer> byWord(Map<Status, Integer> counts) {
        Map<String, Integer> words = new LinkedHashMap<>();
        for (Status status : Status.values()) {
            int count = counts.getOrDefault(status, 0);
            if (count > 0) {
                words.put(status.word(), count);
            }
        }
        return words;
    }
}
