package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;
import java.util.List;

/**
 * A page of a project's history, newest first.
 *
 * @param next where the next page begins, for {@code before}; absent on the last
 * @param since before this moment nothing is kept
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryView(List<HistoryEntryView> pipelines, String next, Instant since) {}
