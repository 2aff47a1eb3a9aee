package dev.cidashboard.aggregator.forge;

import dev.cidashboard.aggregator.forge.Failure.Kind;
import dev.cidashboard.aggregator.forge.RateRules.RateHeaders;
import org.junit.jupiter.api.Test;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class RequestBudgetTest {

    private static final RateHeaders NAMES = new RateHeaders("limit", "remaining", "reset", "resource");
    private static final String TEMPLATE = "/things";
    private static final Instant START = SettableClock.START;
    private static final HttpHeaders SILENCE = headers(Map.of());

    private final SettableClock clock = new SettableClock();

    @Test
    void background_work_stops_at_the_reserve_and_people_go_on() {
        RequestBudget budget = budget(100, 0, 60);
        spend(budget, 80);
        assertThat(denial(budget, Purpose.BACKGROUND).kind()).isEqualTo(Kind.BUDGET_SPENT);
        assertThat(budget.ask(Purpose.INTERACTIVE, TEMPLATE)).isInstanceOf(Decision.Granted.class);
    }

    @Test
    void nothing_is_forecast_before_it_is_known_what_goes_on() {
        RequestBudget budget = budget(1_000, 0, 60);
        spend(budget, 30);
        clock.advance(Duration.ofSeconds(20));
        assertThat(budget.budgets().getFirst().forecast()).isEqualTo(30);

        budget.forecastAnew();
        spend(budget, 2);
        clock.advance(Duration.ofSeconds(20));

        assertThat(budget.budgets().getFirst().forecast()).isEqualTo(32 + 2 * (3_600 - 40) / 20);
    }

    @Test
    void people_stop_where_nothing_is_left() {
        RequestBudget budget = budget(10, 0, 60);
        for (int request = 0; request < 10; request++) {
            budget.settle(granted(budget, Purpose.INTERACTIVE), 200, SILENCE, false);
        }
        assertThat(denial(budget, Purpose.INTERACTIVE).kind()).isEqualTo(Kind.BUDGET_SPENT);
    }

    @Test
    void requests_under_way_count_before_they_are_answered() {
        RequestBudget budget = budget(10, 0, 60);
        for (int request = 0; request < 8; request++) {
            granted(budget, Purpose.BACKGROUND);
        }
        assertThat(denial(budget, Purpose.BACKGROUND).retryAt()).isEqualTo(START.plus(Duration.ofHours(1)));
        assertThat(budget.budgets().getFirst().used()).isEqualTo(8);
    }

    @Test
    void a_request_that_was_never_answered_counts_as_charged_once() {
        RequestBudget budget = budget(100, 0, 60);
        Permit permit = granted(budget, Purpose.BACKGROUND);
        budget.lost(permit);
        budget.lost(permit);
        assertThat(budget.budgets().getFirst().remaining()).isEqualTo(99);
    }

    @Test
    void what_the_forge_says_replaces_what_was_counted() {
        RequestBudget budget = budget(100, 0, 60);
        spend(budget, 50);
        budget.settle(granted(budget, Purpose.BACKGROUND), 200, said(5000, 4321, START.plusSeconds(600)), false);
        Budget view = budget.budgets().getFirst();
        assertThat(view.limit()).isEqualTo(5000);
        assertThat(view.remaining()).isEqualTo(4321);
        assertThat(view.used()).isEqualTo(679);
        assertThat(view.reserve()).isEqualTo(1000);
        assertThat(view.resetAt()).isEqualTo(START.plusSeconds(600));
    }

    @Test
    void answers_that_overtake_each_other_give_nothing_back() {
        RequestBudget budget = budget(100, 0, 60);
        Permit first = granted(budget, Purpose.BACKGROUND);
        Permit second = granted(budget, Purpose.BACKGROUND);
        budget.settle(second, 200, said(100, 60, START.plusSeconds(600)), false);
        budget.settle(first, 200, said(100, 61, START.plusSeconds(600)), false);
        assertThat(budget.budgets().getFirst().remaining()).isEqualTo(60);
    }

    @Test
    void a_late_answer_of_the_window_before_is_ignored() {
        RequestBudget budget = budget(100, 0, 60);
        Permit late = granted(budget, Purpose.BACKGROUND);
        budget.settle(granted(budget, Purpose.BACKGROUND), 200, said(100, 99, START.plusSeconds(120)), false);
        budget.settle(late, 200, said(100, 3, START.plusSeconds(60)), false);
        assertThat(budget.budgets().getFirst().remaining()).isEqualTo(99);
    }

    @Test
    void a_window_that_ended_is_full_again() {
        RequestBudget budget = budget(100, 0, 60);
        budget.settle(granted(budget, Purpose.BACKGROUND), 200, said(100, 0, START.plusSeconds(30)), false);
        assertThat(denial(budget, Purpose.BACKGROUND).retryAt()).isEqualTo(START.plusSeconds(30));
        clock.advance(Duration.ofSeconds(30));
        assertThat(budget.ask(Purpose.BACKGROUND, TEMPLATE)).isInstanceOf(Decision.Granted.class);
        assertThat(budget.budgets().getFirst().remaining()).isEqualTo(99);
    }

    @Test
    void a_confirmation_is_free_where_the_platform_says_so() {
        RequestBudget budget = budget(100, 0, 60);
        boolean charged = budget.settle(granted(budget, Purpose.BACKGROUND), 304, SILENCE, false);
        assertThat(charged).isFalse();
        assertThat(budget.budgets().getFirst().used()).isZero();
    }

    @Test
    void each_resource_of_a_forge_has_its_own_window() {
        RequestBudget budget = budget(100, 0, 60);
        Map<String, String> search = new HashMap<>(values(30, 0, START.plusSeconds(60)));
        search.put("resource", "search");
        Permit permit = ((Decision.Granted) budget.ask(Purpose.BACKGROUND, "/search")).permit();
        budget.settle(permit, 200, headers(search), false);
        assertThat(budget.ask(Purpose.BACKGROUND, "/search")).isInstanceOf(Decision.Denied.class);
        assertThat(budget.ask(Purpose.BACKGROUND, TEMPLATE)).isInstanceOf(Decision.Granted.class);
        assertThat(budget.budgets()).extracting(Budget::resource).containsExactly("core", "search");
    }

    @Test
    void headers_that_make_no_sense_are_ignored() {
        List<Map<String, String>> nonsense = new ArrayList<>();
        nonsense.add(Map.of("limit", "many", "remaining", "few", "reset", "soon"));
        nonsense.add(values(100, -1, START.plusSeconds(60)));
        nonsense.add(values(0, 0, START.plusSeconds(60)));
        nonsense.add(values(100, 101, START.plusSeconds(60)));
        nonsense.add(values(100, 0, START.minusSeconds(1)));
        nonsense.add(values(100, 0, START.plus(Duration.ofDays(400))));
        nonsense.add(Map.of("limit", "100", "remaining", "0", "reset", "99999999999999999999"));
        for (Map<String, String> values : nonsense) {
            RequestBudget budget = budget(100, 0, 60);
            budget.settle(granted(budget, Purpose.BACKGROUND), 200, headers(values), false);
            assertThat(budget.budgets().getFirst().remaining())
                    .as(values.toString())
                    .isEqualTo(99);
        }
    }

    @Test
    void a_forge_whose_clock_is_ahead_resets_by_our_clock() {
        RequestBudget budget = budget(100, 0, 60);
        Map<String, String> values = new HashMap<>(values(100, 0, START.plusSeconds(3_630)));
        values.put(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        START.plusSeconds(3_600).atOffset(ZoneOffset.UTC)));
        budget.settle(granted(budget, Purpose.BACKGROUND), 200, headers(values), false);
        assertThat(denial(budget, Purpose.BACKGROUND).retryAt()).isEqualTo(START.plusSeconds(30));
    }

    @Test
    void a_forge_without_a_limit_limits_nobody_and_is_not_listed() {
        RequestBudget budget = budget(0, 0, 60_000);
        spend(budget, 10_000);
        assertThat(budget.budgets()).isEmpty();
    }

    @Test
    void an_endpoint_is_asked_no_more_than_a_minute_allows() {
        RequestBudget budget = budget(0, 900, 60);
        int granted = 0;
        while (budget.ask(Purpose.BACKGROUND, TEMPLATE) instanceof Decision.Granted(Permit permit)) {
            budget.settle(permit, 304, SILENCE, false);
            granted++;
        }
        assertThat(granted).isEqualTo(810);
        assertThat(budget.ask(Purpose.BACKGROUND, "/others")).isInstanceOf(Decision.Granted.class);
        Failure denial = denial(budget, Purpose.INTERACTIVE);
        assertThat(denial.kind()).isEqualTo(Kind.PACED);
        assertThat(denial.retryAt()).isBetween(START.plusSeconds(60), START.plusSeconds(62));
        clock.advance(Duration.between(START, denial.retryAt()));
        assertThat(budget.ask(Purpose.BACKGROUND, TEMPLATE)).isInstanceOf(Decision.Granted.class);
    }

    @Test
    void in_no_minute_whatever_an_endpoint_is_asked_more_than_allowed() {
        RequestBudget budget = budget(0, 900, 60);
        List<Instant> asked = new ArrayList<>();
        for (int tick = 0; tick < 4_000; tick++) {
            clock.advance(Duration.ofMillis(37));
            if (budget.ask(Purpose.BACKGROUND, TEMPLATE) instanceof Decision.Granted(Permit permit)) {
                budget.settle(permit, 200, SILENCE, false);
                asked.add(clock.instant());
            }
        }
        for (int last = 900; last < asked.size(); last++) {
            assertThat(Duration.between(asked.get(last - 900), asked.get(last))).isGreaterThan(Duration.ofMinutes(1));
        }
        assertThat(asked).hasSizeGreaterThan(1_500);
    }

    @Test
    void only_so_many_are_under_way_at_once() {
        RequestBudget budget = budget(5_000, 0, 3);
        granted(budget, Purpose.BACKGROUND);
        granted(budget, Purpose.BACKGROUND);
        Permit third = granted(budget, Purpose.BACKGROUND);
        assertThat(denial(budget, Purpose.INTERACTIVE).retryAt()).isBefore(START.plusSeconds(1));
        budget.settle(third, 200, SILENCE, false);
        granted(budget, Purpose.BACKGROUND);
    }

    @Test
    void told_to_stay_away_it_stays_away_for_everybody() {
        RequestBudget budget = budget(5_000, 0, 60);
        refuse(budget, Map.of("Retry-After", "120"));
        clock.advance(Duration.ofSeconds(119));
        Failure denial = denial(budget, Purpose.INTERACTIVE);
        assertThat(denial.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(denial.retryAt()).isEqualTo(START.plusSeconds(120));
        assertThat(budget.budgets().getFirst().blockedUntil()).isEqualTo(START.plusSeconds(120));
        clock.advance(Duration.ofSeconds(1));
        granted(budget, Purpose.BACKGROUND);
        assertThat(budget.budgets().getFirst().blockedUntil()).isNull();
    }

    @Test
    void without_a_word_on_how_long_the_pause_doubles_until_it_is_answered_again() {
        RequestBudget budget = budget(5_000, 0, 60);
        assertThat(pauseAfterRefusal(budget)).isEqualTo(Duration.ofSeconds(60));
        assertThat(pauseAfterRefusal(budget)).isEqualTo(Duration.ofSeconds(120));
        assertThat(pauseAfterRefusal(budget)).isEqualTo(Duration.ofSeconds(240));
        budget.settle(granted(budget, Purpose.BACKGROUND), 200, SILENCE, false);
        assertThat(pauseAfterRefusal(budget)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void refusals_of_requests_that_were_under_way_together_are_one_offence() {
        RequestBudget budget = budget(5_000, 0, 60);
        List<Permit> together = new ArrayList<>();
        for (int request = 0; request < 16; request++) {
            together.add(granted(budget, Purpose.BACKGROUND));
        }
        together.forEach(permit -> budget.settle(permit, 403, SILENCE, true));
        assertThat(denial(budget, Purpose.BACKGROUND).retryAt()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void a_used_up_limit_waits_for_its_reset_but_at_most_an_hour() {
        RequestBudget budget = budget(5_000, 0, 60);
        refuse(budget, values(5_000, 0, START.plus(Duration.ofMinutes(90))));
        assertThat(denial(budget, Purpose.INTERACTIVE).retryAt()).isEqualTo(START.plus(Duration.ofHours(1)));
    }

    @Test
    void a_refusal_is_told_from_a_limit_by_status_headers_or_words() {
        RequestBudget budget = budget(5_000, 0, 60);
        assertThat(budget.saysTooOften(429, SILENCE, "")).isTrue();
        assertThat(budget.saysTooOften(403, headers(Map.of("Retry-After", "nonsense")), ""))
                .isTrue();
        assertThat(budget.saysTooOften(403, headers(Map.of("remaining", "0")), ""))
                .isTrue();
        assertThat(budget.saysTooOften(403, SILENCE, "you have exceeded a secondary rate limit"))
                .isTrue();
        assertThat(budget.saysTooOften(403, headers(Map.of("remaining", "17")), "forbidden"))
                .isFalse();
        assertThat(budget.saysTooOften(404, SILENCE, "rate limit")).isFalse();
    }

    private Duration pauseAfterRefusal(RequestBudget budget) {
        Instant before = clock.instant();
        refuse(budget, Map.of());
        Duration pause =
                Duration.between(before, denial(budget, Purpose.BACKGROUND).retryAt());
        clock.advance(pause);
        return pause;
    }

    private static void refuse(RequestBudget budget, Map<String, String> values) {
        budget.settle(granted(budget, Purpose.BACKGROUND), 403, headers(values), true);
    }

    private static void spend(RequestBudget budget, int requests) {
        for (int request = 0; request < requests; request++) {
            budget.settle(granted(budget, Purpose.BACKGROUND), 200, SILENCE, false);
        }
    }

    private RequestBudget budget(long limit, int pointsPerMinute, int atOnce) {
        return new RequestBudget(
                new RateRules("core", NAMES, limit, Duration.ofHours(1), true, pointsPerMinute, atOnce), clock);
    }

    private static Permit granted(RequestBudget budget, Purpose purpose) {
        if (budget.ask(purpose, TEMPLATE) instanceof Decision.Granted(Permit permit)) {
            return permit;
        }
        throw new AssertionError("the ledger said no");
    }

    private static Failure denial(RequestBudget budget, Purpose purpose) {
        if (budget.ask(purpose, TEMPLATE) instanceof Decision.Denied(Failure failure)) {
            return failure;
        }
        throw new AssertionError("the ledger said yes");
    }

    private static HttpHeaders said(long limit, long remaining, Instant reset) {
        return headers(values(limit, remaining, reset));
    }

    private static Map<String, String> values(long limit, long remaining, Instant reset) {
        return Map.of(
                "limit", Long.toString(limit),
                "remaining", Long.toString(remaining),
                "reset", Long.toString(reset.getEpochSecond()));
    }

    private static HttpHeaders headers(Map<String, String> values) {
        Map<String, List<String>> lists = new HashMap<>();
        values.forEach((name, value) -> lists.put(name, List.of(value)));
        return HttpHeaders.of(lists, (name, value) -> true);
    }
}
