package dev.cidashboard.aggregator.state;

import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where state survives a restart. It understands nothing of what it keeps: rows in, the same rows out. Blocks; may be
 * away for any time.
 */
public interface SnapshotStore {

    /** It did not work this time. The message names no address, user or password. */
    final class Unavailable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Saves all of it in one transaction, or nothing.
     *
     * @param rows those without a value change the times of rows that are there
     * @param gone of these nothing is left
     */
    void save(List<SnapshotRow> rows, Collection<ProjectId> gone);

    /**
     * All rows of an instance, as of one moment: first those of the instance itself, then project by project.
     *
     * @param reader is given them one by one, on the calling thread; what it throws ends the loading
     */
    void load(InstanceId instance, Consumer<SnapshotRow> reader);

    /** Lets go of all projects of an instance but these. */
    void keepOnly(InstanceId instance, Set<String> projects);

    /**
     * Lets go of other instances, of which nothing was confirmed for long. May leave some for the next time.
     *
     * @param instances to be left alone
     */
    void forgetOthers(Collection<InstanceId> instances, Instant unconfirmedSince);
}
