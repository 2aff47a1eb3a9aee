package dev.cidashboard.aggregator.day;

import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.simulator.world.Branch;
import dev.cidashboard.simulator.world.Pipeline;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.Project;
import dev.cidashboard.simulator.world.ProjectKey;
import dev.cidashboard.simulator.world.RunStatus;
import dev.cidashboard.simulator.world.World;

import java.time.Duration;
import java.util.Random;

/** The life of runs: queued for seconds, running for 2 to 8 minutes, ended. */
final class Runs {

    private static final Duration SHORTEST = Duration.ofMinutes(2);
    private static final int VARIES_BY_SECONDS = 360;
    private static final int SHORTEST_QUEUE = 3;
    private static final int QUEUE_VARIES_BY = 40;

    private final World world;
    private final SimulatedClock clock;
    private final Random random;
    private final Chronicle chronicle;
    private final Timetable timetable;

    Runs(World world, SimulatedClock clock, Random random, Chronicle chronicle, Timetable timetable) {
        this.world = world;
        this.clock = clock;
        this.random = random;
        this.chronicle = chronicle;
        this.timetable = timetable;
    }

    /** A run was just queued. */
    void queued(ProjectKey key, Pipeline run, boolean unpushed) {
        tell(key, run, unpushed);
        in(Duration.ofSeconds(SHORTEST_QUEUE + random.nextInt(QUEUE_VARIES_BY)), () -> begin(key, run.id(), unpushed));
    }

    /** A run that was under way when the day began: nobody needs to be told that it is. */
    void foundUnderWay(ProjectKey key, Pipeline run) {
        in(Duration.ofSeconds(random.nextInt(VARIES_BY_SECONDS)), () -> {
            if (run.status().isQueued()) {
                begin(key, run.id(), false);
            } else {
                end(key, run.id(), false);
            }
        });
    }

    private void begin(ProjectKey key, long run, boolean unpushed) {
        set(key, run, RunStatus.RUNNING, unpushed);
        in(SHORTEST.plusSeconds(random.nextInt(VARIES_BY_SECONDS)), () -> end(key, run, unpushed));
    }

    private void end(ProjectKey key, long run, boolean unpushed) {
        set(key, run, outcome(key.platform()), unpushed);
    }

    private void set(ProjectKey key, long run, RunStatus status, boolean unpushed) {
        boolean there = world.find(key.platform(), key.id())
                .flatMap(project -> project.pipeline(run))
                .isPresent();
        if (there) {
            tell(key, world.setPipeline(key, run, status), unpushed);
        }
    }

    private void tell(ProjectKey key, Pipeline run, boolean unpushed) {
        chronicle.happened(
                new Subject.Run(Chronicle.id(key), run.id()),
                kind(world.get(key), run, unpushed),
                Subject.Run.look(run.status().neutral().word(), run.updatedAt()),
                run.status().active());
    }

    private static Kind kind(Project project, Pipeline run, boolean unpushed) {
        if (unpushed) {
            return Kind.RUN_UNPUSHED;
        }
        boolean onHead = run.ref().equals(project.defaultBranch())
                && project.head().map(Branch::head).filter(run.commit()::equals).isPresent();
        return onHead ? Kind.RUN_ON_HEAD : Kind.RUN_ELSEWHERE;
    }

    private void in(Duration pause, Runnable what) {
        timetable.plan(clock.instant().plus(pause), what);
    }

    private RunStatus outcome(Platform platform) {
        int draw = random.nextInt(100);
        if (draw < 16) {
            return RunStatus.FAILED;
        }
        if (draw < 23) {
            return RunStatus.CANCELLED;
        }
        if (draw < 31) {
            return switch (platform) {
                case GITHUB -> draw < 25 ? RunStatus.TIMED_OUT : RunStatus.SUCCESS;
                case GITLAB -> RunStatus.SUCCESS_WITH_WARNINGS;
            };
        }
        return RunStatus.SUCCESS;
    }
}
