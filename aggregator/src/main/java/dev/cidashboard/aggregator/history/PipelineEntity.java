package dev.cidashboard.aggregator.history;

import dev.cidashboard.api.PipelineView;
import dev.cidashboard.api.Status;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import java.time.Duration;
import java.time.Instant;

/** A row of pipelines, read only: {@link RunRows} writes them. */
@Entity
@Table(name = "pipeline")
@IdClass(PipelineKey.class)
class PipelineEntity {

    @Id
    @Column(name = "project_id")
    int projectId;

    @Id
    @Column(name = "native_id")
    String nativeId;

    @Id
    @Column(name = "created_at")
    Instant createdAt;

    int attempt;
    String status;
    boolean over;
    boolean detailed;
    Long number;
    String workflow;
    String name;
    String event;
    String ref;
    String sha;
    String title;
    String actor;

    @Column(name = "web_url")
    String webUrl;

    @Column(name = "committed_at")
    Instant committedAt;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "finished_at")
    Instant finishedAt;

    @Column(name = "duration_ms")
    Long durationMillis;

    PipelineKey key() {
        return new PipelineKey(projectId, nativeId, createdAt);
    }

    PipelineView toView() {
        return new PipelineView(
                nativeId,
                null,
                Status.of(status).orElse(Status.UNKNOWN),
                name,
                number,
                attempt,
                event,
                ref,
                sha,
                title,
                actor,
                createdAt,
                startedAt,
                finishedAt,
                queuedSeconds(),
                durationMillis == null
                        ? null
                        : Long.valueOf(Duration.ofMillis(durationMillis).toSeconds()),
                webUrl);
    }

    /** Of the first attempt only: a platform that re-runs a pipeline keeps the time of its first creation. */
    private Long queuedSeconds() {
        if (attempt > 1 || startedAt == null || startedAt.isBefore(createdAt)) {
            return null;
        }
        return Duration.between(createdAt, startedAt).toSeconds();
    }
}
