package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

/** @param seconds that its failed pipelines ran */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LostTimeView(RepositoryRefView repository, long failed, double seconds) {}
