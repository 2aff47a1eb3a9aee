package dev.cidashboard.web.aggregator;

import dev.cidashboard.api.HistoryApi;
import dev.cidashboard.api.HistoryQuery;
import dev.cidashboard.api.InsightsApi;
import dev.cidashboard.api.InsightsQuery;
import dev.cidashboard.api.TrendApi;

import jakarta.ws.rs.core.Response;

import static dev.cidashboard.web.aggregator.RestAggregator.textOrNull;

/** The questions that the database answers. Each interface has connections of its own: slow ones are in nobody's way. */
record RestPast(HistoryApi history, TrendApi trends, InsightsApi insights) {

    Response send(Question.Past question, String ifNoneMatch) {
        return switch (question) {
            case Question.History(String id, HistoryQuery query) ->
                history.history(
                        id,
                        query.branch(),
                        textOrNull(query.status()),
                        query.workflow(),
                        query.actor(),
                        textOrNull(query.from()),
                        textOrNull(query.to()),
                        textOrNull(query.before()),
                        String.valueOf(query.limit()),
                        ifNoneMatch);
            case Question.Stats(String id, int days) -> trends.stats(id, String.valueOf(days), ifNoneMatch);
            case Question.Trend(String id, int days) -> trends.trend(id, String.valueOf(days), ifNoneMatch);
            case Question.Insight(InsightKind kind, InsightsQuery query) ->
                ask(kind)
                        .of(
                                String.valueOf(query.days()),
                                textOrNull(query.platform()),
                                textOrNull(query.instance()),
                                query.project(),
                                query.branch(),
                                ifNoneMatch);
        };
    }

    private interface Asking {
        Response of(String days, String platform, String instance, String project, String branch, String ifNoneMatch);
    }

    private Asking ask(InsightKind kind) {
        return switch (kind) {
            case TOTALS -> insights::totals;
            case DAYS -> insights::days;
            case QUEUE -> insights::queueTime;
            case ACTIVE -> insights::mostActive;
            case SLOWEST -> insights::slowest;
            case FAILING -> insights::mostFailing;
            case FLAKY -> insights::flaky;
            case RECOVERY -> insights::recovery;
            case LOST -> insights::lostTime;
            case FOUR_KEYS -> insights::fourKeys;
        };
    }
}
