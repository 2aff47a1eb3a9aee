package dev.cidashboard.aggregator.insights;

import dev.cidashboard.api.InsightsApi;
import dev.cidashboard.api.InsightsQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.core.Response;

/** Answers {@link InsightsApi} from the history. */
@RunOnVirtualThread
final class InsightsResource implements InsightsApi {

    private static final Panel<?> TOTALS = new TotalsPanel();
    private static final Panel<?> FLAKY = new FlakyPanel();
    private static final Panel<?> RECOVERY = new RecoveryPanel();
    private static final Panel<?> LOST_TIME = new LostTimePanel();

    private final Insights insights;
    private final Panel<?> fourKeys;

    InsightsResource(Insights insights) {
        this.insights = insights;
        this.fourKeys = insights.fourKeys();
    }

    @Override
    public Response totals(
            String days, String platform, String instance, String project, String branch, String ifNoneMatch) {
        return answer(TOTALS, InsightsQuery.parse(days, platform, instance, project, branch), ifNoneMatch);
    }

    @Override
    public Response days(
            String days, String platform, String instance, String project, String branch, String ifNoneMatch) {
        return answer(
                DaysPanel.OF_DURATIONS, InsightsQuery.parse(days, platform, instance, project, branch), ifNoneMatch);
    }

    @Override
    public Response queueTime(
            String days, String platform, String instance, String project, String branch, String ifNoneMatch) {
        return answer(DaysPanel.OF_QUEUES, InsightsQuery.parse(days, platform, instance, project, branch), ifNoneMatch);
    }

    @Override
    public Response mostActive(
            String days, String platform, String instance, String project, String branch, String ifNoneMatch) {
        return answer(
                RankingPanel.MOST_ACTIVE, InsightsQuery.parse(days, platform, instance, project, branch), ifNoneMatch);
    }

    @Override
    public Response slowest(
            String days, String platform, String instance, String project, String branch, String ifNoneMatch) {
        return answer(
                RankingPanel.SLOWEST, InsightsQuery.parse(days, platform, instance, project, branch), ifNoneMatch);
    }

    @Override
    public Response mostFailing(
            String days, String platform, String instance, String project, String branch, String ifNoneMatch) {
        return answer(
                RankingPanel.MOST_FAILING, InsightsQuery.parse(days, platform, instance, project, branch), ifNoneMatch);
    }

    @Override
    public Response flaky(
            String days, String platform, String instance, String project, String branch, String ifNoneMatch) {
        return answer(FLAKY, InsightsQuery.parse(days, platform, instance, project, branch), ifNoneMatch);
    }

    @Override
    public Response recovery(
            String days, String platform, String instance, String project, String branch, String ifNoneMatch) {
        return answer(RECOVERY, InsightsQuery.parse(days, platform, instance, project, branch), ifNoneMatch);
    }

    @Override
    public Response lostTime(
            String days, String platform, String instance, String project, String branch, String ifNoneMatch) {
        return answer(LOST_TIME, InsightsQuery.parse(days, platform, instance, project, branch), ifNoneMatch);
    }

    @Override
    public Response fourKeys(
            String days, String platform, String instance, String project, String branch, String ifNoneMatch) {
        return answer(fourKeys, InsightsQuery.parse(days, platform, instance, project, branch), ifNoneMatch);
    }

    private Response answer(Panel<?> panel, InsightsQuery query, String ifNoneMatch) {
        return insights.panel(panel, query).to(ifNoneMatch);
    }
}
