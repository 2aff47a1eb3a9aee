package dev.cidashboard.aggregator.state;

import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.Status;

import java.util.List;
import java.util.Map;

/** An immutable index over all projects, of one moment. */
public final class Overview {

    Overview() {}

    public List<ProjectState> projects() {
        throw new UnsupportedOperationException();
    }

    /** Numbers of projects by the status of their default branch. */
    public Map<Status, Integer> counts() {
        throw new UnsupportedOperationException();
    }

    public Map<Status, Integer> counts(InstanceId instance) {
        throw new UnsupportedOperationException();
    }

    public Map<Status, Integer> counts(Platform platform) {
        throw new UnsupportedOperationException();
    }
}
