package dev.cidashboard.aggregator.state;

import dev.cidashboard.api.ProjectId;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** The hot answers, so that a list of a thousand rows is not copied together for every request. */
final class KeptAnswers {

    /** Pages of the overview that people look at now; more only costs memory. */
    private static final int MOST = 64;

    /** Of a process whose whole state is 100 MB with ten thousand projects; twenty lists of 1,000 rows are as much. */
    private static final long MOST_BYTES = 16L << 20;

    /** Longer ones, as one with 10,000 rows, are copied together anew: they are asked for twice a minute, not all the time. */
    private static final int LONGEST = 4 << 20;

    /**
     * @param source stands for what it was made from: it is good as long as that is the same object; it lives as long as
     *     the answer is kept, so it is never the content itself
     * @param projects whose confirmations count for it
     * @param lookedAtMillis when those were last asked
     */
    record Kept(Object source, List<ProjectId> projects, Answer answer, long lookedAtMillis) {

        Kept confirmed(Instant confirmedAt, long millis) {
            return new Kept(source, projects, new Answer(answer.body(), answer.etag(), confirmedAt), millis);
        }
    }

    private final Map<Object, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** Null if there is none that was made from this source. */
    synchronized Kept get(Object question, Object source) {
        Kept known = kept.get(question);
        return known != null && known.source() == source ? known : null;
    }

    synchronized void put(Object question, Kept answer) {
        if (size(answer) > LONGEST) {
            return;
        }
        Kept before = kept.put(question, answer);
        bytes += size(answer) - (before == null ? 0 : size(before));
        Iterator<Kept> oldest = kept.values().iterator();
        while (kept.size() > MOST || bytes > MOST_BYTES) {
            bytes -= size(oldest.next());
            oldest.remove();
        }
    }

    /** Drops what is outdated: it would be made anew if anybody asked for it. */
    synchronized void retain(BiPredicate<Object, Kept> isCurrent) {
        kept.entrySet().removeIf(entry -> {
            boolean outdated = !isCurrent.test(entry.getKey(), entry.getValue());
            bytes -= outdated ? size(entry.getValue()) : 0;
            return outdated;
        });
    }

    synchronized int size() {
        return kept.size();
    }

    synchronized long bytes() {
        return bytes;
    }

    private static long size(Kept answer) {
        return answer.answer().body().length;
    }
}
