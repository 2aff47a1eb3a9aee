package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.Verdict;
import dev.cidashboard.api.PaginationView;
import dev.cidashboard.api.Paging;
import dev.cidashboard.api.PipelinesQuery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A page of the pipelines that a query means, out of all that are known, newest first.
 *
 * <p>What matches is counted in one run over them; then the projects' lists, each newest first already, are merged up to
 * the end of the page and no further. An order of all pipelines, made for each overview, would cost more than the pages
 * that are asked before the next change, and memory for as long as it is kept.
 */
final class LatestPipelines {

    /** What a web process with 64 MB can show; whoever asks for more gets pages of this length, and is told so. */
    static final int MOST_ON_A_PAGE = 5_000;

    /** A pipeline and whose it is. */
    record PipelineOfProject(ProjectState project, Pipeline pipeline) {}

    record Found(List<PipelineOfProject> page, PaginationView pagination) {}

    private LatestPipelines() {}

    static Found of(Collection<ProjectState> projects, PipelinesQuery query) {
        PriorityQueue<Cursor> heads = new PriorityQueue<>(Cursor.NEWEST_FIRST);
        int total = 0;
        for (ProjectState project : projects) {
            List<Pipeline> wanted = wanted(project, query);
            if (!wanted.isEmpty()) {
                heads.add(new Cursor(project, wanted, 0));
                total += wanted.size();
            }
        }
        Paging asked = query.paging();
        Paging paging = new Paging(asked.page(), Math.min(asked.limit(), MOST_ON_A_PAGE));
        return new Found(page(heads, total, paging), PaginationView.of(paging, total));
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

    /** Takes from the heads what comes before the page, and then the page. A page behind the last one costs nothing. */
    private static List<PipelineOfProject> page(PriorityQueue<Cursor> heads, int total, Paging paging) {
        if (paging.offset() >= total) {
            return List.of();
        }
        long end = Math.min(paging.offset() + paging.limit(), total);
        List<PipelineOfProject> page = new ArrayList<>((int) (end - paging.offset()));
        for (long at = 0; at < end; at++) {
            Cursor head = heads.remove();
            if (at >= paging.offset()) {
                page.add(new PipelineOfProject(head.project(), head.pipeline()));
            }
            if (head.hasNext()) {
                heads.add(head.next());
            }
        }
        return page;
    }

    private record Cursor(ProjectState project, List<Pipeline> wanted, int index) {

        /** Ids count upwards within one forge only: between projects the time decides, then something that stays. */
        static final Comparator<Cursor> NEWEST_FIRST = Comparator.comparing(
                        (Cursor cursor) -> cursor.pipeline().createdAt(),
                        Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(cursor -> cursor.project().id())
                .thenComparing(Cursor::pipeline, Verdict.byAge().reversed());

        Pipeline pipeline() {
            return wanted.get(index);
        }

        boolean hasNext() {
            return index + 1 < wanted.size();
        }

        Cursor next() {
            return new Cursor(project, wanted, index + 1);
        }
    }
}
