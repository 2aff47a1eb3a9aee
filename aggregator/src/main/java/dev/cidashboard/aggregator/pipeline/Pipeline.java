package dev.cidashboard.aggregator.pipeline;

import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.aggregator.project.PackedTime;
import dev.cidashboard.api.Status;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * One pipeline: a GitHub workflow run, a GitLab pipeline. What the forge left out is null.
 *
 * <p>Not a record, because nothing else is there so often: 10,000 projects have 200,000 of them. Its numbers and times are
 * kept as numbers, and of its address only what its neighbours do not have: 120 bytes instead of some 450.
 */
public final class Pipeline {

    private static final long NO_NUMBER = Long.MIN_VALUE;

    private final long idNumber;
    /** Null where the number says it. */
    private final String idText;

    private final String workflow;
    private final String name;
    private final int attempt;
    private final Status status;
    private final String event;
    private final String ref;
    private final Commit commit;
    private final String title;
    private final String actor;
    private final boolean detailed;
    private final long number;
    private final long createdAt;
    private final long startedAt;
    private final long updatedAt;
    private final long finishedAt;
    private final long duration;
    /** The whole address, or what stands in front of its id at its end. */
    private final String address;

    private final boolean idEndsAddress;

    /**
     * @param workflow key of the workflow it is a run of, stable over renames; empty where the platform has one for all
     * @param name of the workflow as people know it; null where the platform has none
     * @param number what people call it
     * @param attempt from 1; a re-run is the next attempt of the same pipeline
     * @param event what started it, in the platform's own word
     * @param ref the branch or tag; {@code owner:branch} when it came from a fork, so that it never counts for a branch of
     *     ours
     * @param commit what it ran on; author and message as far as the forge said
     * @param title of the run as the forge shows it
     * @param actor login of who started it
     * @param startedAt when this attempt began to run
     * @param updatedAt when the forge last touched it: together with the attempt, what orders two sightings
     * @param finishedAt end of this attempt, if it ended and the forge says when
     * @param duration of this attempt from its own start to its end; null until it ended and while not known
     * @param webUrl where people see it, http or https
     * @param detailed whether the platform's full answer was read (GitLab's list hides warnings and durations)
     */
    public Pipeline(
            PipelineId id,
            String workflow,
            String name,
            Long number,
            int attempt,
            Status status,
            String event,
            String ref,
            Commit commit,
            String title,
            String actor,
            Instant createdAt,
            Instant startedAt,
            Instant updatedAt,
            Instant finishedAt,
            Duration duration,
            String webUrl,
            boolean detailed) {
        Objects.requireNonNull(id, "id");
        if (attempt < 1) {
            throw new IllegalArgumentException(
                    "attempt of pipeline " + id + " is " + attempt + ", expected at least 1");
        }
        this.idNumber = id.number();
        this.idText = id.text();
        this.workflow = Objects.requireNonNull(workflow, "workflow");
        this.name = name;
        this.number = number == null ? NO_NUMBER : number;
        this.attempt = attempt;
        this.status = Objects.requireNonNull(status, "status");
        this.event = event;
        this.ref = ref;
        this.commit = commit;
        this.title = commit != null && title != null && title.equals(commit.message()) ? commit.message() : title;
        this.actor = actor;
        this.createdAt = PackedTime.of(createdAt);
        this.startedAt = PackedTime.of(startedAt);
        this.updatedAt = PackedTime.of(updatedAt);
        this.finishedAt = PackedTime.of(finishedAt);
        this.duration = PackedTime.of(duration);
        this.idEndsAddress = webUrl != null && webUrl.endsWith("/" + id.value());
        this.address = idEndsAddress
                ? shared(webUrl.substring(0, webUrl.length() - id.value().length()))
                : webUrl;
        this.detailed = detailed;
    }

    public PipelineId id() {
        return PipelineId.of(idNumber, idText);
    }

    public String workflow() {
        return workflow;
    }

    public String name() {
        return name;
    }

    public Long number() {
        return number == NO_NUMBER ? null : (Long) number;
    }

    public int attempt() {
        return attempt;
    }

    public Status status() {
        return status;
    }

    public String event() {
        return event;
    }

    public String ref() {
        return ref;
    }

    public Commit commit() {
        return commit;
    }

    public String title() {
        return title;
    }

    public String actor() {
        return actor;
    }

    public Instant createdAt() {
        return PackedTime.instant(createdAt);
    }

    public Instant startedAt() {
        return PackedTime.instant(startedAt);
    }

    public Instant updatedAt() {
        return PackedTime.instant(updatedAt);
    }

    public Instant finishedAt() {
        return PackedTime.instant(finishedAt);
    }

    public Duration duration() {
        return PackedTime.duration(duration);
    }

    public String webUrl() {
        return idEndsAddress ? address + idValue() : address;
    }

    public boolean detailed() {
        return detailed;
    }

    /** Whether its attempt has come to an end: within one attempt nothing goes back from it. */
    public boolean isOver() {
        return switch (status) {
            case RUNNING, WAITING, QUEUED, SCHEDULED, ACTION_REQUIRED, UNKNOWN, NONE -> false;
            case ERROR, TIMED_OUT, FAILED, CANCELLED, SUCCESS_WITH_WARNINGS, STALE, SUCCESS, NEUTRAL, SKIPPED -> true;
        };
    }

    /** When it was created as a number to compare, for orders of very many; the least one if it is not known. */
    public long createdAtNumber() {
        return createdAt;
    }

    String addressBeforeId() {
        return address;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Pipeline other
                && idNumber == other.idNumber
                && attempt == other.attempt
                && status == other.status
                && detailed == other.detailed
                && number == other.number
                && hasTimesOf(other)
                && Objects.equals(idText, other.idText)
                && workflow.equals(other.workflow)
                && Objects.equals(name, other.name)
                && Objects.equals(event, other.event)
                && Objects.equals(ref, other.ref)
                && Objects.equals(commit, other.commit)
                && Objects.equals(title, other.title)
                && Objects.equals(actor, other.actor)
                && idEndsAddress == other.idEndsAddress
                && Objects.equals(address, other.address);
    }

    @Override
    public int hashCode() {
        return Objects.hash(idNumber, idText, attempt, status, updatedAt);
    }

    @Override
    public String toString() {
        return "Pipeline[id=" + idValue() + ", attempt=" + attempt + ", status=" + status + ", ref=" + ref
                + ", workflow=" + workflow + ", name=" + name + ", number=" + number() + ", event=" + event
                + ", commit=" + commit + ", title=" + title + ", actor=" + actor + ", createdAt=" + createdAt()
                + ", startedAt=" + startedAt() + ", updatedAt=" + updatedAt() + ", finishedAt=" + finishedAt()
                + ", duration=" + duration() + ", webUrl=" + webUrl() + ", detailed=" + detailed + "]";
    }

    private boolean hasTimesOf(Pipeline other) {
        return createdAt == other.createdAt
                && startedAt == other.startedAt
                && updatedAt == other.updatedAt
                && finishedAt == other.finishedAt
                && duration == other.duration;
    }

    private String idValue() {
        return idText == null ? Long.toString(idNumber) : idText;
    }

    /** One copy for all pipelines of a project. The JVM's own table forgets it with the last of them, unlike one of ours. */
    private static String shared(String beforeId) {
        return beforeId.intern();
    }
}
