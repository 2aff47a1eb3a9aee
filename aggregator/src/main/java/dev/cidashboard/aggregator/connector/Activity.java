package dev.cidashboard.aggregator.connector;

import dev.cidashboard.api.ProjectId;

import java.util.Objects;
import java.util.Set;

/**
 * Where something happened on an instance since it was last asked. Projects among them may be strange to us: the token
 * may see more than is watched.
 *
 * @param upTo where to ask from the next time
 * @param pushed something was pushed, or a branch or tag was added or removed
 * @param mergeRequests something happened to a merge request; whether it became a draft is not told
 * @param whole false if something may have happened that is not named here: more than could be read, or the forge
 *     numbers its events anew
 */
public record Activity(ActivityCursor upTo, Set<ProjectId> pushed, Set<ProjectId> mergeRequests, boolean whole) {

    public Activity {
        Objects.requireNonNull(upTo, "upTo");
        pushed = Set.copyOf(pushed);
        mergeRequests = Set.copyOf(mergeRequests);
    }
}
