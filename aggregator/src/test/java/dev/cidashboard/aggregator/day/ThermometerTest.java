package dev.cidashboard.aggregator.day;

import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class ThermometerTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final ProjectId PROJECT = new ProjectId(new InstanceId("github-main"), "1");
    private static final Subject RUN = new Subject.Run(PROJECT, 7);

    private final Thermometer thermometer = new Thermometer();

    @Test
    void a_project_is_cold_until_something_happens_and_warm_for_a_week_after() {
        thermometer.begins(PROJECT, NOW.minus(Duration.ofDays(8)));
        Warmth before = thermometer.warmth(PROJECT, Judgement.BY_THE_TRUTH, NOW);

        happened(NOW, false).seen(NOW);

        assertThat(before).isEqualTo(Warmth.COLD);
        assertThat(truly(Duration.ofMinutes(10))).isEqualTo(Warmth.HOT);
        assertThat(truly(Duration.ofMinutes(11))).isEqualTo(Warmth.WARM);
        assertThat(truly(Duration.ofDays(7).plusSeconds(1))).isEqualTo(Warmth.COLD);
    }

    @Test
    void it_is_hot_as_long_as_something_runs() {
        happened(NOW, true).seen(NOW);

        assertThat(truly(Duration.ofHours(3))).isEqualTo(Warmth.HOT);
    }

    @Test
    void it_is_hot_after_somebody_looked() {
        thermometer.looked(PROJECT, NOW);

        assertThat(truly(Duration.ofMinutes(9))).isEqualTo(Warmth.HOT);
    }

    @Test
    void what_could_not_be_known_yet_makes_it_warm_for_the_truth_only() {
        thermometer.begins(PROJECT, NOW.minus(Duration.ofDays(8)));

        happened(NOW, true);

        Instant soon = NOW.plusSeconds(60);
        assertThat(thermometer.warmth(PROJECT, Judgement.BY_THE_TRUTH, soon)).isEqualTo(Warmth.HOT);
        assertThat(thermometer.warmth(PROJECT, Judgement.BY_WHAT_COULD_BE_KNOWN, soon))
                .isEqualTo(Warmth.COLD);
        assertThat(thermometer.warmth(PROJECT, Judgement.BY_WHAT_COULD_BE_KNOWN, NOW.plus(Duration.ofMinutes(15))))
                .isEqualTo(Warmth.HOT);
    }

    private Happening happened(Instant at, boolean runs) {
        Happening happening = new Happening(RUN, Kind.RUN_ON_HEAD, "running", at, Warmth.COLD, Warmth.COLD, "nothing");
        thermometer.happened(happening, runs);
        return happening;
    }

    private Warmth truly(Duration later) {
        return thermometer.warmth(PROJECT, Judgement.BY_THE_TRUTH, NOW.plus(later));
    }
}
