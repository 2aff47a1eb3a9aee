package dev.cidashboard.aggregator.forge;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The pages of one list that were read so far. */
final class Pages<E> {
    private final int most;
    private final int mostPages;
    private final Predicate<List<E>> enough;
    private final List<Page<List<E>>> read = new ArrayList<>();
    private boolean anyNew;
    private int size;

    /** Up to so many elements. */
    Pages(int most) {
        this(most, Integer.MAX_VALUE, page -> false);
    }

    /** Up to so many pages, or the first that is enough. */
    Pages(int mostPages, Predicate<List<E>> enough) {
        this(Integer.MAX_VALUE, mostPages, enough);
    }

    private Pages(int most, int mostPages, Predicate<List<E>> enough) {
        this.most = most;
        this.mostPages = mostPages;
        this.enough = enough;
    }

    void add(Page<List<E>> page, boolean isNew) {
        read.add(page);
        anyNew |= isNew;
        size += page.content().value().size();
    }

    boolean isEmpty() {
        return read.isEmpty();
    }

    List<E> latest() {
        return read.getLast().content().value();
    }

    /** Null when there is no more, or no more is wanted. */
    URI next() {
        boolean satisfied = size >= most || read.size() >= mostPages || enough.test(latest());
        return satisfied ? null : read.getLast().next();
    }

    Answer<Listing<E>> together() {
        List<E> elements = read.size() == 1
                ? latest()
                : read.stream().flatMap(page -> page.content().value().stream()).toList();
        int dropped = read.stream().mapToInt(page -> page.content().dropped()).sum();
        boolean complete = read.getLast().next() == null && elements.size() <= most;
        List<E> wanted = elements.size() > most ? elements.subList(0, most) : elements;
        Listing<E> listing = new Listing<>(
                wanted, ListTotal.of(read.getFirst(), elements.size() + dropped, complete), complete, dropped);
        return anyNew ? new Answer.Read<>(listing) : new Answer.Confirmed<>(listing);
    }
}
