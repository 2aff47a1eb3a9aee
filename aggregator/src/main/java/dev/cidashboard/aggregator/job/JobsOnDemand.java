package dev.cidashboard.aggregator.job;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.forge.Purpose;
import dev.cidashboard.aggregator.pipeline.Job;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.api.JobsView;
import dev.cidashboard.api.ProjectId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Jobs are not part of the refresh: 50 pipelines of 1,000 projects would cost 50,000 requests a pass. They are read when
 * somebody asks, kept, and read again behind the answer when they are no longer good. The
 * reserve of the budget is for pipelines that the state knows: anybody can make up the id of another.
 * Safe for use by many threads.
 */
public final class JobsOnDemand {

    /** Of so many pipelines jobs are kept: about 30 MB at 100 jobs each, which is far more than people look at. */
    private static final int MOST_PIPELINES = 1_000;
    /** So many pipelines are read at once; whoever comes later is told "loading" and asks again. */
    private static final int MOST_READS = 16;

    private final Connectors connectors;
    private final Clock clock;
    private final Executor executor;
    private final Duration patience;
    private final JobListener listener;
    private final Semaphore reads = new Semaphore(MOST_READS);
    private final Cache<Key, Slot> slots = Caffeine.newBuilder()
            .maximumSize(MOST_PIPELINES)
            .executor(Runnable::run)
            .build();

    private record Key(ProjectId project, PipelineId pipeline) {}

    /** @param patience how long somebody who sees them first waits before being told "loading" */
    public JobsOnDemand(
            Connectors connectors, Clock clock, Executor executor, Duration patience, JobListener listener) {
        this.connectors = connectors;
        this.clock = clock;
        this.executor = executor;
        this.patience = patience;
        this.listener = listener;
    }

    /**
     * The jobs as far as they are known.
     *
     * @param known the pipeline as the state knows it; null if it is older than what the state keeps
     * @return empty if the forge says that there is no such pipeline
     */
    public Optional<JobsView> of(Project project, PipelineId pipeline, Pipeline known) {
        Optional<Connector> connector = connectors.of(project.id().instance());
        if (connector.isEmpty()) {
            return Optional.empty();
        }
        Sight sight = Sight.of(known);
        Slot slot = slots.get(new Key(project.id(), pipeline), key -> new Slot());
        KeptJobs kept = slot.kept();
        if (kept == null || !kept.isGood(sight, clock.instant())) {
            var flight =
                    slot.read(kept, reads, executor, before -> ask(connector.get(), project, pipeline, sight, before));
            kept = kept != null && kept.canBeShownMeanwhile(sight)
                    ? kept
                    : flight.map(this::await).orElse(null);
        }
        return kept == null ? Optional.of(new JobsView(pipeline.value(), List.of(), true, null)) : kept.view(pipeline);
    }

    private KeptJobs ask(Connector connector, Project project, PipelineId pipeline, Sight sight, KeptJobs before) {
        Purpose purpose = sight == null ? Purpose.BACKGROUND : Purpose.INTERACTIVE;
        var observed = connector.jobs(project, pipeline, purpose);
        if (observed instanceof Observation.Fresh<List<Job>>(List<Job> read)) {
            listener.read(project, pipeline, read);
        }
        Instant now = clock.instant();
        return KeptJobs.after(observed, before, sight, now);
    }

    /** Null if it takes too long: the read goes on. */
    private KeptJobs await(CompletableFuture<KeptJobs> flight) {
        try {
            return flight.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the jobs could not be read", e.getCause());
        }
    }
}
