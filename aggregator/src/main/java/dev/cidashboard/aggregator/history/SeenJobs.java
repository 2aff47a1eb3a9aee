package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.pipeline.Job;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.project.Project;

import java.util.List;

/** The jobs of one run, as they were read. */
record SeenJobs(Project of, PipelineId pipeline, List<Job> jobs) {

    SeenJobs {
        jobs = List.copyOf(jobs);
    }

    RunKey key() {
        return new RunKey(of.id(), pipeline);
    }
}
