package dev.cidashboard.aggregator.connector.github;

import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.Elements;
import dev.cidashboard.aggregator.connector.UnknownWords;
import dev.cidashboard.aggregator.deployment.Deployment;
import dev.cidashboard.aggregator.deployment.DeploymentId;
import dev.cidashboard.aggregator.deployment.DeploymentStatus;
import dev.cidashboard.aggregator.forge.Texts;
import dev.cidashboard.aggregator.forge.Times;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** GitHub's deployments in our words. */
final class GitHubDeploymentMapping {

    private final UnknownWords unknownWords;

    GitHubDeploymentMapping(UnknownWords unknownWords) {
        this.unknownWords = unknownWords;
    }

    /** By the id of the repository; of none where GitHub tells nothing about it. */
    Map<String, List<Deployment>> of(GitHubDeployments answer) {
        Map<String, List<Deployment>> told = new HashMap<>();
        GitHubDeployments.Repository repository = answer.node();
        if (repository != null && repository.databaseId() != null && repository.deployments() != null) {
            told.put(
                    repository.databaseId().toString(),
                    Elements.of(repository.deployments().nodes())
                            .limit(Connector.MOST_DEPLOYMENTS)
                            .map(this::deployment)
                            .filter(Objects::nonNull)
                            .toList());
        }
        return told;
    }

    /** Null for what has no id or no beginning. */
    Deployment deployment(GitHubDeployments.Deployment deployment) {
        Instant createdAt = Times.parse(deployment.createdAt());
        if (deployment.databaseId() == null || createdAt == null) {
            return null;
        }
        DeploymentStatus status = status(deployment);
        String environment = Texts.name(deployment.environment());
        return new Deployment(
                new DeploymentId(deployment.databaseId().toString()),
                environment == null ? "" : environment,
                deployment.ref() == null ? null : Texts.name(deployment.ref().name()),
                deployment.commit() == null
                        ? null
                        : Texts.name(deployment.commit().oid()),
                status,
                createdAt,
                Times.parse(deployment.updatedAt()),
                finishedAt(deployment, status),
                deployment.commit() == null
                        ? null
                        : Times.parse(deployment.commit().committedDate()));
    }

    /**
     * What is inactive or destroyed was there until something took its place; unless all that was ever said of it is that it
     * failed.
     */
    private DeploymentStatus status(GitHubDeployments.Deployment deployment) {
        return switch (word(deployment.state())) {
            case "pending", "queued", "waiting" -> DeploymentStatus.PENDING;
            case "in_progress" -> DeploymentStatus.RUNNING;
            case "success", "active" -> DeploymentStatus.SUCCESS;
            case "inactive", "destroyed" ->
                end(deployment, DeploymentStatus.SUCCESS).isEmpty()
                                && end(deployment, DeploymentStatus.FAILED).isPresent()
                        ? DeploymentStatus.FAILED
                        : DeploymentStatus.SUCCESS;
            case "failure", "error" -> DeploymentStatus.FAILED;
            // Nobody has said anything about it for half an hour.
            case "abandoned" -> DeploymentStatus.CANCELLED;
            case "" -> DeploymentStatus.UNKNOWN;
            default -> {
                unknownWords.unknown(deployment.state());
                yield DeploymentStatus.UNKNOWN;
            }
        };
    }

    private static Instant finishedAt(GitHubDeployments.Deployment deployment, DeploymentStatus status) {
        return switch (status) {
            case SUCCESS, FAILED -> end(deployment, status).orElse(null);
            case CANCELLED -> Times.parse(deployment.updatedAt());
            case PENDING, RUNNING, SKIPPED, UNKNOWN -> null;
        };
    }

    /** When it was first said to have ended so. */
    private static Optional<Instant> end(GitHubDeployments.Deployment deployment, DeploymentStatus how) {
        Stream<GitHubDeployments.Status> said = deployment.statuses() == null
                ? Stream.empty()
                : Elements.of(deployment.statuses().nodes());
        return Stream.concat(said, Stream.ofNullable(deployment.latestStatus()))
                .filter(status -> ending(status.state()) == how)
                .map(status -> Times.parse(status.createdAt()))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    /** Null for what is no end. */
    private static DeploymentStatus ending(String state) {
        return switch (word(state)) {
            case "success" -> DeploymentStatus.SUCCESS;
            case "failure", "error" -> DeploymentStatus.FAILED;
            default -> null;
        };
    }

    private static String word(String state) {
        return state == null ? "" : state.strip().toLowerCase(Locale.ROOT);
    }
}
