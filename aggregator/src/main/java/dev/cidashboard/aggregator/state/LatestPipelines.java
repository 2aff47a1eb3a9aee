package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.Verdict;
import dev.cidashboard.api.PaginationView;
import dev.cidashboard.api.Paging;
import dev.cidashboard.api.PipelinesQuery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A page of the pipelines that a query means, out of all that are known, newest first.
 *
 * <p>What matches is counted in one run over them, the times of all of it tell where the page begins, and the projects'
 * lists, each newest first already, are merged from there to its end. An order of all pipelines, made for each overview,
 * would cost more than the pages that are asked before the next change, and memory for as long as it is kept.
 */
final class LatestPipelines {

    /** What a web process with 64 MB can show; whoever asks for more gets pages of this length, and is told so. */
    static final int MOST_ON_A_PAGE = 5_000;

    /** A pipeline and whose it is. */
    record PipelineOfProject(ProjectState project, Pipeline pipeline) {}

    record Found(List<PipelineOfProject> page, PaginationView pagination) {}

    private LatestPipelines() {}

    static Found of(Collection<ProjectState> projects, PipelinesQuery query) {
        List<Cursor> lists = new ArrayList<>();
        int total = 0;
        for (ProjectState project : projects) {
            List<Pipeline> wanted = wanted(project, query);
            if (!wanted.isEmpty()) {
                lists.add(new Cursor(project, wanted, 0));
                total += wanted.size();
            }
        }
        Paging asked = query.paging();
        Paging paging = new Paging(asked.page(), Math.min(asked.limit(), MOST_ON_A_PAGE));
        return new Found(page(lists, total, paging), PaginationView.of(paging, total));
    }

    private static List<Pipeline> wanted(ProjectState project, PipelinesQuery query) {
        boolean another = query.instance() != null
                        && !query.instance().equals(project.id().instance())
                || query.platform() != null
                        && query.platform() != project.project().platform();
        if (another) {
            return List.of();
        }
        List<Pipeline> all = project.pipelines().value();
        if (query.branch() == null && query.status() == null) {
            return all;
        }
        List<Pipeline> wanted = new ArrayList<>();
        for (Pipeline pipeline : all) {
            if ((query.status() == null || query.status() == pipeline.status())
                    && (query.branch() == null || query.branch().equals(pipeline.ref()))) {
                wanted.add(pipeline);
            }
        }
        return wanted;
    }

    /** A page behind the last one costs nothing. */
    private static List<PipelineOfProject> page(List<Cursor> lists, int total, Paging paging) {
        if (paging.offset() >= total) {
            return List.of();
        }
        int from = (int) paging.offset();
        int end = Math.min(from + paging.limit(), total);
        long begin = from == 0 ? Long.MAX_VALUE : createdAt(lists, total, from);
        PriorityQueue<Cursor> heads = new PriorityQueue<>(Cursor.NEWEST_FIRST);
        int at = 0;
        for (Cursor list : lists) {
            Cursor head = list.notAfter(begin);
            at += head.index();
            if (head.isOne()) {
                heads.add(head);
            }
        }
        List<PipelineOfProject> page = new ArrayList<>(end - from);
        for (; at < end; at++) {
            Cursor head = heads.remove();
            if (at >= from) {
                page.add(new PipelineOfProject(head.project(), head.pipeline()));
            }
            Cursor next = head.next();
            if (next.isOne()) {
                heads.add(next);
            }
        }
        return page;
    }

    /** When the pipeline was created that is so far down the list: numbers are sorted ten times faster than pipelines. */
    private static long createdAt(List<Cursor> lists, int total, int index) {
        long[] times = new long[total];
        int at = 0;
        for (Cursor list : lists) {
            for (Pipeline pipeline : list.wanted()) {
                times[at++] = pipeline.createdAtNumber();
            }
        }
        Arrays.sort(times);
        return times[total - 1 - index];
    }

    private record Cursor(ProjectState project, List<Pipeline> wanted, int index) {

        /** Ids count upwards within one forge only: between projects the time decides, then something that stays. */
        static final Comparator<Cursor> NEWEST_FIRST = Comparator.comparingLong(
                        (Cursor cursor) -> cursor.pipeline().createdAtNumber())
                .reversed()
                .thenComparing(cursor -> cursor.project().id())
                .thenComparing(Cursor::pipeline, Verdict.byAge().reversed());

        Pipeline pipeline() {
            return wanted.get(index);
        }

        /** Whether it is at a pipeline and not at the end of its list. */
        boolean isOne() {
            return index < wanted.size();
        }

        Cursor next() {
            return new Cursor(project, wanted, index + 1);
        }

        /** At the first that was not created after a time. */
        Cursor notAfter(long time) {
            int first = index;
            while (first < wanted.size() && wanted.get(first).createdAtNumber() > time) {
                first++;
            }
            return new Cursor(project, wanted, first);
        }
    }
}
