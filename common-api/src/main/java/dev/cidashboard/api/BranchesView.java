package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/** The branches of one project; total is the forge's count, the list is bounded. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BranchesView(List<BranchView> branches, int total) {}
