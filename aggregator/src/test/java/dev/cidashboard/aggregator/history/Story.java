package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.Samples;
import dev.cidashboard.aggregator.database.TestDatabase;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.state.Change;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.Status;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import static dev.cidashboard.aggregator.history.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;

/** Many runs that move at once, some of them several times, as two forges tell of them; and what must be known of them then. */
final class Story {

    static final Project GITHUB = Samples.project(new InstanceId("github-main"), Platform.GITHUB, "1", "octo/repo");
    static final Project GITLAB = Samples.project(new InstanceId("gitlab-main"), Platform.GITLAB, "1", "group/app");

    private static final List<Status> ENDS = List.of(Status.SUCCESS, Status.FAILED, Status.CANCELLED);
    private static final int MOST_ATTEMPTS = 3;

    private final List<Change> changes = new ArrayList<>();
    private final Map<String, String> fates = new TreeMap<>();

    private Story() {}

    /** The same one for the same seed. */
    static Story of(int runs, long seed) {
        Random random = new Random(seed);
        Story story = new Story();
        List<Deque<Change>> lives = new ArrayList<>();
        for (int number = 1; number <= runs; number++) {
            lives.add(story.life(number % 2 == 0 ? GITHUB : GITLAB, String.valueOf(number), random));
        }
        while (!lives.isEmpty()) {
            Deque<Change> next = lives.get(random.nextInt(lives.size()));
            story.changes.add(next.removeFirst());
            lives.removeIf(Deque::isEmpty);
        }
        return story;
    }

    /** What is told, in its order. */
    List<Change> changes() {
        return List.copyOf(changes);
    }

    void tell(HistoryWriter writer) {
        changes.forEach(writer::changed);
    }

    /** Exactly the runs that were told, each once, in its last state and with all of its attempts. */
    void assertKept(TestDatabase rows) {
        List<Map<String, Object>> kept = rows.rows("""
                select j.instance || '/' || p.native_id as run, p.attempt || ' ' || p.status || coalesce((
                    select string_agg(format(', %s %s', a.attempt, a.status), '' order by a.attempt)
                    from pipeline_attempt a where a.project_id = p.project_id and a.native_id = p.native_id), '') as fate
                from pipeline p join project j on j.id = p.project_id
                """);
        Map<String, String> found = new TreeMap<>();
        kept.forEach(row -> found.put((String) row.get("run"), (String) row.get("fate")));
        assertThat(found).isEqualTo(fates);
        assertThat(kept).hasSameSizeAs(fates.entrySet());
    }

    private Deque<Change> life(Project of, String id, Random random) {
        Deque<Change> life = new ArrayDeque<>();
        int attempts = 1 + random.nextInt(MOST_ATTEMPTS);
        boolean goesOn = random.nextInt(5) == 0;
        StringBuilder earlier = new StringBuilder();
        int minute = 0;
        for (int attempt = 1; attempt <= attempts; attempt++) {
            Runs seen = run(id).attempt(of.countsAttempts() ? attempt : 1);
            life.add(change(of, seen.status(Status.QUEUED).touched(Duration.ofMinutes(++minute))));
            life.add(change(of, seen.status(Status.RUNNING).touched(Duration.ofMinutes(++minute))));
            Status end = ENDS.get(random.nextInt(ENDS.size()));
            boolean last = attempt == attempts;
            if (!last || !goesOn) {
                life.add(change(of, seen.status(end).touched(Duration.ofMinutes(++minute))));
            }
            if (last) {
                String state = goesOn ? "running" : end.word();
                fates.put(of.id().instance().name() + "/" + id, attempt + " " + state + earlier);
            } else {
                earlier.append(", ").append(attempt).append(' ').append(end.word());
            }
        }
        return life;
    }

    private static Change change(Project of, Runs seen) {
        return new Change.PipelineChanged(of, null, seen.pipeline());
    }
}
