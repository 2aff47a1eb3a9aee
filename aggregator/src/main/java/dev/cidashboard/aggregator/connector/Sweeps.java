package dev.cidashboard.aggregator.connector;

import dev.cidashboard.aggregator.forge.Answer;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.forge.GraphQlAnswer;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.api.ProjectId;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** From what a GraphQL endpoint answered to what a sweep told. */
public final class Sweeps {

    private Sweeps() {}

    /** @param size learns from what became of the query */
    public static Sweep of(Answer<GraphQlAnswer<Map<ProjectId, Glimpse>>> answer, List<Project> asked, SweepSize size) {
        return switch (answer) {
            case Answer.Read<GraphQlAnswer<Map<ProjectId, Glimpse>>>(GraphQlAnswer<Map<ProjectId, Glimpse>> told) ->
                told(told.data(), asked, size);
            case Answer.Confirmed<GraphQlAnswer<Map<ProjectId, Glimpse>>>(
                    GraphQlAnswer<Map<ProjectId, Glimpse>> told) -> told(told.data(), asked, size);
            case Answer.Missing<GraphQlAnswer<Map<ProjectId, Glimpse>>>() ->
                new Sweep.Refused(new Failure(Failure.Kind.NOT_FOUND, "The forge has no GraphQL here (404)", null));
            case Answer.Unanswered<GraphQlAnswer<Map<ProjectId, Glimpse>>>(Failure failure) ->
                failed(failure, asked.size(), size);
        };
    }

    /** Only what was asked for counts: a forge that tells of others is not believed. */
    private static Sweep told(Map<ProjectId, Glimpse> seen, List<Project> asked, SweepSize size) {
        size.answered(asked.size());
        Set<ProjectId> untold = asked.stream().map(Project::id).collect(Collectors.toCollection(HashSet::new));
        Map<ProjectId, Glimpse> told = seen.entrySet().stream()
                .filter(entry -> untold.remove(entry.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Sweep.Told(told, untold);
    }

    private static Sweep failed(Failure failure, int asked, SweepSize size) {
        return switch (failure.kind()) {
            case TOO_LARGE -> tooLarge(failure, asked, size);
            case TIMED_OUT, SERVER_ERROR -> {
                size.tookTooLong();
                yield new Sweep.Failed(failure);
            }
            case RATE_LIMITED, BUDGET_SPENT, PACED, UNREACHABLE, PAUSED -> new Sweep.Failed(failure);
            // A token that may only read by REST is refused with the words for a wrong one; if it is, REST will say so.
            case UNAUTHORIZED, FORBIDDEN, UNREADABLE, REDIRECTED, NOT_FOUND -> new Sweep.Refused(failure);
        };
    }

    /** Where even one project is too much, fewer are no way out. */
    private static Sweep tooLarge(Failure failure, int asked, SweepSize size) {
        if (asked <= 1) {
            size.forget();
            return new Sweep.Refused(failure);
        }
        size.tooMany(asked);
        return new Sweep.Failed(failure);
    }
}
