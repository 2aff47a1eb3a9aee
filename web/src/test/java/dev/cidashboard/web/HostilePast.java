package dev.cidashboard.web;

import dev.cidashboard.api.AttemptView;
import dev.cidashboard.api.EstimateView;
import dev.cidashboard.api.FlakyPipelineView;
import dev.cidashboard.api.FlakyPipelinesView;
import dev.cidashboard.api.FourKeysView;
import dev.cidashboard.api.HistoryEntryView;
import dev.cidashboard.api.HistoryView;
import dev.cidashboard.api.LostTimeView;
import dev.cidashboard.api.LostTimesView;
import dev.cidashboard.api.PipelineView;
import dev.cidashboard.api.ProjectTrendView;
import dev.cidashboard.api.RecoveriesView;
import dev.cidashboard.api.RecoveryView;
import dev.cidashboard.api.RepositoryRefView;
import dev.cidashboard.api.RepositoryView;
import dev.cidashboard.api.Status;
import dev.cidashboard.api.TypicalDurationView;
import dev.cidashboard.api.WorkflowStatsView;
import dev.cidashboard.api.WorkflowsView;
import dev.cidashboard.web.fake.FakeAggregator;
import dev.cidashboard.web.fake.FakePast;
import dev.cidashboard.web.fake.FakeWorld;

import java.util.List;

/** A history of which every text is hostile. */
final class HostilePast {
    private HostilePast() {}

    static void in(FakeAggregator aggregator, RepositoryView row, String evil, String url) {
        var history = aggregator.history();
        var period = FakePast.period(30);
        var ref = new RepositoryRefView(row.id(), row.instance(), row.platform(), evil);
        PipelineView pipeline = pipeline(evil, url);
        var stats = new WorkflowStatsView(ref, evil, FakePast.outcomes(5, 5, 5, 5), FakePast.durations(1e300));
        var recovery = new RecoveryView(ref, evil, evil, pipeline, FakeWorld.NOW, null, Long.MAX_VALUE);
        for (String ranking : List.of("active", "slowest", "failing")) {
            history.show(ranking, new WorkflowsView(period, List.of(stats)));
        }
        history.show(
                "flaky",
                new FlakyPipelinesView(period, List.of(new FlakyPipelineView(ref, evil, evil, 1, FakeWorld.NOW, -1))));
        history.show("recovery", new RecoveriesView(period, 1, 1, Double.MAX_VALUE, -1.0, List.of(recovery)));
        history.show("lost", new LostTimesView(period, 1, 1e300, List.of(new LostTimeView(ref, 1, -5))));
        history.show(
                "four-keys",
                new FourKeysView(
                        period,
                        "mixed",
                        evil,
                        List.of(evil),
                        -1,
                        -1,
                        Long.MAX_VALUE,
                        -1.0,
                        1e300,
                        7.0,
                        -1.0,
                        List.of()));
        history.show(
                "trend",
                new ProjectTrendView(
                        period,
                        FakePast.stats(30),
                        FakePast.days(30, 1e300).days(),
                        List.of(new TypicalDurationView(evil, 1, 1e300)),
                        List.of(new EstimateView(pipeline, 5.0, FakeWorld.NOW)),
                        List.of(recovery)));
        history.show(
                "history",
                new HistoryView(
                        List.of(new HistoryEntryView(
                                pipeline, List.of(new AttemptView(1, Status.FAILED, evil, null, null, 1e300)))),
                        evil,
                        null));
    }

    private static PipelineView pipeline(String evil, String url) {
        return new PipelineView(
                evil,
                null,
                Status.FAILED,
                evil,
                1L,
                2,
                evil,
                evil,
                evil,
                evil,
                evil,
                FakeWorld.NOW,
                null,
                null,
                1L,
                2L,
                url);
    }
}
