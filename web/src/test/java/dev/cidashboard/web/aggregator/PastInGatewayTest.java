package dev.cidashboard.web.aggregator;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cidashboard.api.HistoryQuery;
import dev.cidashboard.api.InsightsQuery;
import dev.cidashboard.api.InvalidValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the database answers may be off, away or slow while the aggregator is well. */
@Timeout(30)
class PastInGatewayTest {
    private static final Question TOTALS =
            new Question.Insight(InsightKind.TOTALS, InsightsQuery.parse(null, null, null, null, null));
    private static final Question INSTANCES = new Question.Instances();
    private static final Duration OLD = Shelves.INSIGHT_FRESH_FOR.plusMillis(1);

    private final FakePort aggregator = new FakePort();
    private final SteppingClock clock = new SteppingClock();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ObjectMapper json = new ObjectMapper();
    private final Gateway gateway =
            new Gateway(aggregator, new WholeListAnswers(new Views(json), json), clock, threads);

    @AfterEach
    void stop() {
        threads.close();
    }

    @Test
    void an_insight_is_asked_for_no_more_than_twice_a_minute() {
        gateway.get(TOTALS);
        clock.step(Shelves.INSIGHT_FRESH_FOR.minusMillis(1));

        gateway.get(TOTALS);

        assertThat(aggregator.asked).hasValue(1);
    }

    @Test
    void without_a_database_the_problem_is_told_and_nothing_of_before_is_shown() {
        gateway.get(TOTALS);
        clock.step(OLD);
        without("history-off");

        Answer answer = gateway.get(TOTALS);

        assertThat(answer.historyTrouble()).contains(HistoryTrouble.OFF);
        assertThat(answer.stale()).isEmpty();
    }

    @Test
    void while_the_database_is_away_what_is_kept_stays_with_its_age() {
        var first = clock.instant();
        gateway.get(TOTALS);
        clock.step(OLD);
        without("history-away");

        Answer answer = gateway.get(TOTALS);

        assertThat(text(answer)).isEqualTo("one");
        assertThat(answer.stale()).contains(new Stale(first, Stale.Why.HISTORY_AWAY));
    }

    @Test
    void while_the_database_is_away_and_nothing_is_kept_the_problem_is_told() {
        without("history-away");

        assertThat(gateway.get(TOTALS).historyTrouble()).contains(HistoryTrouble.AWAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"history-off", "history-away"})
    void the_aggregator_is_not_away_for_that(String kind) {
        without(kind);
        gateway.get(TOTALS);

        assertThat(gateway.awaySince()).isEmpty();
    }

    @Test
    void a_503_that_is_not_about_the_history_is_the_aggregator_being_away() {
        without("starting");

        assertThatThrownBy(() -> gateway.get(TOTALS)).isInstanceOf(AggregatorAway.class);
        assertThat(gateway.awaySince()).isPresent();
    }

    @Test
    void a_hard_question_that_is_not_answered_in_time_speaks_for_nobody_else() {
        gateway.get(TOTALS);
        clock.step(OLD);
        aggregator.slow = true;

        Answer answer = gateway.get(TOTALS);

        assertThat(answer.stale().map(Stale::why)).contains(Stale.Why.UNANSWERED);
        assertThat(gateway.awaySince()).isEmpty();
    }

    @Test
    void a_usual_question_that_is_not_answered_in_time_is_the_aggregator_being_away() {
        aggregator.slow = true;

        assertThatThrownBy(() -> gateway.get(INSTANCES)).isInstanceOf(AggregatorAway.class);
        assertThat(gateway.awaySince()).isPresent();
    }

    @Test
    void a_fault_of_one_panel_leaves_what_is_kept_of_it_with_its_age() {
        var first = clock.instant();
        gateway.get(TOTALS);
        clock.step(OLD);
        aggregator.status = 500;

        Answer answer = gateway.get(TOTALS);

        assertThat(answer.stale()).contains(new Stale(first, Stale.Why.UNANSWERED));
    }

    @Test
    void older_pages_of_a_history_are_not_kept() {
        var query = HistoryQuery.parse(null, null, null, null, null, null, "2026-01-31T08:00:00Z_7", null);
        Question older = new Question.History("github-main:1", query);
        gateway.get(older);
        aggregator.away = true;
        clock.step(OLD);

        assertThatThrownBy(() -> gateway.get(older)).isInstanceOf(AggregatorAway.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "401", "-1", "x", "99999999999"})
    void stats_are_of_1_to_400_days(String days) {
        assertThatThrownBy(() -> Question.Stats.parse("github-main:1", days))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("days");
    }

    private void without(String kind) {
        aggregator.status = 503;
        aggregator.content = "{\"type\":\"urn:ci-dashboard:problem:" + kind + "\",\"title\":\"x\",\"status\":503}";
    }

    private static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
