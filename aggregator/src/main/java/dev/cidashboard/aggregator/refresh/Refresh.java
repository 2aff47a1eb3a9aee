package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The refresh of all instances, each on its own: what one forge does never delays another. */
public final class Refresh {

    public Refresh(
            Connectors connectors,
            WarmState state,
            RefreshSettings settings,
            Clock clock,
            Workers workers,
            RefreshListener listener) {
        throw new UnsupportedOperationException();
    }

    /** Starts the first pass of every instance at once. */
    public void start() {
        throw new UnsupportedOperationException();
    }

    /** Does what is due. Cheap when nothing is: meant to be called about once a second. */
    public void tick() {
        throw new UnsupportedOperationException();
    }

    /** Asks for a pass of every instance now. An instance whose pass is under way just goes on with it. */
    public void refreshNow() {
        throw new UnsupportedOperationException();
    }

    /** Somebody opened a project: reads what the lists do not tell, at most once a minute per project. */
    public void look(ProjectId project) {
        throw new UnsupportedOperationException();
    }

    /** How every instance is, in the order of the configuration. */
    public List<InstanceHealth> health() {
        throw new UnsupportedOperationException();
    }

    public Optional<InstanceHealth> health(InstanceId instance) {
        throw new UnsupportedOperationException();
    }

    /** Starts no more work and interrupts what is under way. */
    public void stop() {
        throw new UnsupportedOperationException();
    }
}
