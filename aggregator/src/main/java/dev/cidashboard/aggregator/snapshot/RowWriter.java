package dev.cidashboard.aggregator.snapshot;

import dev.cidashboard.aggregator.project.PackedTime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes one row: the version of the form, then values whose order is all that tells what they are. Numbers take as many
 * bytes as they need, a text that comes again is the number of its first appearance, and moments are microseconds since the
 * one before.
 */
final class RowWriter {

    static final int NULL = 0;
    static final int PRESENT = 1;
    /** Of texts, those that appeared before follow. */
    static final int NEW = 1;

    static final int FIRST_KNOWN = 2;

    /** A byte of a number carries so many bits, and says by the next one whether more follow. */
    static final int BITS = 7;

    static final int MORE = 1 << BITS;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
    private final Map<String, Integer> texts = new HashMap<>();
    private final Map<Object, Integer> things = new HashMap<>();
    private long lastMoment;

    RowWriter(int version) {
        number(version);
    }

    byte[] ended() {
        return bytes.toByteArray();
    }

    /** Small ones of either sign are short. */
    void number(long number) {
        unsigned(number << 1 ^ number >> Long.SIZE - 1);
    }

    /** One that counts something, or tells a place. */
    void count(int count) {
        unsigned(count);
    }

    void numberOrNull(Number number) {
        if (number == null) {
            bytes.write(NULL);
        } else {
            bytes.write(PRESENT);
            number(number.longValue());
        }
    }

    void flag(boolean flag) {
        bytes.write(flag ? 1 : 0);
    }

    void moment(Instant moment) {
        if (moment == null) {
            bytes.write(NULL);
        } else {
            long micros = PackedTime.of(moment);
            numberOrNull(micros - lastMoment);
            lastMoment = micros;
        }
    }

    void duration(Duration duration) {
        numberOrNull(duration == null ? null : (Long) PackedTime.of(duration));
    }

    /** A text that may come again in this row, or null. */
    void text(String text) {
        if (text == null) {
            bytes.write(NULL);
            return;
        }
        Integer known = texts.putIfAbsent(text, texts.size());
        if (known == null) {
            bytes.write(NEW);
            once(text);
        } else {
            unsigned(known + FIRST_KNOWN);
        }
    }

    void word(Enum<?> constant) {
        text(constant.name());
    }

    /** A text that comes only once. */
    void once(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        unsigned(encoded.length);
        bytes.writeBytes(encoded);
    }

    /** A thing that may come again in this row and is then the same object, or null. */
    <T> void shared(T thing, Consumer<T> writing) {
        if (thing == null) {
            bytes.write(NULL);
            return;
        }
        Integer known = things.putIfAbsent(thing, things.size());
        unsigned(known == null ? things.size() : known + 1);
        if (known == null) {
            writing.accept(thing);
        }
    }

    <T> void list(Collection<T> all, Consumer<T> writing) {
        unsigned(all.size());
        all.forEach(writing);
    }

    private void unsigned(long number) {
        long left = number;
        while ((left & -MORE) != 0) {
            bytes.write((int) (left & MORE - 1) | MORE);
            left >>>= BITS;
        }
        bytes.write((int) left);
    }
}
