package dev.cidashboard.aggregator.snapshot;

import dev.cidashboard.aggregator.connector.Keepsake;
import dev.cidashboard.aggregator.forge.KeptPage;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.project.Branch;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.aggregator.project.MergeRequest;
import dev.cidashboard.aggregator.project.Project;

import java.net.URI;
import java.util.List;
import java.util.TreeMap;

/**
 * What a connector remembers, written into a row: a thing that state holds as a reference, so that it is one object again
 * after a restart, and any other by its value.
 */
final class MemoryWriter {

    /** One thing, as it is. */
    static final int BY_VALUE = 0;

    /** Some that follow each other in the list that state holds. */
    static final int BY_PLACE = 1;

    /** The same of pipelines that state knows with details which this answer does not tell. */
    static final int BY_PLACE_WITHOUT_DETAILS = 2;

    /** One thing that has a name of its own. */
    static final int BY_NAME = 3;

    private static final int LONGEST_ADDRESS = 2_000;

    private final RowWriter row;
    private final DomainWriter domain;
    private final Known known;

    MemoryWriter(RowWriter row, Known known) {
        this.row = row;
        this.domain = new DomainWriter(row);
        this.known = known;
    }

    void keepsake(Keepsake keepsake) {
        row.number(known.check());
        row.list(keepsake.pages().stream().filter(MemoryWriter::isWorthIt).toList(), this::page);
        row.list(new TreeMap<>(keepsake.followed()).entrySet(), run -> {
            row.number(run.getKey());
            row.once(run.getValue());
        });
    }

    private static boolean isWorthIt(KeptPage page) {
        return Known.Kind.of(elements(page)) != Known.Kind.OTHER && fits(page.next()) && fits(page.last());
    }

    private static boolean fits(URI address) {
        return address == null || address.toString().length() <= LONGEST_ADDRESS;
    }

    private static List<?> elements(KeptPage page) {
        return page.value() instanceof List<?> list ? list : List.of(page.value());
    }

    private void page(KeptPage page) {
        List<?> elements = elements(page);
        row.number(page.high());
        row.number(page.low());
        row.once(page.validator());
        row.number(page.total());
        row.count(page.dropped());
        row.text(page.next() == null ? null : page.next().toString());
        row.text(page.last() == null ? null : page.last().toString());
        row.flag(page.value() instanceof List<?>);
        row.word(Known.Kind.of(elements));
        row.count(elements.size());
        elements(elements);
    }

    private void elements(List<?> elements) {
        for (int at = 0; at < elements.size(); ) {
            int place = known.place(elements.get(at));
            if (place == Known.NOWHERE) {
                element(elements.get(at));
                at++;
            } else {
                boolean tellsLess = known.tellsLess(elements.get(at), place);
                int length = 1;
                while (at + length < elements.size()
                        && known.place(elements.get(at + length)) == place + length
                        && known.tellsLess(elements.get(at + length), place + length) == tellsLess) {
                    length++;
                }
                row.count(tellsLess ? BY_PLACE_WITHOUT_DETAILS : BY_PLACE);
                row.count(place);
                row.count(length);
                at += length;
            }
        }
    }

    private void element(Object element) {
        switch (element) {
            case Commit one when one.equals(known.commit(one.sha())) -> refer(one.sha());
            case Project one
            when one.equals(known.project(one.id().nativeId())) -> {
                refer(one.id().nativeId());
                row.number(Known.hash(one));
            }
            case Pipeline one -> value(() -> domain.pipeline(one));
            case Branch one -> value(() -> domain.branch(one));
            case Commit one -> value(() -> domain.commit(one));
            case MergeRequest one -> value(() -> domain.mergeRequest(one));
            case Project one -> value(() -> domain.project(one));
            default -> throw new IllegalStateException("an answer of another kind was to be kept");
        }
    }

    private void refer(String name) {
        row.count(BY_NAME);
        row.once(name);
    }

    private void value(Runnable writing) {
        row.count(BY_VALUE);
        writing.run();
    }
}
