package dev.cidashboard.aggregator.forge;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectReader;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads {@code {"data": …, "errors": […]}}. Errors beside data leave the data good; errors alone are a refusal. */
final class GraphQlReader<W, T> implements ContentReader<GraphQlAnswer<T>> {

    private static final int MOST_ERRORS = 100;
    private static final int LONGEST_MESSAGE = 500;

    /** @param type GitHub's; other servers have a code in {@code extensions} */
    record WireError(String type, String message, Extensions extensions) {
        record Extensions(String code, @JsonProperty("type") String type) {}
    }

    private final ObjectReader envelope;
    private final Function<? super W, T> toOurs;

    /** @param envelope reads one object into an {@link Envelope} */
    GraphQlReader(ObjectReader envelope, Function<? super W, T> toOurs) {
        this.envelope = envelope;
        this.toOurs = toOurs;
    }

    record Envelope<W>(W data, List<WireError> errors) {}

    @Override
    public Content<GraphQlAnswer<T>> read(InputStream body) throws IOException {
        Envelope<W> answer = envelope.readValue(body);
        if (answer == null) {
            throw new UnreadableAnswer("the answer is not an object");
        }
        List<GraphQlError> errors = Stream.ofNullable(answer.errors())
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .limit(MOST_ERRORS)
                .map(GraphQlReader::error)
                .toList();
        if (answer.data() == null) {
            throw GraphQlRefusal.of(errors.isEmpty() ? null : errors.getFirst());
        }
        return new Content<>(new GraphQlAnswer<>(toOurs.apply(answer.data()), errors), Content.UNKNOWN_TOTAL, 0);
    }

    private static GraphQlError error(WireError error) {
        Optional<WireError.Extensions> more = Optional.ofNullable(error.extensions());
        String type = Stream.of(
                        Optional.ofNullable(error.type()),
                        more.map(WireError.Extensions::type),
                        more.map(WireError.Extensions::code))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
        String message = error.message() == null ? "" : error.message();
        return new GraphQlError(
                shortened(type).toUpperCase(Locale.ROOT), shortened(message).toLowerCase(Locale.ROOT));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE);
    }
}
