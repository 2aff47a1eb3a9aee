package dev.cidashboard.aggregator.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;

/**
 * Rows as one JSON text, which PostgreSQL turns into a table again ({@code json_to_recordset}): a statement per batch
 * instead of one per row, and no parameter for each cell.
 */
final class JsonRows {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator out;

    private JsonRows(JsonGenerator out) {
        this.out = out;
    }

    /** @param row writes the cells of one element */
    static <T> String of(Iterable<T> elements, BiConsumer<JsonRows, T> row) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            JsonRows rows = new JsonRows(out);
            out.writeStartArray();
            for (T element : elements) {
                out.writeStartObject();
                row.accept(rows, element);
                out.writeEndObject();
            }
            out.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    JsonRows cell(String name, String value) {
        return write(() -> out.writeStringField(name, value), value);
    }

    JsonRows cell(String name, Long value) {
        return write(() -> out.writeNumberField(name, value), value);
    }

    JsonRows cell(String name, int value) {
        return write(() -> out.writeNumberField(name, value), value);
    }

    JsonRows cell(String name, boolean value) {
        return write(() -> out.writeBooleanField(name, value), value);
    }

    JsonRows cell(String name, Instant value) {
        return write(() -> out.writeStringField(name, value.toString()), value);
    }

    JsonRows millis(String name, Duration value) {
        return write(() -> out.writeNumberField(name, value.toMillis()), value);
    }

    @FunctionalInterface
    private interface Cell {
        void write() throws IOException;
    }

    /** What is null is left out, which is null again on the other side. */
    private JsonRows write(Cell cell, Object value) {
        if (value != null) {
            try {
                cell.write();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return this;
    }
}
