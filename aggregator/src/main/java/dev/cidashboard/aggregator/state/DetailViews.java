package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.Verdict;
import dev.cidashboard.aggregator.project.Branch;
import dev.cidashboard.aggregator.project.MergeRequest;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.project.Visibility;
import dev.cidashboard.api.BranchView;
import dev.cidashboard.api.BranchesView;
import dev.cidashboard.api.FacetView;
import dev.cidashboard.api.MergeRequestView;
import dev.cidashboard.api.MergeRequestsView;
import dev.cidashboard.api.PaginationView;
import dev.cidashboard.api.Paging;
import dev.cidashboard.api.PipelineView;
import dev.cidashboard.api.PipelinesView;
import dev.cidashboard.api.RepositoryDetailView;
import dev.cidashboard.api.RepositoryRefView;
import dev.cidashboard.api.RepositoryView;
import dev.cidashboard.api.Status;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known about a project, in the words of the contract. */
final class DetailViews {

    private DetailViews() {}

    static RepositoryDetailView detail(ProjectState state, RepositoryView row) {
        Project project = state.project();
        return new RepositoryDetailView(
                row,
                project.description(),
                visibility(project.visibility()),
                project.avatar(),
                project.archived(),
                project.lastActivityAt(),
                pipelines(state).pipelines(),
                branches(state),
                mergeRequests(state).mergeRequests(),
                facets(state));
    }

    static PipelinesView pipelines(ProjectState state) {
        List<PipelineView> views = state.pipelines().value().stream()
                .map(pipeline -> pipeline(pipeline, null))
                .toList();
        int limit = Math.max(Paging.DEFAULT_LIMIT, views.size());
        return new PipelinesView(views, PaginationView.of(new Paging(1, limit), views.size()));
    }

    static PipelineView pipeline(Pipeline pipeline, Project of) {
        RepositoryRefView repository =
                of == null ? null : new RepositoryRefView(of.id(), of.id().instance(), of.platform(), of.path());
        return new PipelineView(
                pipeline.id().value(),
                repository,
                pipeline.status(),
                pipeline.name(),
                pipeline.number(),
                pipeline.attempt(),
                pipeline.event(),
                pipeline.ref(),
                pipeline.commit() == null ? null : pipeline.commit().sha(),
                pipeline.title(),
                pipeline.actor(),
                pipeline.createdAt(),
                pipeline.startedAt(),
                pipeline.finishedAt(),
                queuedSeconds(pipeline),
                Row.seconds(pipeline.duration()),
                pipeline.webUrl());
    }

    static BranchesView branches(ProjectState state) {
        Map<String, List<Pipeline>> byRef = byRef(state);
        Comparator<Branch> defaultFirst = Comparator.comparing(branch -> !isDefault(branch, state));
        List<BranchView> views = state.branches().value().listed().stream()
                .sorted(defaultFirst)
                .map(branch -> branch(branch, state, byRef.getOrDefault(branch.name(), List.of())))
                .toList();
        return new BranchesView(views, state.branches().value().total());
    }

    static Optional<BranchView> branch(ProjectState state, String name) {
        return state.branches()
                .value()
                .named(name)
                .map(branch -> branch(branch, state, state.pipelines().value()));
    }

    static MergeRequestsView mergeRequests(ProjectState state) {
        Map<String, List<Pipeline>> byRef = byRef(state);
        return new MergeRequestsView(state.mergeRequests().value().stream()
                .map(request -> mergeRequest(request, byRef))
                .toList());
    }

    private static MergeRequestView mergeRequest(MergeRequest request, Map<String, List<Pipeline>> byRef) {
        return new MergeRequestView(
                request.id(),
                request.number(),
                request.title(),
                request.author(),
                request.draft(),
                request.sourceBranch(),
                request.targetBranch(),
                request.reviewers(),
                status(request, byRef),
                request.createdAt(),
                request.updatedAt(),
                request.webUrl());
    }

    /** Absent if none of the recent pipelines ran for it: there may be older ones. */
    private static Status status(MergeRequest request, Map<String, List<Pipeline>> byRef) {
        String ofItself = "refs/merge-requests/" + request.number();
        return Stream.of(ofItself + "/head", ofItself + "/merge", request.sourceBranch())
                .filter(Objects::nonNull)
                .flatMap(ref -> byRef.getOrDefault(ref, List.of()).stream())
                .max(Verdict.byAge())
                .map(latest -> Verdict.of(latest.ref(), byRef.get(latest.ref())).status())
                .orElse(null);
    }

    private static BranchView branch(Branch branch, ProjectState state, List<Pipeline> pipelines) {
        return new BranchView(
                branch.name(),
                isDefault(branch, state),
                branch.isProtected(),
                Row.toView(state.commit(branch)),
                Row.toView(Verdict.of(branch.name(), pipelines).deciding()),
                webUrl(state.project(), branch.name()));
    }

    private static boolean isDefault(Branch branch, ProjectState state) {
        return branch.name().equals(state.project().defaultBranch());
    }

    private static String webUrl(Project project, String branch) {
        if (project.webUrl() == null) {
            return null;
        }
        String path = Arrays.stream(branch.split("/", -1))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
        return switch (project.platform()) {
            case GITHUB -> project.webUrl() + "/tree/" + path;
            case GITLAB -> project.webUrl() + "/-/tree/" + path;
            case BITBUCKET -> project.webUrl() + "/branch/" + path;
            case JENKINS -> null;
        };
    }

    /** Of the first attempt only: a platform that re-runs a pipeline keeps the time of its first creation. */
    private static Long queuedSeconds(Pipeline pipeline) {
        if (pipeline.attempt() > 1 || pipeline.createdAt() == null || pipeline.startedAt() == null) {
            return null;
        }
        Duration queued = Duration.between(pipeline.createdAt(), pipeline.startedAt());
        return queued.isNegative() ? null : (Long) queued.toSeconds();
    }

    private static List<FacetView> facets(ProjectState state) {
        return List.of(
                facet(
                        "pipelines",
                        state.ages().pipelines(),
                        state.pipelines(),
                        state.facets().ofTheRow().verdict().problem()),
                facet(
                        "branches",
                        state.ages().branches(),
                        state.branches(),
                        state.branches().problem()),
                facet(
                        "merge_requests",
                        state.ages().mergeRequests(),
                        state.mergeRequests(),
                        state.mergeRequests().problem()));
    }

    private static FacetView facet(String name, Age age, Facet<?> facet, Failure problem) {
        return new FacetView(
                name, age.word(), Ages.confirmedAt(age, facet), problem == null ? null : problem.message());
    }

    private static String visibility(Visibility visibility) {
        return switch (visibility) {
            case PUBLIC, INTERNAL, PRIVATE -> visibility.name().toLowerCase(Locale.ROOT);
            case UNKNOWN -> null;
        };
    }

    private static Map<String, List<Pipeline>> byRef(ProjectState state) {
        return state.pipelines().value().stream()
                .filter(pipeline -> pipeline.ref() != null)
                .collect(Collectors.groupingBy(Pipeline::ref));
    }
}
