package dev.cidashboard.simulator.world;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Everything that exists on the simulated forges. Deterministic: the plan's seed, the clock and the sequence of calls decide
 * all of it. Safe for several threads: one lock, held for the length of a verb or of one answer.
 */
public final class World {

    private final WorldPlan plan;
    private final Clock clock;
    private final People people;
    private final Map<Platform, TreeMap<Long, Project>> projects = new EnumMap<>(Platform.class);
    private final Map<Platform, Map<String, Project>> byPath = new EnumMap<>(Platform.class);
    private final Map<Platform, Map<String, Long>> movedFrom = new EnumMap<>(Platform.class);
    private final Map<ProjectKey, Project> hidden = new HashMap<>();
    private final Serials serials = new Serials();
    private final EventLog events = new EventLog();
    private final Changes changes;
    private final Motion motion;
    private long edition;

    public World(WorldPlan plan, Clock clock) {
        this.plan = plan;
        this.clock = clock;
        this.people = new People(new Random(plan.seed()), plan.hostile());
        for (Platform platform : Platform.values()) {
            projects.put(platform, new TreeMap<>());
            byPath.put(platform, new HashMap<>());
            movedFrom.put(platform, new HashMap<>());
        }
        this.changes = new Changes(this, new Random(plan.seed() ^ 0x5DEECE66DL));
        this.motion = new Motion(this, changes, new Random(plan.seed() ^ 0x2545F4914F6CDD1DL));
        new Seeding(this).fill(now());
    }

    // ---- looking -------------------------------------------------------------------------------------------------

    /** Runs the reading with the world held still. */
    public synchronized <T> T read(Supplier<T> reading) {
        return reading.get();
    }

    public synchronized List<ProjectKey> keys(Platform platform) {
        return projects.get(platform).values().stream()
                .filter(Project::listed)
                .map(Project::key)
                .toList();
    }

    /** By ascending id, those included that the token's owner is no member of. Only inside {@link #read}. */
    public Collection<Project> projects(Platform platform) {
        return Collections.unmodifiableCollection(projects.get(platform).values());
    }

    public Optional<Project> find(Platform platform, long id) {
        return Optional.ofNullable(projects.get(platform).get(id));
    }

    public Optional<Project> find(Platform platform, String path) {
        return Optional.ofNullable(byPath.get(platform).get(folded(path)));
    }

    /** The project that had this path before it was renamed. */
    public Optional<Project> findMoved(Platform platform, String oldPath) {
        return Optional.ofNullable(movedFrom.get(platform).get(folded(oldPath))).flatMap(id -> find(platform, id));
    }

    public synchronized Project get(ProjectKey key) {
        return find(key.platform(), key.id()).orElseThrow(() -> new NoSuchElementException("no project " + key));
    }

    /** What happened on GitLab since the world began: the newest 2,000, newest first. Only inside {@link #read}. */
    public List<Event> events() {
        return events.newestFirst();
    }

    public People people() {
        return people;
    }

    public WorldPlan plan() {
        return plan;
    }

    /** Grows with every change; equal editions mean an equal world. */
    public synchronized long edition() {
        return edition;
    }

    /** What a dashboard should show of this project. */
    public synchronized Truth truth(ProjectKey key) {
        return Truth.of(get(key));
    }

    /** The listed projects of a platform by ascending id. */
    public synchronized List<Truth> truths(Platform platform) {
        return projects.get(platform).values().stream()
                .filter(Project::listed)
                .map(Truth::of)
                .toList();
    }

    // ---- moving --------------------------------------------------------------------------------------------------

    /** Lets the world live on until {@code now}: pipelines move on, and the plan's share of new things happens. */
    public synchronized void step(Instant now) {
        motion.step(now.truncatedTo(ChronoUnit.SECONDS));
    }

    // ---- verbs ---------------------------------------------------------------------------------------------------

    /** Adds a commit to a branch; starts nothing, so that the head has no pipeline until one is started. */
    public synchronized Commit pushCommit(ProjectKey key, String branch, String message) {
        return changes.push(get(key), branch, message, now());
    }

    /**
     * Queues a pipeline for the head of the branch.
     *
     * @param workflow name of a workflow of the project; null for its first
     */
    public synchronized Pipeline startPipeline(ProjectKey key, String branch, String workflow) {
        return startPipeline(key, branch, workflow, Trigger.PUSH);
    }

    /**
     * Queues a pipeline for the head of the branch, which did not move for it unless it was pushed to.
     *
     * @param workflow name of a workflow of the project; null for its first
     */
    public synchronized Pipeline startPipeline(ProjectKey key, String branch, String workflow, Trigger trigger) {
        return changes.start(get(key), branch, workflow, trigger.event(key.platform()), now());
    }

    /** Queues a pipeline for an open merge request: of its source branch on GitHub, of a ref of its own on GitLab. */
    public synchronized Pipeline startMergeRequestPipeline(ProjectKey key, int number) {
        return changes.startForMergeRequest(get(key), number, now());
    }

    /** Puts a pipeline into any state its forge has, at the clock's time. */
    public synchronized Pipeline setPipeline(ProjectKey key, long pipeline, RunStatus status) {
        return changes.set(get(key), pipeline, status, now());
    }

    public synchronized Pipeline finishPipeline(ProjectKey key, long pipeline, RunStatus conclusion) {
        if (!conclusion.finished()) {
            throw new IllegalArgumentException(conclusion + " is no end of a pipeline");
        }
        return changes.set(get(key), pipeline, conclusion, now());
    }

    /** Queues the next attempt of a pipeline. */
    public synchronized Pipeline rerun(ProjectKey key, long pipeline) {
        return changes.rerun(get(key), pipeline, now());
    }

    public synchronized MergeRequest openMergeRequest(
            ProjectKey key, String sourceBranch, String title, boolean draft) {
        return changes.open(get(key), sourceBranch, title, draft, now());
    }

    public synchronized MergeRequest closeMergeRequest(ProjectKey key, int number, boolean merged) {
        return changes.close(get(key), number, merged, now());
    }

    public synchronized MergeRequest draftMergeRequest(ProjectKey key, int number, boolean draft) {
        return changes.draft(get(key), number, draft, now());
    }

    public synchronized Branch addBranch(ProjectKey key, String name) {
        return changes.addBranch(get(key), name, now());
    }

    public synchronized void deleteBranch(ProjectKey key, String name) {
        changes.deleteBranch(get(key), name, now());
    }

    /** Gives the project another path; the old one answers with a redirect from now on. */
    public synchronized void rename(ProjectKey key, String newPath) {
        Project project = get(key);
        if (find(key.platform(), newPath).isPresent()) {
            throw new IllegalArgumentException("path '" + newPath + "' is taken");
        }
        byPath.get(key.platform()).remove(folded(project.path()));
        movedFrom.get(key.platform()).put(folded(project.path()), project.id());
        project.path = requirePath(newPath);
        project.name = project.slug();
        byPath.get(key.platform()).put(folded(newPath), project);
        project.identityVersion = nextEdition();
    }

    public synchronized void describe(ProjectKey key, String description) {
        Project project = get(key);
        project.description = description;
        project.identityVersion = nextEdition();
    }

    public synchronized void archive(ProjectKey key, boolean archived) {
        Project project = get(key);
        project.archived = archived;
        project.identityVersion = nextEdition();
    }

    public synchronized void delete(ProjectKey key) {
        Project project = get(key);
        projects.get(key.platform()).remove(project.id());
        byPath.get(key.platform()).remove(folded(project.path()));
        motion.forget(project);
        events.forget(key);
        nextEdition();
    }

    /**
     * Makes a project private to others than the token's owner: for him it is as if it were not there, and nobody is led
     * to it, until it is shown again.
     */
    public synchronized void hide(ProjectKey key) {
        Project project = get(key);
        projects.get(key.platform()).remove(project.id());
        byPath.get(key.platform()).remove(folded(project.path()));
        hidden.put(key, project);
        nextEdition();
    }

    /** Shows a hidden project again, as it was. */
    public synchronized void show(ProjectKey key) {
        Project project = hidden.remove(key);
        if (project == null) {
            throw new NoSuchElementException(key + " is not hidden");
        }
        add(project);
        nextEdition();
    }

    /** A new project with one branch and one commit, and no pipeline yet. */
    public synchronized ProjectKey create(Platform platform, String path) {
        if (find(platform, path).isPresent()) {
            throw new IllegalArgumentException("path '" + path + "' is taken");
        }
        Project project = new Seeding(this).young(platform, requirePath(path), now());
        changes.tellOfNew(project, now());
        return project.key();
    }

    // ---- for the package -----------------------------------------------------------------------------------------

    /** Whole seconds: that is all that GitHub tells. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    long nextEdition() {
        return ++edition;
    }

    /** GitHub's events cannot be asked for here, so that nobody remembers them. */
    void happened(Project project, Person author, Deed deed, Instant now) {
        if (project.key().platform() == Platform.GITLAB) {
            events.add(serials.event(), project.key(), author, now, deed);
        }
    }

    Serials serials() {
        return serials;
    }

    Motion motion() {
        return motion;
    }

    void add(Project project) {
        projects.get(project.key().platform()).put(project.id(), project);
        byPath.get(project.key().platform()).put(folded(project.path()), project);
        movedFrom.get(project.key().platform()).remove(folded(project.path()));
    }

    private static String requirePath(String path) {
        if (path.isBlank() || path.indexOf('/') <= 0 || path.endsWith("/")) {
            throw new IllegalArgumentException("path '" + path + "' is not owner/name");
        }
        return path;
    }

    /** Forges compare paths without regard to case. */
    private static String folded(String path) {
        return path.toLowerCase(Locale.ROOT);
    }
}
