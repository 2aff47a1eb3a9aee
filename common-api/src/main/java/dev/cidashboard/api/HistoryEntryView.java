package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/** @param attempts earlier ones, oldest first; absent for none */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryEntryView(PipelineView pipeline, List<AttemptView> attempts) {}
