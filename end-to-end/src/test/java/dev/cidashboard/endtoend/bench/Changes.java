package dev.cidashboard.endtoend.bench;

import dev.cidashboard.endtoend.product.Simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A busy afternoon: 60 projects whose pipelines are on the move, and every 100 ms one of them starts, is pushed to or
 * ends; every second the rest of the world moves on by itself.
 */
final class Changes {

    private static final Duration EACH = Duration.ofMillis(100);
    private static final int BUSY_PROJECTS = 60;
    private static final int STEPS_PER_WORLD_STEP = 10;
    private static final List<String> ENDS = List.of("SUCCESS", "FAILED", "CANCELLED");

    private record Run(String project, long pipeline) {}

    private final Simulator forge;
    private final Random random = new Random(42);
    private final List<Run> running = new ArrayList<>();
    private final Thread thread;
    private volatile boolean ended;
    private volatile RuntimeException failure;

    private Changes(Simulator forge) {
        this.forge = forge;
        List<String> projects =
                forge.truth().projects().keySet().stream().sorted().toList();
        for (int index = 0; index < BUSY_PROJECTS; index++) {
            String project = projects.get(index * projects.size() / BUSY_PROJECTS);
            running.add(new Run(project, forge.start(project)));
        }
        this.thread = Thread.ofPlatform().name("changes").unstarted(this::run);
    }

    static Changes begin(Simulator forge) {
        Changes changes = new Changes(forge);
        changes.thread.start();
        return changes;
    }

    private void run() {
        try {
            for (int step = 1; !ended; step++) {
                change(random.nextInt(running.size()), step);
                if (step % STEPS_PER_WORLD_STEP == 0) {
                    forge.step();
                }
                Timer.pause(EACH);
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void change(int index, int step) {
        Run run = running.get(index);
        if (step % 3 == 0) {
            forge.pushTo(run.project());
            return;
        }
        forge.set(run.project(), run.pipeline(), ENDS.get(step % ENDS.size()));
        running.set(index, new Run(run.project(), forge.start(run.project())));
    }

    /** Ends what was started, so that nothing moves any more. */
    void close() {
        ended = true;
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.forEach(run -> forge.set(run.project(), run.pipeline(), "SUCCESS"));
        if (failure != null) {
            throw failure;
        }
    }
}
