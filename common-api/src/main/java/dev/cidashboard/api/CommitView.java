package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;

/** A commit as it is shown: the message is its first line, at most 200 characters; {@code at} is when it was committed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommitView(String sha, String author, String message, Instant at) {}
