package dev.cidashboard.aggregator.history;

import dev.cidashboard.api.PipelineView;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Lines of CSV as RFC 4180 says. What a spreadsheet would take for a formula is text: an apostrophe says so. */
final class CsvLine {

    private static final String END = "\r\n";
    private static final String STARTS_OF_FORMULAS = "=+-@\t\r";
    private static final List<String> HEADINGS = List.of(
            "id",
            "number",
            "name",
            "status",
            "attempt",
            "event",
            "branch",
            "sha",
            "title",
            "actor",
            "created_at",
            "started_at",
            "finished_at",
            "queued_seconds",
            "duration_seconds",
            "url");

    private CsvLine() {}

    static String headings() {
        return String.join(",", HEADINGS) + END;
    }

    static String of(PipelineView pipeline) {
        return line(
                pipeline.id(),
                pipeline.number(),
                pipeline.name(),
                pipeline.status().word(),
                pipeline.attempt(),
                pipeline.event(),
                pipeline.ref(),
                pipeline.sha(),
                pipeline.title(),
                pipeline.actor(),
                pipeline.createdAt(),
                pipeline.startedAt(),
                pipeline.finishedAt(),
                pipeline.queuedSeconds(),
                pipeline.durationSeconds(),
                pipeline.webUrl());
    }

    private static String line(Object... cells) {
        return Arrays.stream(cells).map(CsvLine::cell).collect(Collectors.joining(",", "", END));
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        String safe = value instanceof String && !text.isEmpty() && STARTS_OF_FORMULAS.indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : text;
        boolean quoted = safe.chars().anyMatch(character -> ",\"\r\n".indexOf(character) >= 0);
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
