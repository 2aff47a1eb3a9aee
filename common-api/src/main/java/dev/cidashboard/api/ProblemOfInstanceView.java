package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;

/** Why an instance is not well: what happened, what to do about it, and since when. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemOfInstanceView(String code, String message, String remedy, Instant since) {}
