package dev.cidashboard.aggregator.forge;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads JSON into wire records while it arrives, element by element, and each straight on into our own words: what is not
 * read is skipped, a field of a wrong type is null, an element that cannot be told apart from others is dropped and
 * counted. Only a body that is not JSON, or not of the expected outline, fails.
 */
public final class WireFormat {

    /** Forges send at most 100 elements a page. */
    private static final int MOST_ELEMENTS = 2_000;
    /** Longer than any description or commit message that a forge accepts. */
    private static final int LONGEST_STRING = 2_000_000;

    private static final String TOTAL = "total_count";

    private final JsonMapper mapper;

    public WireFormat() {
        mapper = JsonMapper.builder()
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .addHandler(new LenientFields())
                .addModule(new SimpleModule().setDeserializerModifier(new SkippedFields()))
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(LONGEST_STRING)
                        .build());
    }

    /** @param toOurs gives null for what cannot be told apart from others */
    public <W, T> ContentReader<T> object(Class<W> wire, Function<? super W, T> toOurs) {
        ObjectReader reader = mapper.readerFor(wire);
        return body -> {
            try (JsonParser parser = mapper.createParser(body)) {
                expect(parser.nextToken() == JsonToken.START_OBJECT, "the answer is not an object");
                W read = reader.readValue(parser);
                T value = read == null ? null : toOurs.apply(read);
                expect(value != null, "the answer lacks an id or a name");
                return new Content<>(value, Content.UNKNOWN_TOTAL, 0);
            } catch (JsonMappingException unmapped) {
                throw cause(unmapped);
            }
        };
    }

    /**
     * The answer to a GraphQL query.
     *
     * @param wire the shape of its data
     */
    public <W, T> ContentReader<GraphQlAnswer<T>> query(Class<W> wire, Function<? super W, T> toOurs) {
        JavaType envelope = mapper.getTypeFactory().constructParametricType(GraphQlReader.Envelope.class, wire);
        ContentReader<GraphQlAnswer<T>> reader = new GraphQlReader<W, T>(mapper.readerFor(envelope), toOurs);
        return body -> {
            try {
                return reader.read(body);
            } catch (JsonMappingException unmapped) {
                throw cause(unmapped);
            }
        };
    }

    /** A list that is the whole body. */
    public <W, T> ContentReader<List<T>> list(Class<W> wire, Function<? super W, T> toOurs) {
        ObjectReader reader = mapper.readerFor(wire);
        return body -> {
            try (JsonParser parser = mapper.createParser(body)) {
                expect(parser.nextToken() == JsonToken.START_ARRAY, "the answer is not a list");
                Elements<T> elements = elements(parser, reader, toOurs);
                return elements.content(Content.UNKNOWN_TOTAL);
            }
        };
    }

    /** A list inside an object, as in {@code {"total_count": 1, "workflow_runs": [ … ]}}. */
    public <W, T> ContentReader<List<T>> list(String field, Class<W> wire, Function<? super W, T> toOurs) {
        ObjectReader reader = mapper.readerFor(wire);
        return body -> enveloped(body, field, reader, toOurs);
    }

    private <T> Content<List<T>> enveloped(InputStream body, String field, ObjectReader reader, Function<?, T> toOurs)
            throws IOException {
        try (JsonParser parser = mapper.createParser(body)) {
            expect(parser.nextToken() == JsonToken.START_OBJECT, "the answer is not an object");
            Elements<T> elements = null;
            int total = Content.UNKNOWN_TOTAL;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals(field) && value == JsonToken.START_ARRAY) {
                    elements = elements(parser, reader, toOurs);
                } else if (name.equals(TOTAL) && value == JsonToken.VALUE_NUMBER_INT) {
                    total = Math.clamp(parser.getValueAsLong(), Content.UNKNOWN_TOTAL, Integer.MAX_VALUE);
                } else {
                    parser.skipChildren();
                }
            }
            expect(elements != null, "the answer lacks the list that was asked for");
            return elements.content(total);
        }
    }

    private record Elements<T>(List<T> read, int dropped) {
        Content<List<T>> content(int total) {
            return new Content<>(List.copyOf(read), total, dropped);
        }
    }

    /** Reads up to the end of the list that the parser stands in. */
    private static <T> Elements<T> elements(JsonParser parser, ObjectReader reader, Function<?, T> toOurs)
            throws IOException {
        @SuppressWarnings("unchecked")
        Function<Object, T> mapping = (Function<Object, T>) toOurs;
        JsonStreamContext list = parser.getParsingContext();
        List<T> read = new ArrayList<>();
        int dropped = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            expect(parser.currentToken() != null, "the answer breaks off");
            expect(read.size() + dropped < MOST_ELEMENTS, "the answer has more elements than were asked for");
            T element = element(parser, reader, mapping, list);
            if (element == null) {
                dropped++;
            } else {
                read.add(element);
            }
        }
        return new Elements<>(read, dropped);
    }

    private static <T> T element(
            JsonParser parser, ObjectReader reader, Function<Object, T> mapping, JsonStreamContext list)
            throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return null;
        }
        try {
            Object wire = reader.readValue(parser);
            return wire == null ? null : mapping.apply(wire);
        } catch (JsonMappingException | InputCoercionException unmapped) {
            IOException cause = cause(unmapped);
            if (!(cause instanceof JsonMappingException || cause instanceof InputCoercionException)) {
                throw cause;
            }
            leaveElement(parser, list);
            return null;
        }
    }

    private static void leaveElement(JsonParser parser, JsonStreamContext list) throws IOException {
        while (parser.getParsingContext() != list) {
            expect(parser.nextToken() != null, "the answer breaks off");
        }
    }

    /** What really happened: Jackson wraps a broken stream and broken syntax like a value that does not fit. */
    private static IOException cause(IOException failure) {
        IOException innermost = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonParseException syntax) {
                return syntax;
            }
            if (cause instanceof IOException io) {
                innermost = io;
            }
        }
        return innermost;
    }

    private static void expect(boolean condition, String otherwise) throws UnreadableAnswer {
        if (!condition) {
            throw new UnreadableAnswer(otherwise);
        }
    }
}
