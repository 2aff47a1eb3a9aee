package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

/** Which project something belongs to. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RepositoryRefView(ProjectId id, InstanceId instance, Platform platform, String path) {}
