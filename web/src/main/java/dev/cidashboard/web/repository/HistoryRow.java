package dev.cidashboard.web.repository;

import dev.cidashboard.api.AttemptView;
import dev.cidashboard.api.HistoryEntryView;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.web.pipelines.PipelineRow;
import dev.cidashboard.web.ui.Badge;
import dev.cidashboard.web.ui.Bounded;
import dev.cidashboard.web.ui.Moment;
import dev.cidashboard.web.ui.Times;

import java.util.List;

/** A pipeline of the past, with what it was before it was run again. @param more earlier attempts that are not shown */
record HistoryRow(PipelineRow run, List<Attempt> attempts, int more) {
    private static final int MOST_ATTEMPTS = 10;

    /** Absent values are null. */
    record Attempt(String key, int number, Badge status, String actor, Moment startedAt, String duration) {
        static Attempt of(AttemptView view, String run, Times times) {
            return new Attempt(
                    run + "/" + view.attempt(),
                    view.attempt(),
                    Badge.of(view.status()),
                    Bounded.name(view.actor()),
                    times.moment(view.startedAt()),
                    Times.durationOf(view.durationSeconds()));
        }
    }

    /** @param project null of one that its forge does not have any more: nothing else is known of its pipelines */
    static HistoryRow of(HistoryEntryView view, ProjectId project, Times times) {
        PipelineRow run = PipelineRow.of(view.pipeline(), project, times);
        List<AttemptView> attempts = view.attempts() == null ? List.of() : view.attempts();
        return new HistoryRow(
                run,
                attempts.reversed().stream()
                        .limit(MOST_ATTEMPTS)
                        .map(attempt -> Attempt.of(attempt, run.key(), times))
                        .toList(),
                Math.max(0, attempts.size() - MOST_ATTEMPTS));
    }
}
