package dev.cidashboard.aggregator;

import dev.cidashboard.aggregator.pipeline.Job;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.project.Branch;
import dev.cidashboard.aggregator.project.Branches;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.aggregator.project.MergeRequest;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.project.Visibility;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.api.Status;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Projects and what belongs to them, as short as they can be. */
public final class Samples {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Samples() {}

    public static Project project(InstanceId instance, Platform platform, String id, String path) {
        return new Project(
                new ProjectId(instance, id),
                platform,
                path,
                path.substring(path.lastIndexOf('/') + 1),
                "what it is for",
                Visibility.PUBLIC,
                "https://forge.example/" + path,
                null,
                "main",
                NOON,
                false,
                "node-" + id);
    }

    public static Pipeline pipeline(String id, Status status, String branch) {
        return pipeline(id, 1, status, branch);
    }

    public static Pipeline pipeline(String id, int attempt, Status status, String branch) {
        return new Pipeline(
                new PipelineId(id),
                "build",
                "Build",
                7L,
                attempt,
                status,
                "push",
                branch,
                commit("aaaa"),
                "Make it faster",
                "octocat",
                NOON,
                NOON,
                NOON.plusSeconds(60),
                status.isMoving() ? null : NOON.plusSeconds(60),
                status.isMoving() ? null : Duration.ofSeconds(60),
                "https://forge.example/runs/" + id,
                true);
    }

    public static Commit commit(String sha) {
        return new Commit(sha, "Ada", "Make it faster", NOON);
    }

    public static Branches branches(String... names) {
        List<Branch> listed = List.of(names).stream()
                .map(name -> new Branch(name, false, commit("aaaa")))
                .toList();
        return new Branches(listed, listed.size());
    }

    public static MergeRequest mergeRequest(String id, boolean draft) {
        return new MergeRequest(
                id,
                Long.parseLong(id),
                "Draft or not",
                "octocat",
                draft,
                "feature/one",
                "main",
                List.of("ada"),
                NOON,
                NOON,
                "https://forge.example/merge/" + id);
    }

    public static Job job(String name, Status status) {
        return new Job(
                name + "-1",
                name,
                "test",
                status,
                false,
                NOON,
                NOON.plusSeconds(30),
                Duration.ofSeconds(30),
                "runner-1",
                URI.create("https://forge.example/jobs/" + name));
    }
}
