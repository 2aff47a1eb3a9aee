package dev.cidashboard.endtoend.bench;

import dev.cidashboard.endtoend.product.Simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/** Projects of which each gets a change about once a minute: a run that starts, then the end of that run. */
final class HotChanges {

    private static final double EVERY_SECONDS = 60;
    /** As a share of the pause: the aggregator's rounds are a third of a minute and must not meet a project always alike. */
    private static final double JITTER = 0.25;

    private static final List<String> ENDS = List.of("SUCCESS", "FAILED");

    /**
     * Something that happened to a run.
     *
     * @param end the dashboard's word for how it ended; null for its start
     * @param madeAt seconds of the clock, before the forge knew
     */
    record Change(String project, long run, String end, double madeAt) {}

    private record Turn(String project, double at) {}

    private final Simulator forge;
    private final List<String> projects;
    private final Timer clock;
    private final Random random = new Random(42);
    private final Map<String, Long> running = new HashMap<>();
    private final PriorityQueue<Turn> turns = new PriorityQueue<>(Comparator.comparingDouble(Turn::at));
    private int ended;

    HotChanges(Simulator forge, List<String> projects, Timer clock) {
        this.forge = forge;
        this.projects = List.copyOf(projects);
        this.clock = clock;
    }

    /** One in each project, all at once. */
    List<Change> inEach() {
        return projects.stream().map(this::change).toList();
    }

    /** From now on each has its turns, evenly spread. */
    void begin() {
        double now = clock.seconds();
        for (int index = 0; index < projects.size(); index++) {
            turns.add(new Turn(projects.get(index), now + index * EVERY_SECONDS / projects.size()));
        }
    }

    /** Makes the changes whose turn has come. */
    List<Change> due() {
        List<Change> made = new ArrayList<>();
        while (turns.peek().at() <= clock.seconds()) {
            Turn turn = turns.remove();
            made.add(change(turn.project()));
            double pause = EVERY_SECONDS * (1 + JITTER * (2 * random.nextDouble() - 1));
            turns.add(new Turn(turn.project(), turn.at() + pause));
        }
        return made;
    }

    private Change change(String project) {
        double madeAt = clock.seconds();
        Long run = running.remove(project);
        if (run == null) {
            running.put(project, forge.start(project));
            return new Change(project, running.get(project), null, madeAt);
        }
        String end = ENDS.get(ended++ % ENDS.size());
        forge.finish(project, run, end);
        return new Change(project, run, end.toLowerCase(Locale.ROOT), madeAt);
    }
}
