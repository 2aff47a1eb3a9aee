package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Reading;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.forge.Purpose;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.project.Branch;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.ProjectId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Reads of a project that somebody opened what the lists do not tell: the commits of its other branches, and the details
 * of pipelines that ended. What was read once is remembered by state and not asked again.
 */
final class Looks {

    /** Of one project: whoever keeps its page open sees what a pass brings. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** Branches that fit on a screen; each costs a request. */
    private static final int MOST_COMMITS = 30;

    /** Pipelines that fit on a screen; each costs a request. */
    private static final int MOST_PIPELINES = 20;

    /** People looking at different projects at once; one more just sees what the lists tell. */
    private static final int MOST_AT_ONCE = 4;

    /** Projects whose last look is remembered; forgetting one early costs some requests. */
    private static final int MOST_REMEMBERED = 10_000;

    private final ProjectReader reader;
    private final WarmState state;
    private final Workers workers;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ProjectId, Instant> looked = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ProjectId, Instant> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };
    private int running;
    private volatile boolean stopped;

    Looks(ProjectReader reader, WarmState state, Workers workers, Clock clock) {
        this.reader = reader;
        this.state = state;
        this.workers = workers;
        this.clock = clock;
    }

    void at(ProjectState project) {
        if (begins(project.id())) {
            workers.run(() -> {
                try {
                    look(project);
                } finally {
                    ended();
                }
            });
        }
    }

    /** It is gone. */
    void forget(ProjectId project) {
        lock.lock();
        try {
            looked.remove(project);
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        stopped = true;
    }

    private boolean begins(ProjectId project) {
        Instant now = clock.instant();
        lock.lock();
        try {
            Instant before = looked.get(project);
            boolean justLooked = before != null && now.isBefore(before.plus(PAUSE));
            if (stopped || justLooked || running >= MOST_AT_ONCE) {
                return false;
            }
            looked.put(project, now);
            running++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void ended() {
        lock.lock();
        try {
            running--;
        } finally {
            lock.unlock();
        }
    }

    private void look(ProjectState project) {
        ProjectState known = project;
        if (!known.pipelines().loaded()) {
            reader.read(known, Reading.PIPELINES, Purpose.INTERACTIVE);
            known = state.find(project.id()).orElse(project);
        }
        Project of = known.project();
        boolean goOn = each(withoutWords(known), commit -> reader.read(of, commit, Purpose.INTERACTIVE));
        if (goOn) {
            each(withoutDetails(known), pipeline -> reader.read(of, pipeline, Purpose.INTERACTIVE));
        }
    }

    /** Whether the next question makes sense after these. */
    private <T> boolean each(List<T> things, Function<T, Optional<Failure>> reading) {
        for (T thing : things) {
            boolean hopeless = stopped
                    || reading.apply(thing)
                            .map(Failure::kind)
                            .filter(Failure.Kind::concernsInstance)
                            .isPresent();
            if (hopeless) {
                return false;
            }
        }
        return true;
    }

    private static List<Commit> withoutWords(ProjectState project) {
        Set<String> shas = new HashSet<>();
        return project.branches().value().listed().stream()
                .map((Branch branch) -> project.commit(branch))
                .filter(commit -> !commit.isDescribed())
                .filter(commit -> shas.add(commit.sha()))
                .limit(MOST_COMMITS)
                .toList();
    }

    private static List<Pipeline> withoutDetails(ProjectState project) {
        return project.pipelines().value().stream()
                .filter(pipeline -> !pipeline.detailed() && !pipeline.status().isMoving())
                .limit(MOST_PIPELINES)
                .toList();
    }
}
