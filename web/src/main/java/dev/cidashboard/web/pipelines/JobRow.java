package dev.cidashboard.web.pipelines;

import dev.cidashboard.api.JobView;
import dev.cidashboard.web.ui.Badge;
import dev.cidashboard.web.ui.Bounded;
import dev.cidashboard.web.ui.Links;
import dev.cidashboard.web.ui.Moment;
import dev.cidashboard.web.ui.Times;

/** One job of a pipeline. Absent values are null. */
record JobRow(
        String id,
        String name,
        String stage,
        Badge status,
        boolean allowedToFail,
        Moment startedAt,
        String duration,
        String runner,
        String forgeHref) {

    static JobRow of(JobView view, Times times) {
        return new JobRow(
                view.id(),
                view.name() == null ? "Job" : Bounded.name(view.name()),
                Bounded.name(view.stage()),
                Badge.of(view.status()),
                view.allowedToFail(),
                times.moment(view.startedAt()),
                Times.duration(view.durationSeconds()),
                Bounded.name(view.runner()),
                Links.external(view.webUrl()));
    }
}
