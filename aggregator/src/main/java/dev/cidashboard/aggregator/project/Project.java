package dev.cidashboard.aggregator.project;

import dev.cidashboard.api.Platform;
import dev.cidashboard.api.ProjectId;

import java.time.Instant;
import java.util.Objects;

/**
 * A project (GitHub repository, GitLab project) as its forge lists it. What the forge left out is null.
 *
 * @param path what people call it, unique within its instance at one moment: {@code octo-org/octo-repo}
 * @param webUrl where people see it; http or https, as a text, since a URI costs its parts once more
 * @param avatar picture named by the forge; http or https
 * @param defaultBranch null for an empty repository
 * @param lastActivityAt a hint only: GitLab moves it at most once an hour
 * @param globalId its name in the platform's GraphQL; null where it has none
 */
public record Project(
        ProjectId id,
        Platform platform,
        String path,
        String name,
        String description,
        Visibility visibility,
        String webUrl,
        String avatar,
        String defaultBranch,
        Instant lastActivityAt,
        boolean archived,
        String globalId) {

    public Project {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(visibility, "visibility");
    }
    /** Whether its platform counts how often a pipeline was run. */
    public boolean countsAttempts() {
        return switch (platform) {
            case GITHUB, JENKINS, BITBUCKET -> true;
            // A job that is run again moves its pipeline back to running, under the same id and without any count.
            case GITLAB -> false;
        };
    }
}
