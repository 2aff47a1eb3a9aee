package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/** All configured forges. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InstancesView(List<InstanceView> instances) {}
