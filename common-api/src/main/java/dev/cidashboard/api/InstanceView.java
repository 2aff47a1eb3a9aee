package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One configured forge, as people see it.
 *
 * @param state ok, loading (first pass), limited, failing, or left_out (no token)
 * @param notice what somebody should look at although the instance works: entries of the whitelist that it does not have
 *     ({@code not_found}), or projects that another instance shows, too ({@code seen_twice})
 * @param oneByOne why its projects are asked about one by one and not many at once: {@code queries_refused},
 *     {@code queries_limited} or {@code queries_failing}; absent where they are, or where the platform knows no other way
 * @param slowed how many projects are asked about more seldom than they should be, because a limit would not last; absent for
 *     none
 * @param counts number of projects by the word of their status
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InstanceView(
        InstanceId name,
        Platform platform,
        String url,
        String state,
        ProblemOfInstanceView problem,
        ProblemOfInstanceView notice,
        ProblemOfInstanceView oneByOne,
        Integer slowed,
        PassView pass,
        PassView lastPass,
        Instant nextPassAt,
        int projects,
        Map<String, Integer> counts,
        List<BudgetView> budgets) {}
