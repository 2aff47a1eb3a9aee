package dev.cidashboard.aggregator.connector.gitlab;

import dev.cidashboard.aggregator.connector.UnknownWords;
import dev.cidashboard.aggregator.deployment.Deployment;
import dev.cidashboard.aggregator.deployment.DeploymentId;
import dev.cidashboard.aggregator.deployment.DeploymentStatus;
import dev.cidashboard.aggregator.forge.Texts;
import dev.cidashboard.aggregator.forge.Times;

import java.time.Instant;
import java.util.Locale;

/** GitLab's deployments in our words. */
final class GitLabDeployments {

    private final UnknownWords unknownWords;

    GitLabDeployments(UnknownWords unknownWords) {
        this.unknownWords = unknownWords;
    }

    /** Null for what has no id or no beginning. */
    Deployment deployment(GitLabDeployment deployment) {
        Instant createdAt = Times.parse(deployment.createdAt());
        if (deployment.id() == null || createdAt == null) {
            return null;
        }
        DeploymentStatus status = status(deployment.status());
        String environment = deployment.environment() == null
                ? null
                : Texts.name(deployment.environment().name());
        return new Deployment(
                new DeploymentId(deployment.id().toString()),
                environment == null ? "" : environment,
                Texts.name(deployment.ref()),
                Texts.name(deployment.sha()),
                status,
                createdAt,
                Times.parse(deployment.updatedAt()),
                status.isOver() ? finishedAt(deployment) : null,
                committedAt(deployment.deployable()));
    }

    private DeploymentStatus status(String said) {
        String word = said == null ? "" : said.strip().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "created", "blocked" -> DeploymentStatus.PENDING;
            case "running" -> DeploymentStatus.RUNNING;
            case "success" -> DeploymentStatus.SUCCESS;
            case "failed" -> DeploymentStatus.FAILED;
            case "canceled", "cancelled" -> DeploymentStatus.CANCELLED;
            case "skipped" -> DeploymentStatus.SKIPPED;
            case "" -> DeploymentStatus.UNKNOWN;
            default -> {
                unknownWords.unknown(said);
                yield DeploymentStatus.UNKNOWN;
            }
        };
    }

    /** Of one without a job only the last touch is told, which is its end. */
    private static Instant finishedAt(GitLabDeployment deployment) {
        Instant ofJob = deployment.deployable() == null
                ? null
                : Times.parse(deployment.deployable().finishedAt());
        return ofJob == null ? Times.parse(deployment.updatedAt()) : ofJob;
    }

    private static Instant committedAt(GitLabDeployment.Job job) {
        GitLabCommit commit = job == null ? null : job.commit();
        if (commit == null) {
            return null;
        }
        return Times.parse(commit.committedDate() == null ? commit.createdAt() : commit.committedDate());
    }
}
