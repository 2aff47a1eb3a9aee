package dev.cidashboard.aggregator.job;

import dev.cidashboard.aggregator.pipeline.Job;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.project.Project;

import java.util.List;

/** Another room that wants to know of jobs that were read. Called on the thread that read them: quick. */
@FunctionalInterface
public interface JobListener {

    JobListener NOBODY = (of, pipeline, jobs) -> {};

    void read(Project of, PipelineId pipeline, List<Job> jobs);
}
