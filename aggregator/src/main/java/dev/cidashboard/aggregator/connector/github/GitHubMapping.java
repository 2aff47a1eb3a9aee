package dev.cidashboard.aggregator.connector.github;

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
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** GitHub's records in our words. What cannot be told apart from others, for want of an id or name, becomes null. */
final class GitHubMapping {

    /** In front of the branch of a fork that was deleted, whose owner nobody knows any more. */
    private static final String DELETED_FORK = "?";

    private final InstanceId instance;
    private final GitHubStatuses statuses;
    private final Words words;

    GitHubMapping(InstanceId instance, GitHubStatuses statuses, Words words) {
        this.instance = instance;
        this.statuses = statuses;
        this.words = words;
    }

    Project project(GitHubRepository repository) {
        String path = path(repository);
        if (repository.id() == null || path == null) {
            return null;
        }
        String name = Texts.name(repository.name());
        String pushedAt = repository.pushedAt() == null ? repository.updatedAt() : repository.pushedAt();
        return new Project(
                new ProjectId(instance, repository.id().toString()),
                Platform.GITHUB,
                path,
                name == null ? path.substring(path.lastIndexOf('/') + 1) : name,
                Texts.text(repository.description()),
                visibility(repository),
                WebAddress.text(repository.htmlUrl()),
                repository.owner() == null
                        ? null
                        : WebAddress.text(repository.owner().avatarUrl()),
                word(repository.defaultBranch()),
                Times.parse(pushedAt),
                Boolean.TRUE.equals(repository.archived()),
                Texts.name(repository.nodeId()));
    }

    Pipeline pipeline(GitHubWorkflowRun run) {
        if (run.id() == null) {
            return null;
        }
        Instant createdAt = Times.parse(run.createdAt());
        Instant startedAt = run.runStartedAt() == null ? createdAt : Times.parse(run.runStartedAt());
        Instant updatedAt = Times.parse(run.updatedAt());
        Instant finishedAt = statuses.isCompleted(run.status()) ? updatedAt : null;
        GitHubUser actor = run.triggeringActor() == null ? run.actor() : run.triggeringActor();
        return new Pipeline(
                new PipelineId(run.id().toString()),
                workflow(run),
                word(run.name()),
                run.runNumber(),
                run.runAttempt() == null ? 1 : Math.max(1, run.runAttempt()),
                statuses.of(run.status(), run.conclusion()),
                word(run.event()),
                ref(run),
                commit(run),
                Texts.line(run.displayTitle()),
                word(GitHubUser.loginOf(actor)),
                createdAt,
                startedAt,
                updatedAt,
                finishedAt,
                between(startedAt, finishedAt),
                WebAddress.text(run.htmlUrl()),
                true);
    }

    Job job(GitHubJob job) {
        if (job.id() == null) {
            return null;
        }
        Status status = statuses.of(job.status(), job.conclusion());
        // A job that waits carries the time of its creation as its start.
        boolean began = status != Status.QUEUED && status != Status.WAITING;
        Instant startedAt = began ? Times.parse(job.startedAt()) : null;
        Instant finishedAt = Times.parse(job.completedAt());
        String name = Texts.name(job.name());
        return new Job(
                job.id().toString(),
                name == null ? job.id().toString() : name,
                null,
                status,
                false,
                startedAt,
                finishedAt,
                between(startedAt, finishedAt),
                word(job.runnerName()),
                WebAddress.of(job.htmlUrl()));
    }

    Branch branch(GitHubBranch branch) {
        String name = word(branch.name());
        Commit head = branch.commit() == null ? null : commit(branch.commit());
        return name == null || head == null ? null : new Branch(name, Boolean.TRUE.equals(branch.isProtected()), head);
    }

    Commit commit(GitHubCommit commit) {
        String sha = Texts.name(commit.sha());
        if (sha == null) {
            return null;
        }
        GitHubCommit.Details details = commit.commit();
        if (details == null) {
            return new Commit(sha, null, null, null);
        }
        GitHubCommit.Person author = details.author();
        GitHubCommit.Person committer = details.committer() == null ? author : details.committer();
        return new Commit(
                sha,
                author == null ? null : word(author.name()),
                Texts.line(details.message()),
                committer == null ? null : Times.parse(committer.date()));
    }

    MergeRequest mergeRequest(GitHubPullRequest pull) {
        if (pull.id() == null || pull.number() == null) {
            return null;
        }
        List<GitHubUser> reviewers = pull.requestedReviewers() == null ? List.of() : pull.requestedReviewers();
        return new MergeRequest(
                pull.id().toString(),
                pull.number(),
                Objects.requireNonNullElse(Texts.line(pull.title()), ""),
                word(GitHubUser.loginOf(pull.user())),
                Boolean.TRUE.equals(pull.draft()),
                sourceBranch(pull),
                pull.base() == null ? null : word(pull.base().ref()),
                reviewers.stream()
                        .map(GitHubUser::loginOf)
                        .map(this::word)
                        .filter(Objects::nonNull)
                        .toList(),
                Times.parse(pull.createdAt()),
                Times.parse(pull.updatedAt()),
                WebAddress.text(pull.htmlUrl()));
    }

    UserProfile profile(GitHubUser user) {
        String login = Texts.name(user.login());
        return login == null
                ? null
                : new UserProfile(
                        login, Texts.name(user.name()), WebAddress.of(user.avatarUrl()), WebAddress.of(user.htmlUrl()));
    }

    private static String path(GitHubRepository repository) {
        String login = GitHubUser.loginOf(repository.owner());
        return repository.fullName() == null && login != null && repository.name() != null
                ? Texts.name(login + "/" + repository.name())
                : Texts.name(repository.fullName());
    }

    private static Visibility visibility(GitHubRepository repository) {
        String word =
                repository.visibility() == null ? "" : repository.visibility().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "public" -> Visibility.PUBLIC;
            case "internal" -> Visibility.INTERNAL;
            case "private" -> Visibility.PRIVATE;
            default -> {
                if (repository.isPrivate() == null) {
                    yield Visibility.UNKNOWN;
                }
                yield repository.isPrivate() ? Visibility.PRIVATE : Visibility.PUBLIC;
            }
        };
    }

    /** The workflow's id, which stays when its file is renamed; older servers name only the file. */
    private String workflow(GitHubWorkflowRun run) {
        if (run.workflowId() != null) {
            return words.share(run.workflowId().toString());
        }
        return Objects.requireNonNullElse(word(run.path() == null ? run.name() : run.path()), "");
    }

    /** A run from a fork counts for no branch of ours, even where the branch has the same name. */
    private String ref(GitHubWorkflowRun run) {
        String branch = word(run.headBranch());
        if (branch == null) {
            return null;
        }
        GitHubRepository from = run.headRepository();
        if (from == null) {
            boolean deletedFork = run.repository() != null
                    && run.event() != null
                    && run.event().startsWith("pull_request");
            return deletedFork ? words.share(DELETED_FORK + ":" + branch) : branch;
        }
        boolean fork = from.id() != null
                && run.repository() != null
                && run.repository().id() != null
                && !from.id().equals(run.repository().id());
        return fork ? words.share(ownerOf(from) + ":" + branch) : branch;
    }

    private static String ownerOf(GitHubRepository fork) {
        String login = GitHubUser.loginOf(fork.owner());
        if (login != null) {
            return login;
        }
        String path = fork.fullName();
        return path == null || path.indexOf('/') < 1 ? DELETED_FORK : path.substring(0, path.indexOf('/'));
    }

    private String sourceBranch(GitHubPullRequest pull) {
        GitHubPullRequest.Side head = pull.head();
        if (head == null || head.repo() == null || word(head.ref()) == null) {
            return null;
        }
        GitHubRepository target = pull.base() == null ? null : pull.base().repo();
        boolean fork = target != null
                && target.id() != null
                && head.repo().id() != null
                && !target.id().equals(head.repo().id());
        return fork ? word(ownerOf(head.repo()) + ":" + head.ref()) : word(head.ref());
    }

    private Commit commit(GitHubWorkflowRun run) {
        String sha = Texts.name(run.headSha());
        if (sha == null) {
            return null;
        }
        GitHubWorkflowRun.HeadCommit head = run.headCommit();
        if (head == null) {
            return new Commit(sha, null, null, null);
        }
        return new Commit(
                sha,
                head.author() == null ? null : word(head.author().name()),
                Texts.line(head.message()),
                Times.parse(head.timestamp()));
    }

    private String word(String text) {
        return words.share(Texts.name(text));
    }

    private static Duration between(Instant start, Instant end) {
        return start == null || end == null || end.isBefore(start) ? null : Duration.between(start, end);
    }
}
