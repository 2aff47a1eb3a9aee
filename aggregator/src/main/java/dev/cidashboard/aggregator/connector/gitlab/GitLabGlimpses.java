package dev.cidashboard.aggregator.connector.gitlab;

import dev.cidashboard.aggregator.connector.Glimpse;
import dev.cidashboard.aggregator.forge.Texts;
import dev.cidashboard.aggregator.forge.Times;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a sweep of GitLab told, in our words. */
final class GitLabGlimpses {

    private static final Pattern GLOBAL_ID = Pattern.compile("gid://gitlab/[A-Za-z:]{1,40}/(\\d{1,18})");

    private final InstanceId instance;
    private final GitLabStatuses statuses;

    GitLabGlimpses(InstanceId instance, GitLabStatuses statuses) {
        this.instance = instance;
        this.statuses = statuses;
    }

    /** By project, without those that GitLab said nothing about. */
    Map<ProjectId, Glimpse> of(GitLabSweep sweep) {
        Map<ProjectId, Glimpse> glimpses = new HashMap<>();
        if (sweep.projects() != null) {
            nonNull(sweep.projects().nodes()).forEach(project -> number(project.id())
                    .ifPresent(id -> glimpses.put(new ProjectId(instance, id), glimpse(project))));
        }
        return glimpses;
    }

    private Glimpse glimpse(GitLabSweep.Project project) {
        GitLabSweep.MergeRequests requests = project.mergeRequests();
        return new Glimpse(
                head(project.repository()),
                project.pipelines() == null
                        ? List.of()
                        : runs(project.pipelines().nodes()),
                Times.parse(project.lastActivityAt()),
                null,
                requests == null ? null : requests.count(),
                requests == null ? null : touched(requests.nodes()));
    }

    private List<Glimpse.Run> runs(List<GitLabSweep.Pipeline> pipelines) {
        return nonNull(pipelines)
                .flatMap(pipeline -> number(pipeline.id()).stream()
                        .map(id -> new Glimpse.Run(
                                new PipelineId(id),
                                statuses.of(pipeline.status(), pipeline.detailedStatus()),
                                Times.parse(pipeline.updatedAt()))))
                .toList();
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
        return nonNull(requests)
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

    private static <T> Stream<T> nonNull(List<T> list) {
        return Stream.ofNullable(list).flatMap(List::stream).filter(Objects::nonNull);
    }
}
