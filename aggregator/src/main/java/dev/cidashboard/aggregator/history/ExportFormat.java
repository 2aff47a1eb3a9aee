package dev.cidashboard.aggregator.history;

import dev.cidashboard.api.HistoryApi;
import dev.cidashboard.api.InvalidValue;

import jakarta.ws.rs.core.MediaType;

/** How an export is written. */
enum ExportFormat {
    JSON("json", MediaType.APPLICATION_JSON),
    CSV("csv", HistoryApi.CSV + "; charset=UTF-8; header=present");

    private final String word;
    private final String mediaType;

    ExportFormat(String word, String mediaType) {
        this.word = word;
        this.mediaType = mediaType;
    }

    String word() {
        return word;
    }

    String mediaType() {
        return mediaType;
    }

    /** @throws InvalidValue for another word; absent is JSON */
    static ExportFormat parse(String text) {
        if (text == null || text.isBlank()) {
            return JSON;
        }
        for (ExportFormat format : values()) {
            if (format.word.equals(text.strip())) {
                return format;
            }
        }
        throw new InvalidValue("format", text, "json or csv");
    }
}
