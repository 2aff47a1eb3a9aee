package dev.cidashboard.aggregator.state;

import dev.cidashboard.api.PaginationView;
import dev.cidashboard.api.Paging;
import dev.cidashboard.api.PipelineView;
import dev.cidashboard.api.PipelinesQuery;
import dev.cidashboard.api.PipelinesView;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.api.ProjectsQuery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The answers of the API that come from memory alone, as bytes with their ETags; hot ones are kept. */
public final class Answers {

    /** How far behind the time of confirmation of a kept answer may be. */
    private static final long LOOK_AGAIN_MILLIS = 1_000;

    private final WarmState state;
    private final Clock clock;
    private final KeptAnswers kept = new KeptAnswers();

    public Answers(WarmState state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    /** A RepositoriesView. */
    public Answer projects(ProjectsQuery query) {
        Overview overview = state.overview();
        return answer(query, overview.content(), () -> {
            List<ProjectState> matching = overview.matching(query);
            List<ProjectState> page = page(matching, query.paging());
            Page bytes = Page.of(page, PaginationView.of(query.paging(), matching.size()));
            return new Made(
                    bytes.body(),
                    bytes.hash(),
                    page.stream().map(ProjectState::id).toList());
        });
    }

    /** A PipelinesView across all projects. */
    public Answer pipelines(PipelinesQuery query) {
        Overview overview = state.overview();
        return answer(query, overview.content(), () -> {
            LatestPipelines.Found found = overview.pipelines(query);
            List<PipelineView> views = found.page().stream()
                    .map(one ->
                            DetailViews.pipeline(one.pipeline(), one.project().project()))
                    .toList();
            PipelinesView view = new PipelinesView(views, found.pagination());
            return Made.of(
                    view,
                    found.page().stream()
                            .map(one -> one.project().id())
                            .distinct()
                            .toList());
        });
    }

    /** A RepositoryDetailView. */
    public Answer detail(ProjectState project) {
        return answer(project, "detail", shown -> {
            long rest = ContentHash.of(ViewJson.bytes(DetailViews.detail(shown, null)));
            return new Made(
                    ViewJson.bytes(DetailViews.detail(shown, shown.row())),
                    ContentHash.with(shown.keptRow().hash(), rest),
                    List.of(shown.id()));
        });
    }

    /** A PipelinesView of one project. */
    public Answer pipelines(ProjectState project) {
        return answer(project, "pipelines", shown -> Made.of(DetailViews.pipelines(shown), List.of(shown.id())));
    }

    /**
     * The PipelineView of the latest pipeline of a branch.
     *
     * @param branch null for the default branch
     */
    public Optional<Answer> latestPipeline(ProjectState project, String branch) {
        return project.latest(branch == null ? project.project().defaultBranch() : branch)
                .map(latest -> of(DetailViews.pipeline(latest, null), project.confirmedAt()));
    }

    /** A BranchesView. */
    public Answer branches(ProjectState project) {
        return answer(project, "branches", shown -> Made.of(DetailViews.branches(shown), List.of(shown.id())));
    }

    /** A BranchView. */
    public Optional<Answer> branch(ProjectState project, String name) {
        return DetailViews.branch(project, name).map(view -> of(view, project.confirmedAt()));
    }

    /** A MergeRequestsView. */
    public Answer mergeRequests(ProjectState project) {
        return answer(
                project, "merge-requests", shown -> Made.of(DetailViews.mergeRequests(shown), List.of(shown.id())));
    }

    /** Any other view as an answer, with an ETag of its content: for rooms whose views are small and made anew. */
    public Answer of(Object view) {
        return of(view, null);
    }

    /** Lets go of answers that were made from what is not so any more. To be called now and then. */
    public void forgetOutdated() {
        Object overview = state.overview().content();
        kept.retain((question, answer) -> {
            Object current = question instanceof Part part
                    ? state.find(part.project()).map(ProjectState::content).orElse(null)
                    : overview;
            return answer.source() == current;
        });
    }

    int keptAnswers() {
        return kept.size();
    }

    private Answer of(Object view, Instant confirmedAt) {
        byte[] body = ViewJson.bytes(view);
        return new Answer(body, ContentHash.etag(ContentHash.of(body)), confirmedAt);
    }

    private record Made(byte[] body, long hash, List<ProjectId> projects) {
        static Made of(Object view, List<ProjectId> projects) {
            byte[] body = ViewJson.bytes(view);
            return new Made(body, ContentHash.of(body), projects);
        }
    }

    private record Part(ProjectId project, String part) {}

    private Answer answer(ProjectState project, String part, Function<ProjectState, Made> making) {
        return answer(new Part(project.id(), part), project.content(), () -> making.apply(project));
    }

    private Answer answer(Object question, Object source, Supplier<Made> making) {
        long now = clock.millis();
        KeptAnswers.Kept known = kept.get(question, source);
        if (known != null && Math.abs(now - known.lookedAtMillis()) < LOOK_AGAIN_MILLIS) {
            return known.answer();
        }
        KeptAnswers.Kept next;
        if (known == null) {
            Made made = making.get();
            Answer answer = new Answer(made.body(), ContentHash.etag(made.hash()), confirmedAt(made.projects()));
            next = new KeptAnswers.Kept(source, made.projects(), answer, now);
        } else {
            next = known.confirmed(confirmedAt(known.projects()), now);
        }
        kept.put(question, next);
        return next.answer();
    }

    /** Of the project that was confirmed longest ago; null if one of them never was, or there is none. */
    private Instant confirmedAt(List<ProjectId> projects) {
        List<Optional<Instant>> times = projects.stream()
                .map(state::find)
                .flatMap(Optional::stream)
                .map(project -> Optional.ofNullable(project.confirmedAt()))
                .toList();
        return times.stream().anyMatch(Optional::isEmpty)
                ? null
                : times.stream()
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo)
                        .orElse(null);
    }

    private static <T> List<T> page(List<T> all, Paging paging) {
        long from = Math.min(paging.offset(), all.size());
        long to = Math.min(from + paging.limit(), all.size());
        return all.subList((int) from, (int) to);
    }
}
