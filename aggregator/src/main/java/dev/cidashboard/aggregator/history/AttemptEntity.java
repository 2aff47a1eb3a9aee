package dev.cidashboard.aggregator.history;

import dev.cidashboard.api.AttemptView;
import dev.cidashboard.api.Status;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import java.time.Instant;

/** An earlier attempt of a pipeline, read only. */
@Entity
@Table(name = "pipeline_attempt")
@IdClass(AttemptKey.class)
class AttemptEntity {

    private static final double MILLIS = 1000;

    @Id
    @Column(name = "project_id")
    int projectId;

    @Id
    @Column(name = "native_id")
    String nativeId;

    @Id
    @Column(name = "created_at")
    Instant createdAt;

    @Id
    int attempt;

    String status;
    String actor;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "finished_at")
    Instant finishedAt;

    @Column(name = "duration_ms")
    Long durationMillis;

    PipelineKey pipeline() {
        return new PipelineKey(projectId, nativeId, createdAt);
    }

    AttemptView toView() {
        return new AttemptView(
                attempt,
                Status.of(status).orElse(Status.UNKNOWN),
                actor,
                startedAt,
                finishedAt,
                durationMillis == null ? null : (Double) (durationMillis / MILLIS));
    }
}
