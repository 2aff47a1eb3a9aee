package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.connector.Glimpse;
import dev.cidashboard.aggregator.connector.Reading;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.Verdict;
import dev.cidashboard.aggregator.project.Branch;
import dev.cidashboard.aggregator.project.Branches;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.aggregator.project.MergeRequest;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.api.PipelineView;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.api.RepositoryView;
import dev.cidashboard.api.Status;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** All that is known about one project at one moment. Immutable. */
public final class ProjectState {

    private final Project project;
    private final FormerPaths formerPaths;
    private final Facets facets;
    private final Ages ages;
    private final Verdict verdict;
    private final Commit head;
    private final Row row;
    private final SearchText search;
    private final Object content;

    private ProjectState(
            Project project,
            FormerPaths formerPaths,
            Facets facets,
            Ages ages,
            String problem,
            ProjectState previous,
            Function<RepositoryView, Row> rowOf) {
        this.project = project;
        this.formerPaths = formerPaths;
        this.facets = facets;
        this.ages = ages;
        this.verdict = verdict(project, facets);
        this.head = head(project, facets);
        this.row = rowOf.apply(Row.content(project, facets, verdict, head, ages, problem));
        this.search = previous != null && previous.project.equals(project) ? previous.search : SearchText.of(project);
        this.content = previous != null && sameContentAs(previous) ? previous.content : new Object();
    }

    /** A project that was just listed and of which nothing else is known. */
    static ProjectState listed(Project project, Outlook outlook) {
        return of(project, Facets.UNREAD, null, outlook);
    }

    /** As it was known before a restart, seen from now. */
    static ProjectState restored(ProjectSnapshot snapshot, Outlook outlook) {
        Facets facets = snapshot.facets();
        Ages ages = Ages.of(facets, outlook);
        return new ProjectState(
                snapshot.project(),
                snapshot.formerPaths(),
                facets,
                ages,
                problem(facets, ages, outlook),
                null,
                content -> Row.restored(content, snapshot.asOf(), snapshot.rowHash(), outlook.now()));
    }

    ProjectState with(Project other, Outlook outlook) {
        return other.equals(project) ? this : of(other, facets, this, outlook);
    }

    ProjectState after(Sighting sighting, Outlook outlook) {
        return of(project, facets.after(sighting, project, outlook.now()), this, outlook);
    }

    /** Whether something became stale or recovered since. */
    boolean isAged(Outlook outlook) {
        Ages now = Ages.of(facets, outlook);
        return !now.equals(ages)
                || !Objects.equals(problem(facets, now, outlook), row.view().problem());
    }

    ProjectState aged(Outlook outlook) {
        return isAged(outlook) ? of(project, facets, this, outlook) : this;
    }

    public ProjectId id() {
        return project.id();
    }

    public Project project() {
        return project;
    }

    FormerPaths formerPaths() {
        return formerPaths;
    }

    /** The recent pipelines, newest first. */
    public Facet<List<Pipeline>> pipelines() {
        return facets.pipelines();
    }

    public Facet<Branches> branches() {
        return facets.branches();
    }

    public Facet<List<MergeRequest>> mergeRequests() {
        return facets.mergeRequests();
    }

    /** How the default branch stands; its status is unknown until a reading told. */
    public Verdict verdict() {
        return verdict;
    }

    /** The latest pipeline of a branch, whatever its workflow. */
    public Optional<Pipeline> latest(String branch) {
        return branch == null
                ? Optional.empty()
                : Verdict.latest(branch, facets.pipelines().value());
    }

    /** The default branch's last commit as far as it is known; maybe nothing but its sha. */
    public Optional<Commit> head() {
        return Optional.ofNullable(head);
    }

    /** Whether the last word about some part of it was that it cannot be read. */
    public boolean isTroubled() {
        return facets.problem().isPresent();
    }

    /** Whether there is no default branch to describe, or the words of its last commit are known. */
    public boolean headIsDescribed() {
        return head == null || head.isDescribed();
    }

    /** A branch's last commit, described as well as anything known can. */
    public Commit commit(Branch branch) {
        return facets.described(branch);
    }

    /**
     * Whether nothing happened to it since, as far as the forge told; how old and how sure that is may differ. A list that was
     * read for the first time is nothing that happened.
     */
    public boolean holdsTheSameAs(ProjectState before) {
        return project.equals(before.project)
                && repeats(before.facets.pipelines(), facets.pipelines())
                && repeats(before.facets.branches(), facets.branches())
                && repeats(before.facets.mergeRequests(), facets.mergeRequests());
    }

    private static boolean repeats(Facet<?> before, Facet<?> now) {
        return !before.loaded() || now.value().equals(before.value());
    }

    /** Whether that list was ever read; of what is no list, always. */
    public boolean wasRead(Reading reading) {
        return switch (reading) {
            case PIPELINES -> facets.pipelines().loaded();
            case BRANCHES -> facets.branches().loaded();
            case MERGE_REQUESTS -> facets.mergeRequests().loaded();
            case DEFAULT_BRANCH_PIPELINES, HEAD_PIPELINE, HEAD_COMMIT -> true;
        };
    }

    /** Whether a pipeline of it is still moving, so that it is worth reading again soon. */
    public boolean isMoving() {
        return facets.pipelines().value().stream()
                .anyMatch(pipeline -> pipeline.status().isMoving());
    }

    /** What runs or is about to, in the words of the contract, newest first. */
    public List<PipelineView> runningPipelines() {
        return facets.pipelines().value().stream()
                .filter(pipeline -> pipeline.status().isMoving())
                .map(pipeline -> DetailViews.pipeline(pipeline, null))
                .toList();
    }

    /** The last glimpse of a sweep that fitted to what is known. */
    public Optional<Glimpse> glimpse() {
        return facets.glimpse().value();
    }

    /** Whether the last sweep told all that changes of its pipelines. */
    public boolean sweepsTellPipelines() {
        return glimpse().filter(seen -> seen.recent() != null).isPresent();
    }

    /** Whether the last sweep told how many branches there are. */
    public boolean sweepsTellBranches() {
        return facets.sweepsTellBranches();
    }

    /** Whether everything that a row needs was read at least once. */
    public boolean isLoaded() {
        return isVerdictTold() && isBranchesCounted() && isMergeRequestsCounted();
    }

    /** Whether anything told how the default branch stands. */
    public boolean isVerdictTold() {
        return facets.verdictTold();
    }

    /** Whether a list or a sweep told how many branches there are. */
    public boolean isBranchesCounted() {
        return facets.ofTheRow().branches().loaded();
    }

    /** Whether a list or a sweep told how many merge requests there are, and how many of them are drafts. */
    public boolean isMergeRequestsCounted() {
        return facets.ofTheRow().mergeRequests().loaded();
    }

    /** What has to be read in detail because a sweep tells something else than is known; empty if it fits. */
    public Set<Reading> contradictedBy(Glimpse glimpse) {
        return GlimpseCheck.contradicted(facets, project, glimpse);
    }

    /** Whether the latest pipeline of every workflow of the default branch was seen, so that the verdict is the truth. */
    public boolean coversDefaultBranch() {
        return facets.covers(project.defaultBranch());
    }

    /** Its row of the overview. */
    public RepositoryView row() {
        return row.view();
    }

    /** When the part of its row that was confirmed longest ago was last confirmed; null if some part never was. */
    public Instant confirmedAt() {
        return facets.ofTheRow().all().anyMatch(facet -> !facet.loaded())
                ? null
                : facets.ofTheRow()
                        .all()
                        .map(Facet::confirmedAt)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }

    Row keptRow() {
        return row;
    }

    Facets facets() {
        return facets;
    }

    Ages ages() {
        return ages;
    }

    SearchText search() {
        return search;
    }

    /** Stands for the content by its identity: as long as it is the same, so are all answers about the project. */
    Object content() {
        return content;
    }

    private static ProjectState of(Project project, Facets facets, ProjectState previous, Outlook outlook) {
        Ages ages = Ages.of(facets, outlook);
        Row before = previous == null ? null : previous.row;
        return new ProjectState(
                project,
                previous == null
                        ? FormerPaths.NONE
                        : previous.formerPaths.renamed(previous.project.path(), project.path()),
                facets,
                ages,
                problem(facets, ages, outlook),
                previous,
                content -> Row.of(content, before, outlook.now()));
    }

    private static String problem(Facets facets, Ages ages, Outlook outlook) {
        return facets.problem()
                .or(() -> ages.rowIsStale() ? Optional.ofNullable(outlook.instanceProblem()) : Optional.empty())
                .map(Failure::message)
                .orElse(null);
    }

    private static Verdict verdict(Project project, Facets facets) {
        if (!facets.verdictTold()) {
            return new Verdict(Status.UNKNOWN, null);
        }
        return project.defaultBranch() == null
                ? Verdict.NONE
                : Verdict.of(project.defaultBranch(), facets.pipelines().value());
    }

    private static Commit head(Project project, Facets facets) {
        if (project.defaultBranch() == null) {
            return null;
        }
        return facets.branches().loaded()
                ? facets.branches()
                        .value()
                        .named(project.defaultBranch())
                        .map(facets::described)
                        .orElse(null)
                : facets.glimpse().value().map(Glimpse::head).orElse(null);
    }

    private boolean sameContentAs(ProjectState other) {
        return row == other.row
                && project.equals(other.project)
                && Objects.equals(ages, other.ages)
                && facets.sameContent(other.facets);
    }

    /** What a search looks into, in lower case, once per project instead of once per search. */
    record SearchText(String name, String all) {
        static SearchText of(Project project) {
            String description = project.description() == null ? "" : project.description();
            return new SearchText(
                    project.name().toLowerCase(Locale.ROOT),
                    (project.name() + '\n' + project.path() + '\n' + description).toLowerCase(Locale.ROOT));
        }
    }
}
