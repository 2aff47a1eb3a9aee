package dev.cidashboard.aggregator.connector.gitlab;

import dev.cidashboard.aggregator.connector.EventId;
import dev.cidashboard.aggregator.forge.Texts;
import dev.cidashboard.aggregator.forge.Times;
import dev.cidashboard.aggregator.forge.WebAddress;
import dev.cidashboard.aggregator.forge.Words;
import dev.cidashboard.aggregator.pipeline.Job;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.project.Branch;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.aggregator.project.MergeRequest;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.project.UserProfile;
import dev.cidashboard.aggregator.project.Visibility;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.api.Status;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** GitLab's records in our words. What cannot be told apart from others, for want of an id or name, becomes null. */
final class GitLabMapping {

    private static final Pattern DRAFT_TITLE =
            Pattern.compile("\\s*(\\[draft]|draft:|\\(draft\\)|\\[wip]|wip:).*", Pattern.CASE_INSENSITIVE);
    private static final String GLOBAL_ID = "gid://gitlab/Project/";
    private static final double MILLIS = 1000;
    /** A pipeline that took longer is a broken answer. */
    private static final double LONGEST_SECONDS = 366 * 86_400.0;

    private final InstanceId instance;
    private final GitLabStatuses statuses;
    private final Words words;

    GitLabMapping(InstanceId instance, GitLabStatuses statuses, Words words) {
        this.instance = instance;
        this.statuses = statuses;
        this.words = words;
    }

    Project project(GitLabProject project) {
        String path = Texts.name(project.fullPath());
        if (project.id() == null || path == null) {
            return null;
        }
        String name = Texts.name(project.name());
        return new Project(
                new ProjectId(instance, project.id().toString()),
                Platform.GITLAB,
                path,
                name == null ? path.substring(path.lastIndexOf('/') + 1) : name,
                Texts.text(project.description()),
                visibility(project),
                WebAddress.text(project.webUrl()),
                WebAddress.text(project.avatarUrl()),
                word(project.defaultBranch()),
                Times.parse(project.lastActivityAt()),
                Boolean.TRUE.equals(project.archived()),
                GLOBAL_ID + project.id());
    }

    /** What has no number cannot be told from what was heard before. */
    GitLabActivity.Event event(GitLabEvent event) {
        if (event.id() == null || event.id() < 1) {
            return null;
        }
        boolean somewhere = event.projectId() != null && event.projectId() > 0;
        GitLabActivity.Kind kind = event.isPush()
                ? GitLabActivity.Kind.PUSH
                : event.isOfMergeRequest() ? GitLabActivity.Kind.MERGE_REQUEST : GitLabActivity.Kind.OTHER;
        return new GitLabActivity.Event(
                new EventId(event.id()),
                somewhere ? new ProjectId(instance, event.projectId().toString()) : null,
                kind);
    }

    /** As a list says it: without duration, start and warnings. */
    Pipeline listed(GitLabPipeline pipeline) {
        return pipeline(pipeline, false);
    }

    /** As GitLab says it when asked for this one. */
    Pipeline detailed(GitLabPipeline pipeline) {
        return pipeline(pipeline, true);
    }

    private Pipeline pipeline(GitLabPipeline pipeline, boolean detailed) {
        if (pipeline.id() == null) {
            return null;
        }
        Status status = statuses.of(pipeline.status(), pipeline.detailedStatus());
        String sha = Texts.name(pipeline.sha());
        return new Pipeline(
                new PipelineId(pipeline.id().toString()),
                "",
                word(pipeline.name()),
                pipeline.id(),
                1,
                status,
                word(pipeline.source()),
                word(pipeline.ref()),
                sha == null ? null : new Commit(sha, null, null, null),
                null,
                word(GitLabUser.usernameOf(pipeline.user())),
                Times.parse(pipeline.createdAt()),
                Times.parse(pipeline.startedAt()),
                Times.parse(pipeline.updatedAt()),
                Times.parse(pipeline.finishedAt()),
                status.isMoving() ? null : duration(pipeline.duration()),
                WebAddress.text(pipeline.webUrl()),
                detailed);
    }

    Job job(GitLabJob job) {
        if (job.id() == null) {
            return null;
        }
        Status status = statuses.of(job.status());
        String name = Texts.name(job.name());
        return new Job(
                job.id().toString(),
                name == null ? job.id().toString() : name,
                word(job.stage()),
                status,
                Boolean.TRUE.equals(job.allowFailure()),
                Times.parse(job.startedAt()),
                Times.parse(job.finishedAt()),
                status.isMoving() ? null : duration(job.duration()),
                runner(job.runner()),
                WebAddress.of(job.webUrl()));
    }

    Branch branch(GitLabBranch branch) {
        String name = word(branch.name());
        Commit head = branch.commit() == null ? null : commit(branch.commit());
        return name == null || head == null ? null : new Branch(name, Boolean.TRUE.equals(branch.isProtected()), head);
    }

    Commit commit(GitLabCommit commit) {
        String sha = Texts.name(commit.id());
        if (sha == null) {
            return null;
        }
        return new Commit(
                sha,
                word(commit.authorOrNull()),
                Texts.line(commit.title() == null ? commit.message() : commit.title()),
                Times.parse(commit.committedDate() == null ? commit.createdAt() : commit.committedDate()));
    }

    MergeRequest mergeRequest(GitLabMergeRequest request) {
        if (request.id() == null || request.iid() == null) {
            return null;
        }
        List<GitLabUser> reviewers = request.reviewers() == null ? List.of() : request.reviewers();
        return new MergeRequest(
                request.id().toString(),
                request.iid(),
                Objects.requireNonNullElse(Texts.line(request.title()), ""),
                word(GitLabUser.usernameOf(request.author())),
                isDraft(request),
                sourceBranch(request),
                word(request.targetBranch()),
                reviewers.stream()
                        .map(GitLabUser::usernameOf)
                        .map(this::word)
                        .filter(Objects::nonNull)
                        .toList(),
                Times.parse(request.createdAt()),
                Times.parse(request.updatedAt()),
                WebAddress.text(request.webUrl()));
    }

    UserProfile profile(GitLabUser user) {
        String username = Texts.name(user.username());
        return username == null
                ? null
                : new UserProfile(
                        username,
                        Texts.name(user.name()),
                        WebAddress.of(user.avatarUrl()),
                        WebAddress.of(user.webUrl()));
    }

    private static Visibility visibility(GitLabProject project) {
        String word = project.visibility() == null ? "" : project.visibility().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "public" -> Visibility.PUBLIC;
            case "internal" -> Visibility.INTERNAL;
            case "private" -> Visibility.PRIVATE;
            default -> visibilityOfOldServer(project);
        };
    }

    private static Visibility visibilityOfOldServer(GitLabProject project) {
        if (Boolean.TRUE.equals(project.isPublic())) {
            return Visibility.PUBLIC;
        }
        int level = project.visibilityLevel() == null ? -1 : project.visibilityLevel();
        return switch (level) {
            case 0 -> Visibility.PRIVATE;
            case 10 -> Visibility.INTERNAL;
            case 20 -> Visibility.PUBLIC;
            default -> Visibility.UNKNOWN;
        };
    }

    private static boolean isDraft(GitLabMergeRequest request) {
        if (request.draft() != null) {
            return request.draft();
        }
        if (request.workInProgress() != null) {
            return request.workInProgress();
        }
        return request.title() != null && DRAFT_TITLE.matcher(request.title()).matches();
    }

    /** GitLab names a fork only by number; who opened the merge request is nearly always who owns it. */
    private String sourceBranch(GitLabMergeRequest request) {
        String branch = word(request.sourceBranch());
        Long target = request.targetProjectId();
        Long source = request.sourceProjectId();
        if (branch == null || target == null || target.equals(source)) {
            return branch;
        }
        if (source == null) {
            return null;
        }
        String owner = GitLabUser.usernameOf(request.author());
        return word((owner == null ? source.toString() : owner) + ":" + branch);
    }

    private String runner(GitLabJob.Runner runner) {
        if (runner == null) {
            return null;
        }
        return word(runner.description() == null ? runner.name() : runner.description());
    }

    private static Duration duration(Double seconds) {
        boolean sensible = seconds != null && seconds >= 0 && seconds < LONGEST_SECONDS;
        return sensible ? Duration.ofMillis(Math.round(seconds * MILLIS)) : null;
    }

    private String word(String text) {
        return words.share(Texts.name(text));
    }
}
