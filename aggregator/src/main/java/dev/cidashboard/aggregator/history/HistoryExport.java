package dev.cidashboard.aggregator.history;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cidashboard.api.HistoryEntryView;
import dev.cidashboard.api.HistoryKey;
import dev.cidashboard.api.HistoryQuery;
import dev.cidashboard.api.HistoryView;
import dev.cidashboard.api.ProjectId;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Writes a whole history page by page: however long it is, one page of it is in memory. */
@Singleton
final class HistoryExport {

    private final History history;
    private final ObjectMapper json;

    HistoryExport(History history, ObjectMapper json) {
        this.history = history;
        this.json = json;
    }

    Response answer(ProjectId project, HistoryQuery query, ExportFormat format) {
        HistoryQuery pages = pageOf(query, null);
        // Read before the answer begins: what fails now is still a proper error.
        HistoryView first = history.page(project, pages);
        Function<HistoryView, HistoryView> next =
                page -> history.page(project, pageOf(query, HistoryKey.parse(page.next())));
        StreamingOutput body =
                switch (format) {
                    case JSON -> out -> writeJson(out, first, next);
                    case CSV -> out -> writeCsv(out, first, next);
                };
        return Response.ok(body, format.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"history." + format.word() + "\"")
                .build();
    }

    private void writeJson(OutputStream out, HistoryView first, Function<HistoryView, HistoryView> next)
            throws IOException {
        try (JsonGenerator generator = json.getFactory().createGenerator(out)) {
            generator.writeStartArray();
            for (HistoryView page = first; page != null; page = page.next() == null ? null : next.apply(page)) {
                for (HistoryEntryView entry : page.pipelines()) {
                    json.writeValue(generator, entry);
                }
            }
            generator.writeEndArray();
        }
    }

    private static void writeCsv(OutputStream out, HistoryView first, Function<HistoryView, HistoryView> next)
            throws IOException {
        try (Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            text.write(CsvLine.headings());
            for (HistoryView page = first; page != null; page = page.next() == null ? null : next.apply(page)) {
                for (HistoryEntryView entry : page.pipelines()) {
                    text.write(CsvLine.of(entry.pipeline()));
                }
            }
        }
    }

    private static HistoryQuery pageOf(HistoryQuery query, HistoryKey before) {
        return new HistoryQuery(
                query.branch(),
                query.status(),
                query.workflow(),
                query.actor(),
                query.from(),
                query.to(),
                before,
                HistoryQuery.LARGEST_LIMIT);
    }
}
