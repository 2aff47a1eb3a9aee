package dev.cidashboard.aggregator.snapshot;

import dev.cidashboard.aggregator.connector.Keepsake;
import dev.cidashboard.aggregator.forge.KeptPage;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.api.InstanceId;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads what {@link MemoryWriter} wrote. An answer that refers to something that is not there any more is left out: its
 * validator must not be sent, since nobody could say what a 304 confirms.
 */
final class MemoryReader {

    private final RowReader row;
    private final DomainReader domain;
    private final InstanceId instance;
    private final Known known;

    /** Whether the lists are those that places were told of. */
    private boolean isCurrent;

    MemoryReader(RowReader row, InstanceId instance, Known known) {
        this.row = row;
        this.domain = new DomainReader(row);
        this.instance = instance;
        this.known = known;
    }

    Keepsake keepsake() {
        isCurrent = row.number() == known.check();
        List<KeptPage> pages =
                row.list(this::page).stream().filter(Objects::nonNull).toList();
        Map<Long, String> followed = new HashMap<>();
        for (int left = row.count(); left > 0; left--) {
            followed.put(row.number(), RowReader.required(row.once()));
        }
        return new Keepsake(pages, followed);
    }

    /** Null if some of it is missing. */
    private KeptPage page() {
        long high = row.number();
        long low = row.number();
        String validator = row.once();
        int total = row.smallNumber();
        int dropped = row.count();
        URI next = uri(row.text());
        URI last = uri(row.text());
        boolean isList = row.flag();
        Known.Kind kind = row.word(Known.Kind.class);
        List<Object> elements = elements(kind);
        if (elements == null) {
            return null;
        }
        RowReader.expect(isList || elements.size() == 1, "has an answer that is neither one thing nor a list");
        return new KeptPage(
                high, low, validator, isList ? List.copyOf(elements) : elements.getFirst(), total, dropped, next, last);
    }

    private static URI uri(String text) {
        return text == null ? null : URI.create(text);
    }

    /** Null if some of them are not there. */
    private List<Object> elements(Known.Kind kind) {
        int count = row.count();
        List<Object> elements = new ArrayList<>(Math.min(count, 64));
        boolean whole = true;
        for (int read = 0; read < count; ) {
            int how = row.count();
            boolean placed = how == MemoryWriter.BY_PLACE || how == MemoryWriter.BY_PLACE_WITHOUT_DETAILS;
            int place = placed ? row.count() : 0;
            int length = placed ? row.count() : 1;
            RowReader.expect(length > 0 && length <= count - read, "has an answer with more than it counts");
            if (placed) {
                whole &= isCurrent && place <= known.list(kind).size() - length;
                if (whole) {
                    addFrom(known.list(kind).subList(place, place + length), how, elements);
                }
            } else {
                Object one = how == MemoryWriter.BY_VALUE ? value(kind) : named(kind);
                whole &= one != null;
                elements.add(one);
            }
            read += length;
        }
        return whole ? elements : null;
    }

    private static void addFrom(List<?> some, int how, List<Object> elements) {
        if (how == MemoryWriter.BY_PLACE) {
            elements.addAll(some);
        } else {
            some.forEach(one -> elements.add(one instanceof Pipeline known ? Known.withoutDetails(known) : one));
        }
    }

    private Object value(Known.Kind kind) {
        return switch (kind) {
            case PIPELINE -> domain.pipeline();
            case BRANCH -> domain.branch();
            case COMMIT -> domain.commit();
            case MERGE_REQUEST -> domain.mergeRequest();
            case PROJECT -> domain.project(instance);
            case NOTHING, OTHER -> throw new Unreadable("has an answer of a kind that is never kept");
        };
    }

    /** Null if it is not there. */
    private Object named(Known.Kind kind) {
        String name = RowReader.required(row.once());
        if (kind == Known.Kind.COMMIT) {
            return known.commit(name);
        }
        RowReader.expect(kind == Known.Kind.PROJECT, "names what has no name");
        Project there = known.project(name);
        long hash = row.number();
        return there != null && Known.hash(there) == hash ? there : null;
    }
}
