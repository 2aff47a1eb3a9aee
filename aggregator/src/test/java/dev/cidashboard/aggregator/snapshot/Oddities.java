package dev.cidashboard.aggregator.snapshot;

import dev.cidashboard.aggregator.connector.Glimpse;
import dev.cidashboard.aggregator.connector.Keepsake;
import dev.cidashboard.aggregator.fixture.Samples;
import dev.cidashboard.aggregator.forge.KeptPage;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.pipeline.RecentPipelines;
import dev.cidashboard.aggregator.project.Branch;
import dev.cidashboard.aggregator.project.Branches;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.aggregator.project.MergeRequest;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.project.Visibility;
import dev.cidashboard.aggregator.state.Facet;
import dev.cidashboard.aggregator.state.FormerPaths;
import dev.cidashboard.aggregator.state.ProjectSnapshot;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.api.Status;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Projects with all that a connector can make of what a forge says, nulls and odd ids included. */
final class Oddities {

    private static final List<String> TEXTS = List.of(
            "",
            "main",
            "feature/ümlaut",
            "🚀 \"quoted\\\" 𝕏",
            "0",
            "17",
            "null",
            "[1,2]",
            "a\u2028b",
            "x".repeat(1_000));

    private final Random random;

    Oddities(long seed) {
        this.random = new Random(seed);
    }

    ProjectSnapshot snapshot() {
        List<Pipeline> pipelines = several(this::pipeline).stream()
                .collect(Collectors.toMap(Pipeline::id, one -> one, (one, other) -> one))
                .values()
                .stream()
                .toList();
        List<Branch> branches = several(() -> new Branch(text(), random.nextBoolean(), commit()));
        Map<String, Commit> commits = new HashMap<>();
        several(this::commit).forEach(one -> commits.put(one.sha(), one));
        Map<PipelineId, Integer> missed = new HashMap<>();
        pipelines.stream().limit(2).forEach(one -> missed.put(one.id(), 1 + random.nextInt(4)));
        return new ProjectSnapshot(
                project(),
                new FormerPaths(several(this::text).stream()
                        .map(text -> text + "x")
                        .distinct()
                        .limit(10)
                        .toList()),
                facet(pipelines),
                facet(maybe(this::id)),
                facet(new Branches(branches, branches.size() + random.nextInt(3))),
                facet(Map.copyOf(commits)),
                facet(several(this::mergeRequest)),
                orNull(this::text),
                missed,
                facet(maybe(this::glimpse)),
                orNull(this::moment),
                random.nextLong());
    }

    /** Pages of what the snapshot holds, and of what it does not. */
    Keepsake keepsake(ProjectSnapshot snapshot) {
        List<KeptPage> pages = new ArrayList<>();
        pages.add(page(List.copyOf(snapshot.pipelines().value())));
        pages.add(page(several(this::pipeline)));
        pages.add(page(snapshot.branches().value().listed()));
        pages.add(page(snapshot.mergeRequests().value()));
        pages.add(page(pipeline()));
        pages.add(page(commit()));
        pages.add(page(List.of()));
        return new Keepsake(pages, Map.of(random.nextLong(), "R_kgDO", 7L, text() + "x"));
    }

    private KeptPage page(Object value) {
        return new KeptPage(
                random.nextLong(),
                random.nextLong(),
                "W/\"" + random.nextLong() + "\"",
                value,
                random.nextInt(5) - 1,
                random.nextInt(2),
                orNull(() -> URI.create("https://forge.example/next?page=" + random.nextInt(9))),
                orNull(() -> URI.create("https://forge.example/last")));
    }

    private Project project() {
        return new Project(
                new ProjectId(Samples.GITHUB, "a/b:" + random.nextInt()),
                random.nextBoolean() ? Platform.GITHUB : Platform.GITLAB,
                text() + "p",
                text(),
                orNull(this::text),
                any(Visibility.values()),
                orNull(this::address),
                orNull(this::address),
                orNull(this::text),
                orNull(this::moment),
                random.nextBoolean(),
                orNull(this::text));
    }

    private Pipeline pipeline() {
        PipelineId id = id();
        return new Pipeline(
                id,
                text(),
                orNull(this::text),
                orNull(random::nextLong),
                1 + random.nextInt(3),
                any(Status.values()),
                orNull(this::text),
                orNull(this::text),
                orNull(this::commit),
                orNull(this::text),
                orNull(this::text),
                orNull(this::moment),
                orNull(this::moment),
                orNull(this::moment),
                orNull(this::moment),
                orNull(() -> Duration.ofMillis(random.nextInt())),
                orNull(() -> random.nextBoolean() ? "https://forge.example/runs/" + id : address()),
                random.nextBoolean());
    }

    private PipelineId id() {
        return new PipelineId(
                switch (random.nextInt(4)) {
                    case 0 -> "{0c4e-uuid-" + random.nextInt() + "}";
                    case 1 -> "00" + random.nextInt();
                    case 2 -> "job/main #" + random.nextInt();
                    default -> Long.toString(random.nextLong(1_000_000_000_000L));
                });
    }

    /** SHA-1, SHA-256, in capitals, and no hash at all. */
    private Commit commit() {
        String sha =
                switch (random.nextInt(4)) {
                    case 0 -> "%064x".formatted(random.nextLong(Long.MAX_VALUE));
                    case 1 -> "%040X".formatted(random.nextLong(Long.MAX_VALUE));
                    case 2 -> "no hash " + random.nextInt();
                    default -> "%040x".formatted(random.nextLong(Long.MAX_VALUE));
                };
        return new Commit(sha, orNull(this::text), orNull(this::text), orNull(this::moment));
    }

    private MergeRequest mergeRequest() {
        return new MergeRequest(
                Integer.toString(random.nextInt()),
                random.nextLong(),
                text(),
                orNull(this::text),
                random.nextBoolean(),
                orNull(this::text),
                orNull(this::text),
                several(this::text),
                orNull(this::moment),
                orNull(this::moment),
                orNull(this::address));
    }

    private Glimpse glimpse() {
        List<Pipeline> recent = several(this::pipeline);
        return new Glimpse(
                orNull(this::commit),
                several(() -> new Glimpse.Run(id(), any(Status.values()), orNull(this::moment))),
                orNull(() -> new RecentPipelines(
                        recent, random.nextInt(recent.size() + 1), random.nextBoolean(), random.nextBoolean())),
                orNull(this::moment),
                orNull(() -> random.nextInt(100)),
                new HashSet<>(several(this::text)),
                orNull(() -> random.nextInt(100)),
                orNull(() -> random.nextInt(100)),
                orNull(this::moment));
    }

    private <T> Facet<T> facet(T value) {
        return new Facet<>(value, orNull(this::moment), orNull(this::moment), random.nextBoolean(), null);
    }

    private String text() {
        return any(TEXTS.toArray(String[]::new));
    }

    private String address() {
        return (random.nextBoolean() ? "https" : "http") + "://forge.example/" + random.nextInt(10);
    }

    private Instant moment() {
        return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1_000L);
    }

    private <T> List<T> several(Supplier<T> one) {
        List<T> all = new ArrayList<>();
        for (int left = random.nextInt(6); left > 0; left--) {
            all.add(one.get());
        }
        return List.copyOf(all);
    }

    private <T> Optional<T> maybe(Supplier<T> one) {
        return Optional.ofNullable(orNull(one));
    }

    private <T> T orNull(Supplier<T> one) {
        return random.nextInt(4) == 0 ? null : one.get();
    }

    @SafeVarargs
    private <T> T any(T... all) {
        return all[random.nextInt(all.length)];
    }
}
