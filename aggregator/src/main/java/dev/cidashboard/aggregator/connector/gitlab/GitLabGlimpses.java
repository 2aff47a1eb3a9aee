package dev.cidashboard.aggregator.connector.gitlab;

import dev.cidashboard.aggregator.connector.Elements;
import dev.cidashboard.aggregator.connector.Glimpse;
import dev.cidashboard.aggregator.forge.Texts;
import dev.cidashboard.aggregator.forge.Times;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.pipeline.RecentPipelines;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a sweep of GitLab told, in our words. */
final class GitLabGlimpses {

    private static final Pattern GLOBAL_ID = Pattern.compile("gid://gitlab/[A-Za-z:]{1,40}/(\\d{1,18})");

    private static final String PIPELINE_PAGE = "/-/pipelines/";

    private final InstanceId instance;
    private final GitLabMapping mapping;

    GitLabGlimpses(InstanceId instance, GitLabMapping mapping) {
        this.instance = instance;
        this.mapping = mapping;
    }

    /** By project, without those that GitLab said nothing about. */
    Map<ProjectId, Glimpse> of(GitLabSweep sweep) {
        Map<ProjectId, Glimpse> glimpses = new HashMap<>();
        if (sweep.projects() != null) {
            Elements.of(sweep.projects().nodes()).forEach(project -> number(project.id())
                    .ifPresent(id -> glimpses.put(new ProjectId(instance, id), glimpse(project))));
        }
        return glimpses;
    }

    private Glimpse glimpse(GitLabSweep.Project project) {
        GitLabSweep.MergeRequests requests = project.mergeRequests();
        return new Glimpse(
                head(project.repository()),
                List.of(),
                project.pipelines() == null ? null : recent(project),
                Times.parse(project.lastActivityAt()),
                null,
                Set.of(),
                requests == null ? null : requests.count(),
                project.drafts() == null ? null : project.drafts().count(),
                requests == null ? null : touched(requests.nodes()));
    }

    private RecentPipelines recent(GitLabSweep.Project project) {
        List<Pipeline> newest = mapped(project, project.pipelines());
        Set<PipelineId> known = newest.stream().map(Pipeline::id).collect(Collectors.toSet());
        Stream<Pipeline> touched = project.touched() == null
                ? Stream.empty()
                : mapped(project, project.touched()).stream().filter(pipeline -> !known.contains(pipeline.id()));
        int told = project.pipelines().nodes() == null
                ? 0
                : project.pipelines().nodes().size();
        boolean readable = newest.size() == told;
        boolean whole = readable && told < GitLabSweepQuery.PIPELINES;
        return new RecentPipelines(Stream.concat(newest.stream(), touched).toList(), readable ? told : 0, whole, whole);
    }

    private List<Pipeline> mapped(GitLabSweep.Project project, GitLabSweep.Pipelines pipelines) {
        return Elements.of(pipelines.nodes())
                .flatMap(pipeline ->
                        number(pipeline.id()).stream().map(id -> pipeline(project, Long.valueOf(id), pipeline)))
                .toList();
    }

    private Pipeline pipeline(GitLabSweep.Project project, Long id, GitLabSweep.Pipeline pipeline) {
        return mapping.detailed(new GitLabPipeline(
                id,
                null,
                pipeline.status(),
                pipeline.source(),
                pipeline.ref(),
                pipeline.sha(),
                project.webUrl() == null ? null : project.webUrl() + PIPELINE_PAGE + id,
                pipeline.createdAt(),
                pipeline.updatedAt(),
                pipeline.startedAt(),
                pipeline.finishedAt(),
                pipeline.duration(),
                pipeline.user(),
                pipeline.detailedStatus()));
    }

    private static Commit head(GitLabSweep.Repository repository) {
        return Optional.ofNullable(repository)
                .map(GitLabSweep.Repository::tree)
                .map(GitLabSweep.Tree::lastCommit)
                .filter(commit -> Texts.name(commit.sha()) != null)
                .map(commit -> new Commit(
                        Texts.name(commit.sha()),
                        Texts.name(commit.authorName()),
                        Texts.line(commit.title()),
                        Times.parse(commit.committedDate())))
                .orElse(null);
    }

    private static Instant touched(List<GitLabSweep.MergeRequest> requests) {
        return Elements.of(requests)
                .map(request -> Times.parse(request.updatedAt()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Optional<String> number(String globalId) {
        return Optional.ofNullable(globalId)
                .map(GLOBAL_ID::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1));
    }
}
