package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.api.ProjectId;

/** Which run. */
record RunKey(ProjectId project, PipelineId pipeline) {}
