package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.connector.Glimpse;
import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.pipeline.RecentPipelines;
import dev.cidashboard.aggregator.project.Branches;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.aggregator.project.MergeRequest;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a forge answered about one part of one project. */
public sealed interface Sighting {

    /** The recent pipelines of all branches. */
    record OfPipelines(Observation<RecentPipelines> observation) implements Sighting {
        public OfPipelines {
            Objects.requireNonNull(observation, "observation");
        }
    }

    /** The full answer about the latest pipeline of the default branch; empty where it has none. */
    record OfHeadPipeline(Observation<Optional<Pipeline>> observation) implements Sighting {
        public OfHeadPipeline {
            Objects.requireNonNull(observation, "observation");
        }
    }

    /** The latest pipelines of the default branch: nothing is said about any that is not among them. */
    record OfDefaultBranchPipelines(Observation<List<Pipeline>> observation) implements Sighting {
        public OfDefaultBranchPipelines {
            Objects.requireNonNull(observation, "observation");
        }
    }

    /** The full answer about some pipeline. */
    record OfPipeline(PipelineId id, Observation<Pipeline> observation) implements Sighting {
        public OfPipeline {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(observation, "observation");
        }
    }

    record OfBranches(Observation<Branches> observation) implements Sighting {
        public OfBranches {
            Objects.requireNonNull(observation, "observation");
        }
    }

    /** The commit that the default branch points at. */
    record OfHeadCommit(Observation<Commit> observation) implements Sighting {
        public OfHeadCommit {
            Objects.requireNonNull(observation, "observation");
        }
    }

    /** The commit of some branch. */
    record OfCommit(Observation<Commit> observation) implements Sighting {
        public OfCommit {
            Objects.requireNonNull(observation, "observation");
        }
    }

    record OfMergeRequests(Observation<List<MergeRequest>> observation) implements Sighting {
        public OfMergeRequests {
            Objects.requireNonNull(observation, "observation");
        }
    }

    /**
     * Some recent pipelines of a project whose list was never read: what they tell of the default branch is its verdict until
     * then.
     */
    record OfLatest(RecentPipelines latest) implements Sighting {
        public OfLatest {
            Objects.requireNonNull(latest, "latest");
        }
    }

    /**
     * A sweep's glimpse of a project.
     *
     * @param askedAt when the sweep began: what was read in detail since is later
     * @param fits whether nothing is left to be read in detail for it, so that it confirms what is known
     */
    record OfGlimpse(Glimpse glimpse, Instant askedAt, boolean fits) implements Sighting {
        public OfGlimpse {
            Objects.requireNonNull(glimpse, "glimpse");
            Objects.requireNonNull(askedAt, "askedAt");
        }
    }
}
