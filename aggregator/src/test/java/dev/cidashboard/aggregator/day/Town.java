package dev.cidashboard.aggregator.day;

import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.refresh.Refresh;
import dev.cidashboard.simulator.world.MergeRequest;
import dev.cidashboard.simulator.world.Pipeline;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.Project;
import dev.cidashboard.simulator.world.ProjectKey;
import dev.cidashboard.simulator.world.World;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/** Decides where something happens next: in which projects people work changes over the day. */
final class Town {

    private static final Duration THIS_WEEK = Duration.ofDays(7);
    private static final int HOURS_OF_A_DAY = 24;
    private static final int HOURS_OF_DAYLIGHT = 16;
    private static final int NIGHTLY_PART = 10;

    private final DayPlan plan;
    private final World world;
    private final SimulatedClock clock;
    private final Random random;
    private final Chronicle chronicle;
    private final Timetable timetable;
    private final Doings doings;
    private final Refresh refresh;
    private final Instant morning;
    private final List<ProjectKey> hot = new ArrayList<>();
    private final List<ProjectKey> warm = new ArrayList<>();
    private final List<ProjectKey> cold = new ArrayList<>();
    private int names;

    /** What a town is made of. */
    record Parts(
            World world,
            SimulatedClock clock,
            Random random,
            Chronicle chronicle,
            Timetable timetable,
            Refresh refresh) {}

    /** @param morning from when on hours of the day are counted */
    Town(DayPlan plan, Parts parts, Instant morning) {
        this.plan = plan;
        this.world = parts.world();
        this.clock = parts.clock();
        this.random = parts.random();
        this.chronicle = parts.chronicle();
        this.timetable = parts.timetable();
        this.refresh = parts.refresh();
        this.morning = morning;
        Runs runs = new Runs(world, clock, random, chronicle, timetable);
        this.doings = new Doings(world, clock, random, chronicle, runs);
        all().forEach(project -> settle(project, runs));
        int most = (int) Math.round(plan.projects() * plan.hot());
        while (hot.size() < most && !warm.isEmpty()) {
            hot.add(warm.remove(random.nextInt(warm.size())));
        }
    }

    /** When something of a project last happened, whatever it was. */
    static Instant lastActivity(Project project) {
        return Stream.of(
                        Stream.of(project.pushedAt()),
                        project.pipelines().stream().map(Pipeline::updatedAt),
                        project.mergeRequests().stream().map(MergeRequest::updatedAt))
                .flatMap(each -> each)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    Stream<Project> all() {
        return Stream.of(Platform.values())
                .flatMap(platform -> world.projects(platform).stream())
                .filter(Project::listed);
    }

    /** Begins to move; from now on the timetable drives it. */
    void wakeUp() {
        again(() -> rate(plan.hotPause(), hot), () -> doSomething(hot));
        again(() -> rate(plan.warmPause(), warm), () -> doSomething(warm));
        again(() -> rate(plan.coldPause(), cold), () -> doSomething(cold));
        again(() -> rate(plan.hotFor(), hot), this::moveOn);
        again(() -> 1.0 / plan.projectPause().toSeconds(), this::changeProjects);
        again(() -> 1.0 / plan.lookPause().toSeconds(), this::look);
    }

    private void settle(Project project, Runs runs) {
        project.pipelines().stream()
                .filter(run -> run.status().active())
                .forEach(run -> runs.foundUnderWay(project.key(), run));
        if (!project.archived() && project.head().isPresent()) {
            boolean lively = lastActivity(project).isAfter(clock.instant().minus(THIS_WEEK));
            (lively ? warm : cold).add(project.key());
        }
    }

    private static double rate(Duration pause, List<ProjectKey> projects) {
        return (double) projects.size() / pause.toSeconds();
    }

    /** Again and again at random, at so many times a second; by night at a part of them. */
    private void again(DoubleSupplier perSecond, Runnable what) {
        double rate = Math.max(1e-6, perSecond.getAsDouble());
        long pause = Math.max(1, Math.round(-Math.log(1 - random.nextDouble()) / rate));
        timetable.plan(clock.instant().plusSeconds(pause), () -> {
            if (!isNight() || random.nextInt(NIGHTLY_PART) == 0) {
                what.run();
            }
            again(perSecond, what);
        });
    }

    private boolean isNight() {
        return !clock.instant().isBefore(morning)
                && Duration.between(morning, clock.instant()).toHours() % HOURS_OF_A_DAY >= HOURS_OF_DAYLIGHT;
    }

    private void doSomething(List<ProjectKey> projects) {
        if (!projects.isEmpty()) {
            doings.something(projects.get(random.nextInt(projects.size())));
        }
    }

    /** People leave one project and go to work in another. */
    private void moveOn() {
        if (!hot.isEmpty() && !warm.isEmpty()) {
            int left = random.nextInt(hot.size());
            warm.add(hot.set(left, warm.remove(random.nextInt(warm.size()))));
        }
    }

    private void look() {
        List<ProjectKey> lively = random.nextInt(3) == 0 && !warm.isEmpty() ? warm : hot;
        if (!lively.isEmpty()) {
            ProjectKey key = lively.get(random.nextInt(lively.size()));
            chronicle.looked(key);
            refresh.look(Chronicle.id(key));
        }
    }

    private void changeProjects() {
        int draw = random.nextInt(4);
        if (draw == 0 || cold.isEmpty() || warm.isEmpty()) {
            create();
            return;
        }
        List<ProjectKey> pool = random.nextBoolean() ? warm : cold;
        int at = random.nextInt(pool.size());
        ProjectKey key = pool.get(at);
        switch (draw) {
            case 1 -> {
                world.rename(key, "moved/project-" + names++);
                tell(key);
            }
            case 2 -> {
                world.archive(key, true);
                pool.remove(at);
                tell(key);
            }
            default -> {
                world.delete(key);
                pool.remove(at);
                chronicle.deleted(key);
            }
        }
    }

    private void create() {
        Platform platform = Platform.values()[random.nextInt(Platform.values().length)];
        ProjectKey key = world.create(platform, "made/project-" + names++);
        tell(key);
        warm.add(key);
    }

    private void tell(ProjectKey key) {
        Project project = world.get(key);
        chronicle.happened(
                new Subject.Itself(Chronicle.id(key)),
                Kind.PROJECT,
                Subject.Itself.look(project.path(), project.archived()));
    }
}
