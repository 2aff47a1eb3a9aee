package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/** A page of pipelines, newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PipelinesView(List<PipelineView> pipelines, PaginationView pagination) {}
