package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.fixture.Runs;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.RecentPipelines;
import dev.cidashboard.aggregator.project.Branches;
import dev.cidashboard.aggregator.project.MergeRequest;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.api.RepositoryView;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static dev.cidashboard.aggregator.fixture.Runs.run;
import static dev.cidashboard.aggregator.fixture.Samples.branch;
import static dev.cidashboard.aggregator.fixture.Samples.branches;
import static dev.cidashboard.aggregator.fixture.Samples.commit;
import static dev.cidashboard.aggregator.fixture.Samples.fresh;
import static dev.cidashboard.aggregator.fixture.Samples.github;
import static dev.cidashboard.aggregator.fixture.Samples.mergeRequest;

/** A state whose changes are heard, and whose first project is told of in few words. */
final class WatchedState {

    static final Duration TTL = Duration.ofMinutes(5);
    static final Project ONE = github(1);

    final SimulatedClock clock = SimulatedClock.started();
    final List<Change> changes = new ArrayList<>();
    final WarmState state = new WarmState(clock, new Freshness(TTL, Duration.ofHours(24), TTL), List.of(changes::add));

    void list(Project... projects) {
        state.listing(projects[0].id().instance()).page(List.of(projects));
    }

    void missed(Runs run, int times) {
        for (int i = 0; i < times; i++) {
            state.apply(ONE.id(), new Sighting.OfPipeline(run.pipeline().id(), new Observation.Gone<>()));
        }
    }

    void loaded() {
        list(ONE);
        sightings().forEach(sighting -> state.apply(ONE.id(), sighting));
    }

    static List<Sighting> sightings() {
        return List.of(
                new Sighting.OfPipelines(fresh(RecentPipelines.all(List.of(run(1).pipeline())))),
                new Sighting.OfBranches(fresh(branches(branch("main", commit("abc"))))),
                new Sighting.OfMergeRequests(fresh(List.of(mergeRequest(1, false)))));
    }

    void everythingIsGone() {
        pipelines(new Observation.Gone<>());
        seeBranches(new Observation.Gone<>());
        seeMergeRequests(new Observation.Gone<>());
    }

    void pipelines(Observation<List<Pipeline>> seen) {
        state.apply(ONE.id(), new Sighting.OfPipelines(seen.map(RecentPipelines::all)));
    }

    void seeBranches(Observation<Branches> seen) {
        state.apply(ONE.id(), new Sighting.OfBranches(seen));
    }

    void seeMergeRequests(Observation<List<MergeRequest>> seen) {
        state.apply(ONE.id(), new Sighting.OfMergeRequests(seen));
    }

    ProjectState known() {
        return state.find(ONE.id()).orElseThrow();
    }

    RepositoryView row() {
        return known().row();
    }
}
