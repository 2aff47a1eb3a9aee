package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.connector.Glimpse;
import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.connector.Observations;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.pipeline.RecentPipelines;
import dev.cidashboard.aggregator.pipeline.Verdict;
import dev.cidashboard.aggregator.project.Branch;
import dev.cidashboard.aggregator.project.Branches;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.aggregator.project.MergeRequest;
import dev.cidashboard.aggregator.project.Project;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a forge told about one project, part by part.
 *
 * @param pipelines the list; also holds what other readings told of single ones while it was never read itself
 * @param head the latest pipeline of the default branch, as its own reading told
 * @param commits by sha, of branches whose list names only that
 * @param coveredBranch the default branch of which the latest pipeline of every workflow was seen; null while of none
 * @param glimpse the last one of a sweep that fits to what the other parts hold; confirmed as often as a sweep repeats it
 * @param missed pipelines of which the forge said that they are not there
 */
record Facets(
        Facet<List<Pipeline>> pipelines,
        Facet<Optional<PipelineId>> head,
        Facet<Branches> branches,
        Facet<Map<String, Commit>> commits,
        Facet<List<MergeRequest>> mergeRequests,
        String coveredBranch,
        MissedPipelines missed,
        Facet<Optional<Glimpse>> glimpse) {

    /** As many as the largest sweep tells of one project, and some from before. */
    private static final int MOST_RUNS = 150;

    static final Facets UNREAD = new Facets(
            Facet.loading(List.of()),
            Facet.loading(Optional.empty()),
            Facet.loading(Branches.NONE),
            Facet.loading(Map.of()),
            Facet.loading(List.of()),
            null,
            MissedPipelines.NONE,
            Facet.loading(Optional.empty()));

    /** What is known after a sighting. */
    Facets after(Sighting sighting, Project project, Instant now) {
        return told(sighting, project, now).settled(project.defaultBranch());
    }

    private Facets told(Sighting sighting, Project project, Instant now) {
        return switch (sighting) {
            case Sighting.OfPipelines(Observation<RecentPipelines> seen) -> afterList(seen, project, now);
            case Sighting.OfDefaultBranchPipelines(Observation<List<Pipeline>> seen) ->
                Observations.value(seen)
                        .map(some -> withPipelines(
                                        pipelines.hinted(PipelineMerge.ofSome(pipelines.value(), some, project)))
                                .covering(project.defaultBranch()))
                        .orElse(this);
            case Sighting.OfHeadPipeline(Observation<Optional<Pipeline>> seen) -> afterHead(seen, project, now);
            // That some other pipeline or commit could not be read is a detail that troubles no row.
            case Sighting.OfPipeline(PipelineId id, Observation<Pipeline> seen) -> afterOne(id, seen, project);
            case Sighting.OfBranches(Observation<Branches> seen) ->
                rememberingTheHead().withBranches(branches.after(seen, Branches.NONE, Facets::second, now));
            case Sighting.OfHeadCommit(Observation<Commit> seen) ->
                withCommits(commits.after(
                        seen.map(commit -> Map.of(commit.sha(), commit)), Map.of(), Commits::merged, now));
            case Sighting.OfCommit(Observation<Commit> seen) ->
                Observations.value(seen).map(this::remembering).orElse(this);
            case Sighting.OfMergeRequests(Observation<List<MergeRequest>> seen) ->
                withMergeRequests(mergeRequests.after(seen.map(List::copyOf), List.of(), Facets::second, now));
            case Sighting.OfLatest(RecentPipelines seen) -> afterLatest(seen, project, now);
            case Sighting.OfGlimpse told -> afterGlimpse(told, project, now);
        };
    }

    /** Whether what is not among the recent pipelines can still decide about the default branch. */
    boolean covers(String defaultBranch) {
        return defaultBranch == null || defaultBranch.equals(coveredBranch);
    }

    /** The default branch if a list holds all that matters, or goes back to what is known of it since it was covered; else null. */
    private String coveredBy(RecentPipelines recent, Project project) {
        return recent.ofDefaultBranch() || covers(project.defaultBranch()) && meetsTheKnown(recent)
                ? project.defaultBranch()
                : null;
    }

    private boolean meetsTheKnown(RecentPipelines recent) {
        Set<PipelineId> known = ids(pipelines.value());
        return recent.listed().stream().limit(recent.consecutive()).anyMatch(one -> known.contains(one.id()));
    }

    private static Set<PipelineId> ids(List<Pipeline> pipelines) {
        return pipelines.stream().map(Pipeline::id).collect(Collectors.toSet());
    }

    /** A failed reading takes nothing away. */
    private Facets covering(String branch) {
        return Objects.equals(branch, coveredBranch)
                ? this
                : new Facets(pipelines, head, branches, commits, mergeRequests, branch, missed, glimpse);
    }

    private Facets afterList(Observation<RecentPipelines> seen, Project project, Instant now) {
        Facet<List<Pipeline>> list = pipelines.after(
                seen.map(recent -> PipelineMerge.ofList(pipelines.value(), recent, project)),
                List.of(),
                Facets::second,
                now);
        Set<PipelineId> there =
                Observations.value(seen).map(recent -> ids(recent.listed())).orElse(Set.of());
        return withPipelines(list)
                .withMissed(missed.without(there))
                .covering(
                        switch (seen) {
                            case Observation.Fresh<RecentPipelines>(RecentPipelines recent) ->
                                coveredBy(recent, project);
                            case Observation.NotModified<RecentPipelines>(RecentPipelines recent) ->
                                coveredBy(recent, project);
                            // Where there are no pipelines at all, none is out of sight that would have to be asked for
                            // in every pass.
                            case Observation.Gone<RecentPipelines> gone ->
                                list.absent() ? project.defaultBranch() : coveredBranch;
                            case Observation.Failed<RecentPipelines> failed -> coveredBranch;
                        });
    }

    /** None of the default branch among them says nothing unless these are all. */
    private Facets afterLatest(RecentPipelines seen, Project project, Instant now) {
        String branch = project.defaultBranch();
        Verdict verdict = branch == null ? Verdict.NONE : Verdict.of(branch, seen.listed());
        if (pipelines.loaded() || verdict.deciding() == null && !seen.whole()) {
            return this;
        }
        Observation<Optional<PipelineId>> deciding =
                new Observation.Fresh<>(Optional.ofNullable(verdict.deciding()).map(Pipeline::id));
        return withPipelines(pipelines.hinted(PipelineMerge.ofSome(pipelines.value(), seen.listed(), project)))
                .withHead(head.after(deciding, Optional.empty(), Facets::second, now));
    }

    /** What a sweep tells by itself, and the glimpse if nothing is left to be read for it. */
    private Facets afterGlimpse(Sighting.OfGlimpse told, Project project, Instant now) {
        Glimpse seen = told.glimpse();
        List<Pipeline> moved = seen.recent() == null
                ? PipelineMerge.ofStatuses(pipelines.value(), seen.runs(), project)
                : PipelineMerge.ofList(pipelines.value(), seen.recent(), project);
        boolean branchesAreLater = branches.loaded() && branches.confirmedAt().isAfter(told.askedAt());
        Facets hinted = withPipelines(pipelines.hinted(moved));
        if (seen.head() != null && project.defaultBranch() != null && !branchesAreLater) {
            hinted = hinted.withTip(project.defaultBranch(), seen.head());
        }
        boolean isLatest = !glimpse.loaded() || !glimpse.confirmedAt().isAfter(told.askedAt());
        return told.fits() && isLatest ? hinted.withGlimpse(confirming(seen, told.askedAt(), now)) : hinted;
    }

    /** What is known of a commit stays when it is told again with fewer words, and grows when with more. */
    private Facets withTip(String branch, Commit tip) {
        Facets moved = withBranches(branches.hinted(branches.value().withHead(branch, tip)));
        boolean tellsMore = tip.isDescribed()
                && moved.branches
                        .value()
                        .named(branch)
                        .filter(listed -> !moved.described(listed).isDescribed())
                        .isPresent();
        return tellsMore ? moved.remembering(tip) : moved;
    }

    /** With the runs that earlier glimpses told of and no detailed reading lists: these are not to be asked for again. */
    private Facet<Optional<Glimpse>> confirming(Glimpse seen, Instant askedAt, Instant now) {
        Set<PipelineId> listed = ids(pipelines.value());
        Set<PipelineId> told = seen.runs().stream().map(Glimpse.Run::id).collect(Collectors.toSet());
        Stream<Glimpse.Run> unlisted = glimpse.value().stream()
                .flatMap(before -> before.runs().stream())
                .filter(run -> !told.contains(run.id()) && !listed.contains(run.id()));
        Glimpse kept = seen.withRuns(
                Stream.concat(seen.runs().stream(), unlisted).limit(MOST_RUNS).toList());
        return new Facet<>(Optional.of(kept), askedAt, now, false, null);
    }

    private Facets afterOne(PipelineId id, Observation<Pipeline> seen, Project project) {
        return switch (seen) {
            case Observation.Fresh<Pipeline>(Pipeline one) ->
                withMissed(missed.without(Set.of(id))).hinted(one, project);
            case Observation.NotModified<Pipeline>(Pipeline one) ->
                withMissed(missed.without(Set.of(id))).hinted(one, project);
            case Observation.Gone<Pipeline> gone -> afterMissing(id, missed.once(id, ids(pipelines.value())));
            case Observation.Failed<Pipeline> failed -> this;
        };
    }

    private Facets afterMissing(PipelineId id, MissedPipelines now) {
        if (!now.isGone(id)) {
            return withMissed(now);
        }
        return withMissed(now.without(Set.of(id)))
                .withPipelines(pipelines.hinted(pipelines.value().stream()
                        .filter(pipeline -> !pipeline.id().equals(id))
                        .toList()));
    }

    /** Whether anything told how the default branch stands. */
    boolean verdictTold() {
        return pipelines.loaded() || head.loaded();
    }

    /** The present commit of a branch, described as well as anything known can. */
    Commit described(Branch branch) {
        return Commits.described(branch.head(), commits.value(), pipelines.value());
    }

    /** What a row of the overview needs of it. */
    RowParts ofTheRow() {
        return new RowParts(this);
    }

    /** Whether the last sweep told how many branches there are. */
    boolean sweepsTellBranches() {
        return glimpse.value().filter(seen -> seen.branches() != null).isPresent();
    }

    /** What stands in the way of a complete row, the most telling first. */
    Optional<Failure> problem() {
        return Stream.of(pipelines, head, branches, commits, mergeRequests)
                .map(Facet::problem)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Whether both hold the same, however often it was confirmed. */
    boolean sameContent(Facets other) {
        return same(pipelines, other.pipelines)
                && same(head, other.head)
                && same(branches, other.branches)
                && same(commits, other.commits)
                && same(mergeRequests, other.mergeRequests);
    }

    private static boolean same(Facet<?> one, Facet<?> other) {
        return one.loaded() == other.loaded()
                && Objects.equals(one.problem(), other.problem())
                && one.value().equals(other.value());
    }

    /** A default branch whose last commit has no pipeline is no problem: the list tells about the ones before. */
    private Facets afterHead(Observation<Optional<Pipeline>> seen, Project project, Instant now) {
        if (seen instanceof Observation.Gone) {
            return withHead(head.withoutProblem());
        }
        Facets told =
                withHead(head.after(seen.map(found -> found.map(Pipeline::id)), Optional.empty(), Facets::second, now));
        return Observations.value(seen)
                .flatMap(found -> found)
                .map(pipeline -> told.hinted(pipeline, project))
                .orElse(told);
    }

    private Facets hinted(Pipeline one, Project project) {
        return withPipelines(pipelines.hinted(PipelineMerge.ofOne(pipelines.value(), one, project)));
    }

    private Facets remembering(Commit commit) {
        return withCommits(commits.hinted(Commits.merged(commits.value(), Map.of(commit.sha(), commit))));
    }

    /** The list of branches tells less of it than a sweep that came before. */
    private Facets rememberingTheHead() {
        return glimpse.value()
                .map(Glimpse::head)
                .filter(Commit::isDescribed)
                .map(this::remembering)
                .orElse(this);
    }

    /**
     * Drops the trouble of a reading that another one made needless, and remembers the words about the head before the
     * pipeline that told them leaves the list.
     */
    private Facets settled(String defaultBranch) {
        if (defaultBranch == null) {
            return withHead(head.withoutProblem()).withCommits(commits.withoutProblem());
        }
        boolean headIsDetailed = Verdict.latest(defaultBranch, pipelines.value())
                .map(Pipeline::detailed)
                .orElse(pipelines.loaded());
        Facets told = headIsDetailed ? withHead(head.withoutProblem()) : this;
        Map<String, Commit> kept = Commits.ofBranches(commits.value(), branches.value());
        Branch branch = branches.value().named(defaultBranch).orElse(null);
        if (branch == null || !described(branch).isDescribed()) {
            return told.withCommits(commits.hinted(kept));
        }
        Commit words = described(branch);
        boolean remember = !branch.head().isDescribed();
        return told.withCommits(
                commits.withoutProblem().hinted(remember ? Commits.merged(kept, Map.of(words.sha(), words)) : kept));
    }

    private static <T> T second(T known, T seen) {
        return seen.equals(known) ? known : seen;
    }

    private Facets withPipelines(Facet<List<Pipeline>> facet) {
        return new Facets(facet, head, branches, commits, mergeRequests, coveredBranch, missed, glimpse);
    }

    private Facets withHead(Facet<Optional<PipelineId>> facet) {
        return new Facets(pipelines, facet, branches, commits, mergeRequests, coveredBranch, missed, glimpse);
    }

    private Facets withBranches(Facet<Branches> facet) {
        return new Facets(pipelines, head, facet, commits, mergeRequests, coveredBranch, missed, glimpse);
    }

    private Facets withCommits(Facet<Map<String, Commit>> facet) {
        return new Facets(pipelines, head, branches, facet, mergeRequests, coveredBranch, missed, glimpse);
    }

    private Facets withMergeRequests(Facet<List<MergeRequest>> facet) {
        return new Facets(pipelines, head, branches, commits, facet, coveredBranch, missed, glimpse);
    }

    private Facets withMissed(MissedPipelines pipelinesMissed) {
        return pipelinesMissed.equals(missed)
                ? this
                : new Facets(
                        pipelines, head, branches, commits, mergeRequests, coveredBranch, pipelinesMissed, glimpse);
    }

    private Facets withGlimpse(Facet<Optional<Glimpse>> facet) {
        return new Facets(pipelines, head, branches, commits, mergeRequests, coveredBranch, missed, facet);
    }
}
