package dev.cidashboard.aggregator.snapshot;

import dev.cidashboard.aggregator.forge.Words;
import dev.cidashboard.aggregator.project.PackedTime;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads what {@link RowWriter} wrote, in the same order.
 *
 * <p>Whatever is not so is {@link Unreadable}: what comes from a disk is believed no more than what comes from a forge.
 */
final class RowReader {

    /** The longest that a connector keeps of anything is an address of 2,000. */
    private static final int LONGEST_TEXT = 2_000;

    private static final int MOST_BYTES_OF_A_CHARACTER = 3;

    private final byte[] row;
    private final Words words;
    private final List<String> texts = new ArrayList<>();
    private final List<Object> things = new ArrayList<>();
    private int at;
    private long lastMoment;

    /** @param version the only one that is read */
    RowReader(byte[] row, int version, Words words) {
        this.row = row;
        this.words = words;
        expect(number() == version, "is of another version");
    }

    void end() {
        expect(at == row.length, "goes on after its end");
    }

    long number() {
        long number = unsigned();
        return number >>> 1 ^ -(number & 1);
    }

    int smallNumber() {
        long number = number();
        expect(number == (int) number, "has a number that is too large");
        return (int) number;
    }

    /** Of things, as {@link #list} counts them. */
    int count() {
        long number = unsigned();
        expect(number >= 0 && number <= Integer.MAX_VALUE, "has a number that counts nothing");
        return (int) number;
    }

    Long numberOrNull() {
        return flag() ? (Long) number() : null;
    }

    boolean flag() {
        byte flag = next();
        expect(flag == 0 || flag == 1, "has a number that is no flag");
        return flag == 1;
    }

    Instant moment() {
        if (!flag()) {
            return null;
        }
        lastMoment += number();
        return PackedTime.instant(lastMoment);
    }

    Duration duration() {
        return flag() ? PackedTime.duration(number()) : null;
    }

    /** Null where null was written. */
    String text() {
        int known = count();
        if (known == RowWriter.NULL) {
            return null;
        }
        if (known == RowWriter.NEW) {
            String text = once();
            texts.add(text);
            return text;
        }
        expect(known - RowWriter.FIRST_KNOWN < texts.size(), "repeats a text that it does not have");
        return texts.get(known - RowWriter.FIRST_KNOWN);
    }

    /** A text that many projects have: the copy that they share. */
    String word() {
        int before = texts.size();
        String text = text();
        if (texts.size() == before) {
            return text;
        }
        String shared = words.share(text);
        texts.set(before, shared);
        return shared;
    }

    <E extends Enum<E>> E word(Class<E> type) {
        try {
            return Enum.valueOf(type, required(text()));
        } catch (IllegalArgumentException e) {
            throw new Unreadable("has a word that nobody here knows", e);
        }
    }

    String once() {
        int length = count();
        expect(length <= row.length - at, "is cut short");
        expect(length <= LONGEST_TEXT * MOST_BYTES_OF_A_CHARACTER, "has a text that is too long");
        String text = new String(row, at, length, StandardCharsets.UTF_8);
        at += length;
        expect(text.length() <= LONGEST_TEXT, "has a text that is too long");
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if ((character < ' ' || character > '~') && Character.isISOControl(character)) {
                throw new Unreadable("has a character that no page may show");
            }
        }
        return text;
    }

    /** The same object for what was written as shared. */
    <T> T shared(Class<T> type, Supplier<T> reading) {
        int number = count();
        if (number == RowWriter.NULL) {
            return null;
        }
        int place = number - 1;
        if (place == things.size()) {
            things.add(null);
            T thing = reading.get();
            things.set(place, thing);
            return thing;
        }
        expect(place < things.size() && type.isInstance(things.get(place)), "repeats what it has not");
        return type.cast(things.get(place));
    }

    <T> List<T> list(Supplier<T> reading) {
        int count = count();
        // Each takes a byte at least: a row that says that it has a billion must have them to cost that much.
        expect(count <= row.length - at, "has a list that is cut short");
        List<T> all = new ArrayList<>(count);
        for (int left = count; left > 0; left--) {
            all.add(reading.get());
        }
        return all;
    }

    static String required(String text) {
        expect(text != null, "lacks a text");
        return text;
    }

    /** An address that may become a link: http, https or nothing. */
    String address(String text) {
        expect(
                text == null || text.startsWith("https://") || text.startsWith("http://"),
                "has an address that is none of the web");
        return text;
    }

    static void expect(boolean holds, String otherwise) {
        if (!holds) {
            throw new Unreadable(otherwise);
        }
    }

    private long unsigned() {
        long number = 0;
        int shift = 0;
        byte next = next();
        while (next < 0) {
            number |= (long) (next & RowWriter.MORE - 1) << shift;
            shift += RowWriter.BITS;
            expect(shift < Long.SIZE, "has a number that has no end");
            next = next();
        }
        return number | (long) next << shift;
    }

    private byte next() {
        if (at >= row.length) {
            throw new Unreadable("is cut short");
        }
        return row[at++];
    }
}
