package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.connector.Observations;
import dev.cidashboard.aggregator.connector.Reading;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.forge.Purpose;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.pipeline.RecentPipelines;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.Sighting;
import dev.cidashboard.aggregator.state.WarmState;
import org.jboss.logging.Logger;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Asks a forge one question about a project and gives the answer to state. */
final class ProjectReader {

    private static final Logger LOG = Logger.getLogger(ProjectReader.class);

    /** Each costs a request with every reading until it ends; more than these at once are of a forge that lost them. */
    private static final int MOST_OVERTAKEN = 10;

    private final Connector connector;
    private final WarmState state;

    ProjectReader(Connector connector, WarmState state) {
        this.connector = connector;
        this.state = state;
    }

    /** Empty if the forge answered, whatever it said. */
    Optional<Failure> read(ProjectState known, Reading reading, Purpose purpose) {
        Project project = known.project();
        return switch (reading) {
            case PIPELINES -> readRecent(known, purpose);
            case DEFAULT_BRANCH_PIPELINES ->
                tell(
                        project,
                        () -> connector.pipelinesOfDefaultBranch(project, purpose),
                        Sighting.OfDefaultBranchPipelines::new);
            case HEAD_PIPELINE -> tell(project, () -> head(known, purpose), Sighting.OfHeadPipeline::new);
            case BRANCHES -> tell(project, () -> connector.branches(project, purpose), Sighting.OfBranches::new);
            case HEAD_COMMIT ->
                known.head()
                        .flatMap(head -> tell(
                                project,
                                () -> connector.commit(project, head.sha(), purpose),
                                Sighting.OfHeadCommit::new));
            case MERGE_REQUESTS ->
                tell(project, () -> connector.mergeRequests(project, purpose), Sighting.OfMergeRequests::new);
        };
    }

    Optional<Failure> read(Project project, Commit commit, Purpose purpose) {
        return tell(project, () -> connector.commit(project, commit.sha(), purpose), Sighting.OfCommit::new);
    }

    Optional<Failure> read(Project project, Pipeline pipeline, Purpose purpose) {
        return tell(
                project,
                () -> connector.pipeline(project, pipeline.id(), purpose),
                seen -> new Sighting.OfPipeline(pipeline.id(), seen));
    }

    /** A pipeline that moved when it was last seen and is older than the list reaches is asked for by itself. */
    private Optional<Failure> readRecent(ProjectState known, Purpose purpose) {
        Project project = known.project();
        Observation<RecentPipelines> seen = observed(project, () -> connector.pipelines(project, purpose));
        Optional<Failure> failure = told(project, seen, Sighting.OfPipelines::new);
        Observations.value(seen).ifPresent(recent -> readOvertaken(project, recent, purpose));
        return failure;
    }

    private void readOvertaken(Project project, RecentPipelines recent, Purpose purpose) {
        Set<PipelineId> listed = recent.listed().stream().map(Pipeline::id).collect(Collectors.toSet());
        state.find(project.id()).stream()
                .flatMap(now -> now.pipelines().value().stream())
                .filter(pipeline -> pipeline.status().isMoving() && !listed.contains(pipeline.id()))
                .limit(MOST_OVERTAKEN)
                .forEach(pipeline -> read(project, pipeline, purpose));
    }

    /** The one that the list names is asked by its id: the forge's own "latest" is that of the last commit only. */
    private Observation<Optional<Pipeline>> head(ProjectState known, Purpose purpose) {
        Project project = known.project();
        return ReadingPlan.lacksDetail(known)
                .map(latest -> connector.pipeline(project, latest.id(), purpose).map(Optional::of))
                .orElseGet(() -> connector.headPipeline(project, purpose));
    }

    /** A failure of the whole instance says nothing about this project: the same is asked again later. */
    private <T> Optional<Failure> tell(
            Project project, Supplier<Observation<T>> question, Function<Observation<T>, Sighting> sighting) {
        return told(project, observed(project, question), sighting);
    }

    private <T> Optional<Failure> told(
            Project project, Observation<T> seen, Function<Observation<T>, Sighting> sighting) {
        Optional<Failure> failure = failure(seen);
        if (failure.map(Failure::kind).filter(Failure.Kind::concernsInstance).isEmpty()) {
            state.apply(project.id(), sighting.apply(seen));
        }
        return failure;
    }

    static <T> Optional<Failure> failure(Observation<T> seen) {
        return switch (seen) {
            case Observation.Fresh<T> fresh -> Optional.empty();
            case Observation.NotModified<T> same -> Optional.empty();
            case Observation.Gone<T> gone -> Optional.empty();
            case Observation.Failed<T>(Failure failure) -> Optional.of(failure);
        };
    }

    /** A connector promises not to throw; one that does anyway must not end the refresh. */
    private <T> Observation<T> observed(Project project, Supplier<Observation<T>> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            LOG.errorf(e, "reading %s failed unexpectedly", project.id());
            return new Observation.Failed<>(unexpected());
        }
    }

    static Failure unexpected() {
        return new Failure(Failure.Kind.UNREADABLE, "The answer could not be understood; the log says why.", null);
    }
}
