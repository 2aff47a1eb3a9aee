package dev.cidashboard.aggregator.state;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.cidashboard.aggregator.fixture.Runs;
import dev.cidashboard.aggregator.fixture.Samples;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.RecentPipelines;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.api.PaginationView;
import dev.cidashboard.api.Paging;
import dev.cidashboard.api.PipelinesQuery;
import dev.cidashboard.api.PipelinesView;
import dev.cidashboard.api.ProjectsQuery;
import dev.cidashboard.api.RepositoriesView;
import dev.cidashboard.api.RepositoryDetailView;
import dev.cidashboard.api.RepositoryView;
import dev.cidashboard.api.Status;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static dev.cidashboard.aggregator.fixture.Runs.run;
import static dev.cidashboard.aggregator.fixture.Samples.branch;
import static dev.cidashboard.aggregator.fixture.Samples.branches;
import static dev.cidashboard.aggregator.fixture.Samples.commit;
import static dev.cidashboard.aggregator.fixture.Samples.fresh;
import static dev.cidashboard.aggregator.fixture.Samples.mergeRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class AnswersTest {

    private static final Duration MOMENT = Duration.ofMillis(50);

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private final SimulatedClock clock = SimulatedClock.started();
    private final WarmState state = new WarmState(
            clock, new Freshness(Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofMinutes(5)), List.of());
    private final Answers answers = new Answers(state, clock);

    @Test
    void a_page_is_what_jackson_would_write() throws IOException {
        fill(3);

        Answer answer = answers.projects(query("limit", "2"));

        List<RepositoryView> rows = List.of(row(1), row(2));
        RepositoriesView view = new RepositoriesView(rows, PaginationView.of(new Paging(1, 2), 3));
        assertThat(answer.body()).isEqualTo(json.writeValueAsBytes(view));
    }

    @Test
    void an_empty_page_is_an_answer_too() throws IOException {
        Answer answer = answers.projects(query("page", "7"));

        assertThat(json.readTree(answer.body()).get("repositories")).isEmpty();
        assertThat(answer.confirmedAt()).isNull();
    }

    @Test
    void a_confirmation_leaves_the_etag_and_moves_the_time_of_confirmation() {
        fill(2);
        Answer before = answers.projects(query());

        clock.advance(Duration.ofMinutes(4));
        read(Samples.github(1), run(1));
        read(Samples.github(2), run(2));
        Answer after = answers.projects(query());

        assertThat(after.etag()).isEqualTo(before.etag());
        assertThat(after.body()).isSameAs(before.body());
        assertThat(before.confirmedAt()).isEqualTo(Samples.EIGHT);
        assertThat(after.confirmedAt()).isEqualTo(clock.instant());
    }

    @Test
    void a_change_is_in_the_answer_50_ms_later_with_another_etag() {
        fill(2);
        Answer before = answers.projects(query());

        read(Samples.github(1), run(9).is(Status.FAILED));
        clock.advance(MOMENT);
        Answer after = answers.projects(query());

        assertThat(after.etag()).isNotEqualTo(before.etag());
        assertThat(new String(after.body(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"status\":\"failed\"");
    }

    @Test
    void the_etag_is_weak_and_the_same_after_a_restart() {
        fill(5);
        WarmState restarted = new WarmState(
                clock, new Freshness(Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofMinutes(5)), List.of());
        clock.advance(Duration.ofHours(2));
        fill(restarted, 5);

        String etag = new Answers(restarted, clock).projects(query()).etag();

        assertThat(etag).startsWith("W/\"").isEqualTo(answers.projects(query()).etag());
    }

    @Test
    void another_page_has_another_etag() {
        fill(4);

        assertThat(answers.projects(query("limit", "2")).etag())
                .isNotEqualTo(answers.projects(query("limit", "2", "page", "2")).etag());
    }

    @Test
    void a_detail_holds_everything_of_one_moment() throws IOException {
        fill(1);

        Answer answer = answers.detail(known(1));

        RepositoryDetailView detail = json.readValue(answer.body(), RepositoryDetailView.class);
        assertThat(detail.repository()).isEqualTo(row(1));
        assertThat(detail.pipelines()).hasSize(1);
        assertThat(detail.branches().branches()).singleElement().satisfies(branch -> {
            assertThat(branch.isDefault()).isTrue();
            assertThat(branch.webUrl()).isEqualTo("https://forge.example/octo-org/repo-1/tree/main");
            assertThat(branch.pipeline().status()).isEqualTo(Status.SUCCESS);
        });
        assertThat(detail.mergeRequests()).hasSize(1);
        assertThat(detail.facets()).extracting("state").containsOnly("fresh");
    }

    @Test
    void a_kept_detail_is_the_same_bytes_until_the_project_changes() {
        fill(1);
        Answer before = answers.detail(known(1));

        read(Samples.github(1), run(1));
        assertThat(answers.detail(known(1)).body()).isSameAs(before.body());
        read(Samples.github(1), run(2).is(Status.RUNNING));

        assertThat(answers.detail(known(1)).etag()).isNotEqualTo(before.etag());
    }

    @Test
    void pipelines_of_all_projects_come_newest_first_and_filtered() throws IOException {
        fill(3);
        read(Samples.github(2), run(90).is(Status.FAILED).on("feature/a"));
        clock.advance(MOMENT);

        Answer all = answers.pipelines(PipelinesQuery.parse(null, null, null, null, null, null));
        Answer failed = answers.pipelines(PipelinesQuery.parse("feature/a", null, "github", "failed", null, null));

        PipelinesView newest = json.readValue(all.body(), PipelinesView.class);
        assertThat(newest.pipelines()).hasSize(3).first().satisfies(pipeline -> {
            assertThat(pipeline.id()).isEqualTo("90");
            assertThat(pipeline.repository().path()).isEqualTo("octo-org/repo-2");
        });
        assertThat(json.readValue(failed.body(), PipelinesView.class)
                        .pagination()
                        .total())
                .isEqualTo(1);
    }

    @Test
    void a_failure_older_than_five_thousand_other_pipelines_is_found_and_counted() throws IOException {
        for (int number = 1; number <= 101; number++) {
            int first = number * 100;
            List<Pipeline> runs = IntStream.range(first, first + 50)
                    .mapToObj(id -> (id == 100 ? run(id).is(Status.FAILED).on("release/1") : run(id)).pipeline())
                    .toList();
            state.listing(Samples.GITHUB).page(List.of(Samples.github(number)));
            state.apply(Samples.github(number).id(), new Sighting.OfPipelines(fresh(RecentPipelines.all(runs))));
        }

        Answer failed = answers.pipelines(PipelinesQuery.parse("release/1", null, null, "failed", null, null));
        Answer all = answers.pipelines(PipelinesQuery.parse(null, null, null, null, null, null));

        PipelinesView found = json.readValue(failed.body(), PipelinesView.class);
        assertThat(found.pipelines()).extracting("id").containsExactly("100");
        assertThat(found.pagination().total()).isEqualTo(1);
        assertThat(json.readValue(all.body(), PipelinesView.class).pagination().total())
                .isEqualTo(5_050);
    }

    @Test
    void the_latest_pipeline_and_a_branch_with_slashes_are_found() {
        fill(1);
        state.apply(
                Samples.github(1).id(),
                new Sighting.OfBranches(
                        fresh(branches(branch("main", commit("sha-1")), branch("feature/ä b", commit("sha-2"))))));

        assertThat(answers.latestPipeline(known(1), null)).isPresent();
        assertThat(answers.latestPipeline(known(1), "feature/ä b")).isEmpty();
        assertThat(answers.branch(known(1), "feature/ä b"))
                .hasValueSatisfying(
                        answer -> assertThat(answer.body()).asString().contains("/tree/feature/%C3%A4%20b"));
        assertThat(answers.branch(known(1), "nothing")).isEmpty();
    }

    @Test
    void kept_answers_hold_on_to_no_earlier_world() {
        fill(3);
        List<WeakReference<Object>> earlier = new ArrayList<>();
        for (int round = 1; round <= 20; round++) {
            answers.projects(ProjectsQuery.parse("repo-" + round, null, null, null, null, null, null, null));
            answers.pipelines(PipelinesQuery.parse("branch-" + round, null, null, null, null, null));
            earlier.add(new WeakReference<>(state.overview()));
            earlier.add(new WeakReference<>(known(1)));
            read(Samples.github(1), run(100 + round));
            clock.advance(MOMENT);
        }

        answers.projects(query());

        await().untilAsserted(() -> {
            System.gc();
            assertThat(earlier).allMatch(reference -> reference.refersTo(null));
        });
    }

    @Test
    void kept_answers_are_bounded() {
        KeptAnswers kept = new KeptAnswers();
        Object source = new Object();

        for (int i = 0; i < 100; i++) {
            Answer answer = new Answer(new byte[1 << 20], "W/\"x\"", Instant.EPOCH);
            kept.put(i, new KeptAnswers.Kept(source, List.of(), answer, 0));
        }

        assertThat(kept.size()).isEqualTo(16);
        assertThat(kept.get(99, source)).isNotNull();
        assertThat(kept.get(0, source)).isNull();
        assertThat(kept.get(99, new Object())).isNull();
    }

    private void fill(int projects) {
        fill(state, projects);
    }

    private static void fill(WarmState state, int projects) {
        for (int number : IntStream.rangeClosed(1, projects).toArray()) {
            Project project = Samples.github(number);
            state.listing(Samples.GITHUB).page(List.of(project));
            read(state, project, run(number));
        }
    }

    private void read(Project project, Runs run) {
        read(state, project, run);
    }

    private static void read(WarmState state, Project project, Runs run) {
        state.apply(project.id(), new Sighting.OfPipelines(fresh(RecentPipelines.all(List.of(run.pipeline())))));
        state.apply(
                project.id(),
                new Sighting.OfBranches(fresh(
                        branches(branch("main", commit("sha-" + project.id().nativeId()))))));
        state.apply(project.id(), new Sighting.OfMergeRequests(fresh(List.of(mergeRequest(1, true)))));
    }

    private ProjectState known(int number) {
        return state.find(Samples.github(number).id()).orElseThrow();
    }

    private RepositoryView row(int number) {
        return known(number).row();
    }

    private static ProjectsQuery query(String... parameters) {
        String page = null;
        String limit = null;
        for (int i = 0; i < parameters.length; i += 2) {
            page = parameters[i].equals("page") ? parameters[i + 1] : page;
            limit = parameters[i].equals("limit") ? parameters[i + 1] : limit;
        }
        return ProjectsQuery.parse(null, null, null, null, null, null, page, limit);
    }
}
