package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/** The open merge requests of one project. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MergeRequestsView(List<MergeRequestView> mergeRequests) {}
