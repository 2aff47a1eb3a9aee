package dev.cidashboard.aggregator.job;

import dev.cidashboard.aggregator.pipeline.Job;
import dev.cidashboard.api.JobView;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Jobs as they are shown. */
final class JobViews {

    private JobViews() {}

    static List<JobView> of(List<Job> jobs) {
        return jobs.stream().map(JobViews::of).toList();
    }

    private static JobView of(Job job) {
        return new JobView(
                job.id(),
                job.name(),
                job.stage(),
                job.status(),
                job.allowedToFail(),
                job.startedAt(),
                job.finishedAt(),
                seconds(job.duration()),
                job.runner(),
                text(job.webUrl()));
    }

    private static Long seconds(Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }

    private static String text(URI uri) {
        return uri == null ? null : uri.toString();
    }
}
