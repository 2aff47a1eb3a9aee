package dev.cidashboard.simulator.world;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a truthful dashboard shows of one project, field by field, in words that belong to no forge.
 *
 * @param status on GitHub the worst of the latest run of each workflow on the default branch, on GitLab the latest pipeline on it
 * @param pipeline the pipeline that decided; null when there is none on the default branch
 * @param lastCommit the head of the default branch; null in an empty project
 */
public record Truth(
        String platform,
        long nativeId,
        String path,
        String name,
        String description,
        String visibility,
        String defaultBranch,
        boolean archived,
        String status,
        DecidingPipeline pipeline,
        HeadCommit lastCommit,
        int branchCount,
        int openMergeRequests,
        int draftMergeRequests) {

    /** {@code durationSeconds} is null until the pipeline has ended; {@code name} is null where the forge gives none. */
    public record DecidingPipeline(
            long id, String status, String ref, String name, Instant startedAt, Long durationSeconds) {}

    public record HeadCommit(String sha, String author, String message, Instant at) {}

    static Truth of(Project project) {
        Optional<Pipeline> deciding = deciding(project);
        return new Truth(
                project.key().platform().word(),
                project.id(),
                project.path(),
                project.name(),
                project.description(),
                project.visibility().word(),
                project.defaultBranch(),
                project.archived(),
                deciding.map(pipeline -> pipeline.status().neutral())
                        .orElse(NeutralStatus.NONE)
                        .word(),
                deciding.map(pipeline -> decided(project, pipeline)).orElse(null),
                project.head().map(branch -> head(branch.head())).orElse(null),
                project.branches().size(),
                project.openMergeRequests().size(),
                (int) project.openMergeRequests().stream()
                        .filter(MergeRequest::draft)
                        .count());
    }

    private static Optional<Pipeline> deciding(Project project) {
        Map<Integer, Pipeline> latest = new LinkedHashMap<>();
        for (Pipeline pipeline : project.pipelines()) {
            if (pipeline.ref().equals(project.defaultBranch())) {
                latest.put(pipeline.workflow().index(), pipeline);
            }
        }
        return latest.values().stream().reduce(Truth::worse);
    }

    /** Of two equally severe ones the newer decides. */
    private static Pipeline worse(Pipeline one, Pipeline other) {
        NeutralStatus first = one.status().neutral();
        NeutralStatus second = other.status().neutral();
        if (first == second) {
            return one.id() > other.id() ? one : other;
        }
        return first.worseThan(second) ? one : other;
    }

    private static DecidingPipeline decided(Project project, Pipeline pipeline) {
        Platform platform = project.key().platform();
        OptionalLong duration = pipeline.durationSeconds(platform);
        return new DecidingPipeline(
                pipeline.id(),
                pipeline.status().neutral().word(),
                pipeline.ref(),
                platform == Platform.GITHUB ? pipeline.workflow().name() : null,
                pipeline.startedAt(platform),
                duration.isPresent() ? duration.getAsLong() : null);
    }

    private static HeadCommit head(Commit commit) {
        return new HeadCommit(commit.sha(), commit.author().name(), commit.firstLine(), commit.at());
    }
}
