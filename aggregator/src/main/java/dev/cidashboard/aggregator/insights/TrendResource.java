package dev.cidashboard.aggregator.insights;

import dev.cidashboard.api.InsightsQuery;
import dev.cidashboard.api.InvalidValue;
import dev.cidashboard.api.TrendApi;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.core.Response;

/** Answers {@link TrendApi} from the history. */
@RunOnVirtualThread
final class TrendResource implements TrendApi {

    private static final int MOST_DAYS = 400;

    private final Insights insights;

    TrendResource(Insights insights) {
        this.insights = insights;
    }

    @Override
    public Response stats(String id, String days, String ifNoneMatch) {
        return insights.stats(id, days(days)).to(ifNoneMatch);
    }

    @Override
    public Response trend(String id, String days, String ifNoneMatch) {
        return insights.trend(
                        id, InsightsQuery.parse(days, null, null, null, null).days())
                .to(ifNoneMatch);
    }

    private static int days(String text) {
        if (text == null || text.isBlank()) {
            return InsightsQuery.DEFAULT_DAYS;
        }
        try {
            int days = Integer.parseInt(text.strip());
            if (days >= 1 && days <= MOST_DAYS) {
                return days;
            }
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        throw new InvalidValue("days", text, "a number from 1 to " + MOST_DAYS);
    }
}
