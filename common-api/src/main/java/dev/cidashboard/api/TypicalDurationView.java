package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

/** @param name of the workflow; absent where the platform has one pipeline for all */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TypicalDurationView(String name, long runs, double seconds) {}
