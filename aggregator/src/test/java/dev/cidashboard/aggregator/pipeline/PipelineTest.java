package dev.cidashboard.aggregator.pipeline;

import dev.cidashboard.aggregator.fixture.Runs;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.api.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PipelineTest {

    private static final Instant AT = Instant.parse("2026-03-02T08:00:00.123456Z");
    private static final String SHA = "00ab34cd56ef7890abcdef1234567890fedcba98";

    @Test
    void everything_comes_out_as_it_went_in() {
        Pipeline pipeline = pipeline("1296269", "https://forge.example/a/b/actions/runs/1296269", 77L);

        assertThat(pipeline.id()).isEqualTo(new PipelineId("1296269"));
        assertThat(pipeline.workflow()).isEqualTo("ci");
        assertThat(pipeline.name()).isEqualTo("build");
        assertThat(pipeline.number()).isEqualTo(77);
        assertThat(pipeline.attempt()).isEqualTo(2);
        assertThat(pipeline.status()).isEqualTo(Status.FAILED);
        assertThat(pipeline.event()).isEqualTo("push");
        assertThat(pipeline.ref()).isEqualTo("main");
        assertThat(pipeline.commit()).isEqualTo(new Commit(SHA, "Ada", "Make it faster", AT));
        assertThat(pipeline.title()).isEqualTo("Make it faster");
        assertThat(pipeline.actor()).isEqualTo("ada");
        assertThat(pipeline.createdAt()).isEqualTo(AT);
        assertThat(pipeline.startedAt()).isEqualTo(AT.plusSeconds(1));
        assertThat(pipeline.updatedAt()).isEqualTo(AT.plusSeconds(90));
        assertThat(pipeline.finishedAt()).isNull();
        assertThat(pipeline.duration()).isEqualTo(Duration.ofMillis(12_345));
        assertThat(pipeline.webUrl()).isEqualTo("https://forge.example/a/b/actions/runs/1296269");
        assertThat(pipeline.detailed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "007", "9223372036854775807", "-5", "{a-uuid}", "folder/job#12", "123456789012345678"})
    void an_id_stays_the_text_that_it_was(String id) {
        assertThat(pipeline(id, null, null).id().value()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "12, https://forge.example/runs/12",
        "12, https://forge.example/runs/112",
        "12, https://forge.example/runs/12?attempt=2",
        "007, https://forge.example/runs/007",
        "12,"
    })
    void an_address_stays_the_text_that_it_was(String id, String address) {
        assertThat(pipeline(id, address, null).webUrl()).isEqualTo(address);
    }

    @Test
    void what_is_made_of_the_same_is_equal_and_what_differs_in_one_thing_is_not() {
        Runs run = Runs.run(5);

        assertThat(run.pipeline())
                .isEqualTo(Runs.run(5).pipeline())
                .hasSameHashCodeAs(Runs.run(5).pipeline());
        assertThat(run.pipeline())
                .isNotEqualTo(Runs.run(6).pipeline())
                .isNotEqualTo(run.of("other").pipeline())
                .isNotEqualTo(run.attempt(2).pipeline())
                .isNotEqualTo(run.is(Status.FAILED).pipeline())
                .isNotEqualTo(run.on("feature").pipeline())
                .isNotEqualTo(run.on(new Commit(SHA, null, null, null)).pipeline())
                .isNotEqualTo(run.touched(Duration.ofSeconds(1)).pipeline())
                .isNotEqualTo(run.took(Duration.ofSeconds(1)).pipeline())
                .isNotEqualTo(run.undetailed().pipeline());
    }

    @Test
    void pipelines_of_one_project_share_what_their_addresses_have_in_common() {
        Pipeline one = pipeline("1", "https://forge.example/a/b/-/pipelines/1", null);
        Pipeline two = pipeline("2", "https://forge.example/a/b/-/pipelines/2", null);

        assertThat(one.addressBeforeId()).isSameAs(two.addressBeforeId());
    }

    @Test
    void an_attempt_below_one_is_refused() {
        assertThatThrownBy(() -> Runs.run(1).attempt(0).pipeline())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("attempt of pipeline 1 is 0");
    }

    private static Pipeline pipeline(String id, String address, Long number) {
        return new Pipeline(
                new PipelineId(id),
                "ci",
                "build",
                number,
                2,
                Status.FAILED,
                "push",
                "main",
                new Commit(SHA, "Ada", "Make it faster", AT),
                "Make it faster",
                "ada",
                AT,
                AT.plusSeconds(1),
                AT.plusSeconds(90),
                null,
                Duration.ofMillis(12_345),
                address,
                true);
    }
}
