package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.fixture.Samples;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.project.Visibility;
import dev.cidashboard.aggregator.state.Answers;
import dev.cidashboard.aggregator.state.Freshness;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.PipelinesQuery;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.api.ProjectsQuery;
import org.junit.jupiter.api.Test;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import static dev.cidashboard.aggregator.fixture.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A project that its forge does not list any more leaves nothing behind, wherever it had been kept. */
class GoneTest {

    private static final int PROJECTS = 1_000;
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private final SimulatedClock clock = SimulatedClock.started();
    private final WarmState state =
            new WarmState(clock, new Freshness(INTERVAL, Duration.ofHours(24), INTERVAL), List.of());
    private final Answers answers = new Answers(state, clock);
    private final FakeForge forge = FakeForge.github(0);
    private final Refresh refresh = new Refresh(
            new Connectors(List.of(forge)),
            state,
            RefreshSettings.of(INTERVAL, 7),
            clock,
            new InlineWorkers(),
            RefreshListener.NOBODY);

    @Test
    void of_a_thousand_projects_that_are_gone_nothing_can_be_reached_any_more() {
        List<Trace> traces = aThousandThatWereReadAndLookedAt();
        assertThat(state.overview().size()).isEqualTo(PROJECTS);

        forgetInTheForge();
        pass();

        assertThat(state.overview().size()).isZero();
        await().untilAsserted(() -> {
            System.gc();
            assertThat(left(traces)).isEmpty();
        });
        // What could keep them is still in use itself.
        assertThat(refresh.health()).hasSize(1);
        assertThat(answers.projects(everything()).body()).isNotEmpty();
    }

    /** Something that must not be reached any more. */
    private record Trace(String kind, WeakReference<Object> thing) {
        static Trace of(String kind, Object thing) {
            return new Trace(kind, new WeakReference<>(thing));
        }
    }

    /** What is still reachable, by its kind. */
    private static Map<String, Long> left(List<Trace> traces) {
        return traces.stream()
                .filter(trace -> !trace.thing().refersTo(null))
                .collect(Collectors.groupingBy(Trace::kind, Collectors.counting()));
    }

    private List<Trace> aThousandThatWereReadAndLookedAt() {
        List<Trace> traces = new ArrayList<>();
        for (int number = 1; number <= PROJECTS; number++) {
            Project project = project(number);
            forge.has(project);
            forge.pipelines.put(
                    project.id(),
                    List.of(run(2 * number).pipeline(), run(2 * number + 1).pipeline()));
            traces.add(Trace.of("project", project));
            traces.add(Trace.of("id", project.id()));
        }
        refresh.start();
        pass();
        for (ProjectState known : state.of(Samples.GITHUB)) {
            traces.add(Trace.of("state", known));
            traces.add(Trace.of("row", known.row()));
            traces.add(Trace.of("pipeline", known.pipelines().value().getFirst()));
            refresh.look(known.id());
            traces.add(Trace.of("detail", answers.detail(known).body()));
        }
        for (String sort : List.of("name", "-status", "activity", "branches")) {
            ProjectsQuery query = ProjectsQuery.parse("repo", null, null, null, sort, null, null, "10000");
            traces.add(Trace.of("list", answers.projects(query).body()));
        }
        PipelinesQuery latest = PipelinesQuery.parse(null, null, null, null, null, null);
        traces.add(Trace.of("pipelines", answers.pipelines(latest).body()));
        return traces;
    }

    /** With numbers of its own, that nothing else in this process shares. */
    private static Project project(int number) {
        return new Project(
                new ProjectId(Samples.GITHUB, String.valueOf(7_000_000 + number)),
                Platform.GITHUB,
                "octo-org/repo-" + number,
                "repo-" + number,
                null,
                Visibility.PRIVATE,
                "https://forge.example/octo-org/repo-" + number,
                null,
                "main",
                Samples.EIGHT,
                false,
                null);
    }

    private void forgetInTheForge() {
        forge.projects.clear();
        forge.pipelines.clear();
        forge.branches.clear();
        forge.mergeRequests.clear();
        forge.asked.clear();
    }

    private void pass() {
        for (int second = 0; second < 2 * INTERVAL.toSeconds(); second++) {
            clock.advance(Duration.ofSeconds(1));
            refresh.tick();
            answers.forgetOutdated();
        }
        assertThat(forge.forgotten.size()).isIn(0, PROJECTS);
        forge.forgotten.clear();
    }

    private static ProjectsQuery everything() {
        return ProjectsQuery.parse(null, null, null, null, null, null, null, null);
    }
}
