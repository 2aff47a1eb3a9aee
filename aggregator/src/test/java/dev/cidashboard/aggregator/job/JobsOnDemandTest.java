package dev.cidashboard.aggregator.job;

import dev.cidashboard.aggregator.Samples;
import dev.cidashboard.aggregator.ScriptedConnector;
import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.forge.Purpose;
import dev.cidashboard.aggregator.pipeline.Job;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.JobView;
import dev.cidashboard.api.JobsView;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import static dev.cidashboard.aggregator.Samples.job;
import static dev.cidashboard.aggregator.Samples.pipeline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class JobsOnDemandTest {

    private static final InstanceId INSTANCE = new InstanceId("github-main");
    private static final Project PROJECT = Samples.project(INSTANCE, Platform.GITHUB, "1", "octo/one");
    private static final PipelineId RUN = new PipelineId("900");
    private static final Failure LIMIT = new Failure(Failure.Kind.RATE_LIMITED, "The forge asks to wait.", null);

    private final SimulatedClock clock = new SimulatedClock(Samples.NOON);
    private final ScriptedConnector forge = new ScriptedConnector(INSTANCE, Platform.GITHUB);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final JobsOnDemand atOnce = new JobsOnDemand(
            new Connectors(List.of(forge)), clock, Runnable::run, Duration.ofSeconds(2), JobListener.NOBODY);
    private final JobsOnDemand impatient =
            new JobsOnDemand(new Connectors(List.of(forge)), clock, threads, Duration.ofMillis(20), JobListener.NOBODY);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void the_first_look_waits_for_the_forge() {
        forge.jobsOf("900", () -> fresh(job("compile", Status.SUCCESS)));

        JobsView view = atOnce.of(PROJECT, RUN, null).orElseThrow();

        assertThat(view.loading()).isFalse();
        assertThat(view.problem()).isNull();
        assertThat(view.jobs()).extracting(JobView::name).containsExactly("compile");
        assertThat(view.jobs().getFirst().durationSeconds()).isEqualTo(30);
    }

    @Test
    void a_forge_that_takes_its_time_leaves_the_page_loading_and_is_asked_once() {
        CountDownLatch answered = new CountDownLatch(1);
        forge.jobsOf("900", () -> {
            awaitQuietly(answered);
            return fresh(job("compile", Status.SUCCESS));
        });

        JobsView first = impatient.of(PROJECT, RUN, null).orElseThrow();
        JobsView second = impatient.of(PROJECT, RUN, null).orElseThrow();
        answered.countDown();

        assertThat(first.loading()).isTrue();
        assertThat(second.loading()).isTrue();
        await().untilAsserted(() -> assertThat(
                        impatient.of(PROJECT, RUN, null).orElseThrow().jobs())
                .hasSize(1));
        assertThat(forge.jobsAsked()).isEqualTo(1);
    }

    @Test
    void finished_jobs_are_kept_for_a_day() {
        forge.jobsOf("900", () -> fresh(job("compile", Status.SUCCESS)));
        atOnce.of(PROJECT, RUN, pipeline("900", Status.SUCCESS, "main"));

        clock.advance(Duration.ofHours(23));
        atOnce.of(PROJECT, RUN, pipeline("900", Status.SUCCESS, "main"));
        assertThat(forge.jobsAsked()).isEqualTo(1);

        clock.advance(Duration.ofHours(2));
        atOnce.of(PROJECT, RUN, pipeline("900", Status.SUCCESS, "main"));
        assertThat(forge.jobsAsked()).isEqualTo(2);
    }

    @Test
    void moving_jobs_are_read_again_after_ten_seconds_behind_the_answer() {
        forge.jobsOf("900", () -> fresh(job("compile", Status.RUNNING)));
        atOnce.of(PROJECT, RUN, null);
        forge.jobsOf("900", () -> fresh(job("compile", Status.SUCCESS)));

        clock.advance(Duration.ofSeconds(9));
        assertThat(statuses(atOnce)).containsExactly(Status.RUNNING);
        assertThat(forge.jobsAsked()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(2));
        assertThat(statuses(atOnce)).as("what is known, at once").containsExactly(Status.RUNNING);
        assertThat(statuses(atOnce)).as("what was read behind it").containsExactly(Status.SUCCESS);
        assertThat(forge.jobsAsked()).isEqualTo(2);
    }

    @Test
    void a_pipeline_that_the_state_sees_changed_has_its_jobs_read_again() {
        forge.jobsOf("900", () -> fresh(job("compile", Status.SUCCESS)));
        atOnce.of(PROJECT, RUN, pipeline("900", Status.SUCCESS, "main"));

        atOnce.of(PROJECT, RUN, pipeline("900", Status.FAILED, "main"));

        assertThat(forge.jobsAsked()).isEqualTo(2);
    }

    @Test
    void jobs_of_another_attempt_are_never_shown() {
        forge.jobsOf("900", () -> fresh(job("compile", Status.FAILED)));
        atOnce.of(PROJECT, RUN, pipeline("900", 1, Status.FAILED, "main"));
        forge.jobsOf("900", () -> fresh(job("compile", Status.SUCCESS)));

        JobsView second = atOnce.of(PROJECT, RUN, pipeline("900", 2, Status.SUCCESS, "main"))
                .orElseThrow();

        assertThat(second.jobs()).extracting(JobView::status).containsExactly(Status.SUCCESS);
    }

    @Test
    void a_failure_leaves_the_last_known_jobs_with_the_reason() {
        forge.jobsOf("900", () -> fresh(job("compile", Status.RUNNING)));
        atOnce.of(PROJECT, RUN, null);
        forge.jobsOf("900", () -> new Observation.Failed<>(LIMIT));
        clock.advance(Duration.ofSeconds(11));
        atOnce.of(PROJECT, RUN, null);

        JobsView view = atOnce.of(PROJECT, RUN, null).orElseThrow();

        assertThat(view.jobs()).hasSize(1);
        assertThat(view.problem()).isEqualTo("The forge asks to wait.");
        assertThat(forge.jobsAsked()).as("not asked again at once").isEqualTo(2);
    }

    @Test
    void a_failure_with_nothing_known_says_why_and_is_tried_again() {
        forge.jobsOf("900", () -> new Observation.Failed<>(LIMIT));
        JobsView failed = atOnce.of(PROJECT, RUN, null).orElseThrow();
        forge.jobsOf("900", () -> fresh(job("compile", Status.SUCCESS)));
        clock.advance(Duration.ofSeconds(11));

        JobsView recovered = atOnce.of(PROJECT, RUN, null).orElseThrow();

        assertThat(failed.jobs()).isEmpty();
        assertThat(failed.loading()).isFalse();
        assertThat(failed.problem()).isEqualTo("The forge asks to wait.");
        assertThat(recovered.problem()).isNull();
        assertThat(recovered.jobs()).hasSize(1);
    }

    @Test
    void a_pipeline_that_the_forge_does_not_have_is_remembered_as_such() {
        assertThat(atOnce.of(PROJECT, new PipelineId("404"), null)).isEmpty();
        assertThat(atOnce.of(PROJECT, new PipelineId("404"), null)).isEmpty();

        assertThat(forge.jobsAsked()).isEqualTo(1);
    }

    @Test
    void the_reserve_is_for_pipelines_that_the_state_knows() {
        forge.jobsOf("900", () -> fresh(job("compile", Status.SUCCESS)));

        atOnce.of(PROJECT, RUN, pipeline("900", Status.SUCCESS, "main"));
        atOnce.of(PROJECT, new PipelineId("12345"), null);

        assertThat(forge.purposes()).containsExactly(Purpose.INTERACTIVE, Purpose.BACKGROUND);
    }

    @Test
    void an_id_that_somebody_made_up_is_asked_for_once_in_ten_minutes() {
        atOnce.of(PROJECT, new PipelineId("12345"), null);
        clock.advance(Duration.ofMinutes(9));
        atOnce.of(PROJECT, new PipelineId("12345"), null);
        assertThat(forge.jobsAsked()).isEqualTo(1);

        clock.advance(Duration.ofMinutes(2));
        atOnce.of(PROJECT, new PipelineId("12345"), null);
        assertThat(forge.jobsAsked()).isEqualTo(2);
    }

    @Test
    void a_pipeline_that_was_unknown_and_then_appears_is_asked_for_at_once() {
        atOnce.of(PROJECT, RUN, null);
        forge.jobsOf("900", () -> fresh(job("compile", Status.SUCCESS)));

        assertThat(atOnce.of(PROJECT, RUN, pipeline("900", Status.SUCCESS, "main"))
                        .orElseThrow()
                        .jobs())
                .hasSize(1);
    }

    @Test
    void a_fault_of_ours_is_not_hidden_and_does_not_block_the_next_read() {
        forge.jobsOf("900", () -> {
            throw new IllegalStateException("a fault");
        });
        assertThatThrownBy(() -> atOnce.of(PROJECT, RUN, null)).hasRootCauseMessage("a fault");
        forge.jobsOf("900", () -> fresh(job("compile", Status.SUCCESS)));

        assertThat(atOnce.of(PROJECT, RUN, null).orElseThrow().jobs()).hasSize(1);
    }

    private List<Status> statuses(JobsOnDemand jobs) {
        return jobs.of(PROJECT, RUN, null).orElseThrow().jobs().stream()
                .map(JobView::status)
                .toList();
    }

    private static Observation<List<Job>> fresh(Job... jobs) {
        return new Observation.Fresh<>(List.of(jobs));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
