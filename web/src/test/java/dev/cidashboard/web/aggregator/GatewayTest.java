package dev.cidashboard.web.aggregator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.cidashboard.api.PaginationView;
import dev.cidashboard.api.Paging;
import dev.cidashboard.api.ProjectsQuery;
import dev.cidashboard.api.RepositoriesView;
import dev.cidashboard.api.RepositoryView;
import dev.cidashboard.api.Status;
import dev.cidashboard.web.fake.FakeWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@Timeout(30)
class GatewayTest {
    private static final Question INSTANCES = new Question.Instances();
    private static final Question DETAIL = new Question.Detail("github-main:1");
    private static final String LIST = "{\"repositories\":[{},{}]}";
    private static final Duration OLD = Gateway.SERVED_WHILE_ASKING.plusMillis(1);

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private final Views views = new Views(json);
    private final FakePort aggregator = new FakePort();
    private final SteppingClock clock = new SteppingClock();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Gateway gateway = new Gateway(aggregator, new WholeListAnswers(views, json), clock, threads);

    @AfterEach
    void stop() {
        threads.close();
    }

    @Test
    void what_is_true_only_for_a_moment_is_not_shown_while_the_aggregator_is_away() {
        Question checks = new Question.Checks("github-main:1");
        gateway.get(checks);
        aggregator.away = true;
        clock.step(OLD);

        assertThatThrownBy(() -> gateway.get(checks)).isInstanceOf(AggregatorAway.class);
    }

    @Test
    void what_is_young_is_served_without_asking() {
        gateway.get(INSTANCES);
        clock.step(Gateway.FRESH_FOR.minusMillis(1));
        aggregator.content = "two";

        Answer answer = gateway.get(INSTANCES);

        assertThat(text(answer)).isEqualTo("one");
        assertThat(aggregator.asked).hasValue(1);
    }

    @Test
    void what_is_hardly_older_is_served_while_it_is_asked_about() {
        gateway.get(INSTANCES);
        clock.step(Gateway.FRESH_FOR.plusMillis(1));
        aggregator.content = "two";

        Answer answer = gateway.get(INSTANCES);

        assertThat(text(answer)).isEqualTo("one");
        await().untilAsserted(() -> assertThat(text(gateway.get(INSTANCES))).isEqualTo("two"));
    }

    @Test
    void what_is_older_is_asked_for_with_its_tag() {
        Answer first = gateway.get(INSTANCES);
        clock.step(OLD);

        Answer second = gateway.get(INSTANCES);

        assertThat(aggregator.conditions).containsExactly(null, "W/\"one\"");
        assertThat(second.body()).isSameAs(first.body());
        assertThat(second.confirmedAt()).isEqualTo("confirmed-2");
    }

    @Test
    void a_change_is_seen_as_soon_as_what_is_kept_is_old() {
        gateway.get(INSTANCES);
        aggregator.content = "two";
        clock.step(OLD);

        Answer answer = gateway.get(INSTANCES);

        assertThat(text(answer)).isEqualTo("two");
        assertThat(answer.etag()).isEqualTo("W/\"two\"");
    }

    @Test
    void what_nobody_asked_for_in_an_hour_is_kept_no_longer() {
        aggregator.content = LIST;
        for (int project = 0; project < 100; project++) {
            gateway.get(new Question.Detail("github-main:" + project));
        }
        clock.step(Gateway.KEPT_UNASKED.plusSeconds(1));

        gateway.get(Gateway.WHOLE_LIST);

        await().untilAsserted(() -> assertThat(gateway.keptAnswers()).isEqualTo(1));
    }

    @Test
    void while_the_aggregator_is_away_everything_stays_for_as_long_as_it_takes() {
        gateway.get(DETAIL);
        aggregator.away = true;
        clock.step(Gateway.KEPT_UNASKED.plusSeconds(1));
        gateway.get(DETAIL);

        assertThatThrownBy(() -> gateway.get(Gateway.WHOLE_LIST)).isInstanceOf(AggregatorAway.class);

        assertThat(text(gateway.get(DETAIL))).isEqualTo("one");
    }

    @Test
    void many_readers_share_one_flight() {
        aggregator.gate = new CountDownLatch(1);
        List<CompletableFuture<Answer>> readers = new ArrayList<>();
        IntStream.range(0, 50).forEach(i -> readers.add(gateway.ask(INSTANCES).toCompletableFuture()));

        aggregator.gate.countDown();
        readers.forEach(CompletableFuture::join);

        assertThat(aggregator.asked).hasValue(1);
    }

    @Test
    void while_it_is_away_the_last_answer_is_served_and_says_since_when() {
        Instant answered = clock.instant();
        gateway.get(INSTANCES);
        clock.step(OLD);
        aggregator.away = true;

        Answer answer = gateway.get(INSTANCES);

        assertThat(text(answer)).isEqualTo("one");
        assertThat(answer.stale()).contains(new Stale(answered, Stale.Why.AWAY));
        assertThat(gateway.awaySince()).contains(answered);
    }

    @Test
    void while_it_is_away_it_is_tried_once_a_second() {
        gateway.get(INSTANCES);
        clock.step(OLD);
        aggregator.away = true;
        gateway.get(INSTANCES);

        IntStream.range(0, 100).forEach(i -> gateway.get(INSTANCES));

        assertThat(aggregator.asked).hasValue(2);
    }

    @Test
    void an_aggregator_that_hangs_makes_nobody_wait_once_that_is_known() {
        gateway.get(INSTANCES);
        clock.step(OLD);
        aggregator.away = true;
        gateway.get(INSTANCES);
        clock.step(Availability.RETRY_EVERY);
        aggregator.gate = new CountDownLatch(1);

        boolean answered = gateway.ask(INSTANCES).toCompletableFuture().isDone();

        assertThat(answered).isTrue();
        aggregator.gate.countDown();
    }

    @Test
    void it_recovers_by_itself() {
        gateway.get(INSTANCES);
        clock.step(OLD);
        aggregator.away = true;
        gateway.get(INSTANCES);
        aggregator.away = false;
        aggregator.content = "two";
        clock.step(Availability.RETRY_EVERY);

        gateway.get(INSTANCES);
        await().until(() -> gateway.awaySince().isEmpty());

        clock.step(OLD);
        assertThat(text(gateway.get(INSTANCES))).isEqualTo("two");
    }

    @Test
    void with_nothing_kept_it_says_so() {
        aggregator.away = true;

        assertThatThrownBy(() -> gateway.get(INSTANCES)).isInstanceOf(AggregatorAway.class);
    }

    @Test
    void not_ready_is_away_too() {
        aggregator.status = 503;

        assertThatThrownBy(() -> gateway.get(INSTANCES)).isInstanceOf(AggregatorAway.class);
    }

    @Test
    void a_fault_of_one_question_does_not_speak_for_the_others() {
        gateway.get(INSTANCES);
        aggregator.status = 500;

        assertThatThrownBy(() -> gateway.get(new Question.Detail("github-main:1")))
                .isInstanceOf(AggregatorAway.class);

        assertThat(gateway.awaySince()).isEmpty();
    }

    @Test
    void what_is_gone_is_forgotten() {
        Question detail = new Question.Detail("github-main:1");
        gateway.get(detail);
        clock.step(OLD);
        aggregator.status = 404;
        gateway.get(detail);
        aggregator.away = true;
        clock.step(OLD);

        assertThatThrownBy(() -> gateway.get(detail)).isInstanceOf(AggregatorAway.class);
    }

    @Test
    void errors_are_not_kept() {
        aggregator.status = 400;
        gateway.get(INSTANCES);
        aggregator.status = 200;

        Answer answer = gateway.get(INSTANCES);

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void a_list_that_nobody_asked_for_before_comes_from_the_whole_one() throws Exception {
        List<RepositoryView> rows = FakeWorld.repositories(40);
        aggregator.content = json.writeValueAsString(
                new RepositoriesView(rows, PaginationView.of(new Paging(1, Paging.LARGEST_LIMIT), rows.size())));
        gateway.get(Gateway.WHOLE_LIST);
        aggregator.away = true;
        clock.step(OLD);
        var query = ProjectsQuery.parse(null, null, "gitlab", "failed", "-name", null, "1", "2");

        RepositoriesView view = views.read(gateway.get(new Question.Projects(query)), RepositoriesView.class);

        List<RepositoryView> expected = rows.stream()
                .filter(row -> row.platform().word().equals("gitlab") && row.status() == Status.FAILED)
                .toList();
        assertThat(view.pagination().total()).isEqualTo(expected.size());
        assertThat(view.repositories()).isSubsetOf(expected).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void the_whole_list_is_fetched_beside_and_not_with_every_look() {
        var query = new Question.Projects(ProjectsQuery.parse(null, null, null, null, null, null, null, null));
        gateway.get(query);
        clock.step(OLD);
        gateway.get(query);

        await().until(() -> aggregator.asked.get() == 3);
        clock.step(Gateway.WHOLE_LIST_EVERY);
        gateway.get(query);

        await().untilAsserted(() -> assertThat(aggregator.asked).hasValue(5));
    }

    @Test
    void a_restarted_aggregator_that_has_read_nothing_yet_takes_nothing_away() {
        aggregator.content = LIST;
        Instant answered = clock.instant();
        gateway.get(Gateway.WHOLE_LIST);
        clock.step(OLD);
        aggregator.firstPass = true;
        aggregator.status = 503;

        Answer answer = gateway.get(Gateway.WHOLE_LIST);

        assertThat(text(answer)).isEqualTo(LIST);
        assertThat(answer.stale()).contains(new Stale(answered, Stale.Why.READING));
        assertThat(gateway.awaySince()).as("it does answer").isEmpty();
    }

    @Test
    void what_a_whole_pass_told_is_better_than_the_first_rows_of_another() {
        aggregator.content = LIST;
        gateway.get(Gateway.WHOLE_LIST);
        gateway.get(DETAIL);
        clock.step(OLD);
        aggregator.firstPass = true;
        aggregator.content = "{\"repositories\":[{}]}";
        Answer list = gateway.get(Gateway.WHOLE_LIST);
        aggregator.status = 404;
        Answer detail = gateway.get(DETAIL);

        assertThat(text(list)).isEqualTo(LIST);
        assertThat(text(detail)).isEqualTo(LIST);
        assertThat(detail.stale()).isPresent();
    }

    @Test
    void after_the_first_pass_the_new_answer_is_taken() {
        aggregator.content = LIST;
        gateway.get(Gateway.WHOLE_LIST);
        clock.step(OLD);
        aggregator.firstPass = true;
        aggregator.content = "{\"repositories\":[{}]}";
        gateway.get(Gateway.WHOLE_LIST);
        clock.step(OLD);
        aggregator.firstPass = false;

        Answer answer = gateway.get(Gateway.WHOLE_LIST);

        assertThat(text(answer)).isEqualTo("{\"repositories\":[{}]}");
        assertThat(answer.stale()).isEmpty();
    }

    @Test
    void a_first_pass_is_not_waited_for_without_end() {
        aggregator.content = LIST;
        gateway.get(Gateway.WHOLE_LIST);
        clock.step(OLD);
        aggregator.firstPass = true;
        aggregator.content = "{\"repositories\":[{}]}";
        gateway.get(Gateway.WHOLE_LIST);
        clock.step(FirstPass.PATIENCE);

        assertThat(text(gateway.get(Gateway.WHOLE_LIST))).isEqualTo("{\"repositories\":[{}]}");
    }

    @Test
    void where_nothing_is_kept_the_first_rows_are_shown_and_each_later_answer_replaces_them() {
        aggregator.firstPass = true;
        aggregator.content = "{\"repositories\":[{}]}";
        Answer first = gateway.get(Gateway.WHOLE_LIST);
        clock.step(OLD);
        aggregator.content = LIST;

        Answer second = gateway.get(Gateway.WHOLE_LIST);

        assertThat(text(first)).isEqualTo("{\"repositories\":[{}]}");
        assertThat(text(second)).isEqualTo(LIST);
        assertThat(second.stale()).isEmpty();
    }

    @Test
    void an_empty_list_from_before_is_not_worth_keeping() {
        aggregator.content = "{\"repositories\":[]}";
        gateway.get(Gateway.WHOLE_LIST);
        clock.step(OLD);
        aggregator.firstPass = true;
        aggregator.content = LIST;

        assertThat(text(gateway.get(Gateway.WHOLE_LIST))).isEqualTo(LIST);
    }

    @Test
    void before_the_first_rows_of_all_there_is_nothing_to_show_and_nobody_is_away() {
        aggregator.firstPass = true;
        aggregator.status = 503;

        assertThatThrownBy(() -> gateway.get(Gateway.WHOLE_LIST)).isInstanceOf(NothingReadYet.class);

        assertThat(gateway.awaySince()).isEmpty();
    }

    @Test
    void while_a_restarted_aggregator_reads_an_unseen_list_is_made_from_the_whole_one() throws Exception {
        List<RepositoryView> rows = FakeWorld.repositories(40);
        aggregator.content = json.writeValueAsString(
                new RepositoriesView(rows, PaginationView.of(new Paging(1, Paging.LARGEST_LIMIT), rows.size())));
        gateway.get(Gateway.WHOLE_LIST);
        clock.step(OLD);
        aggregator.firstPass = true;
        aggregator.content = "{\"repositories\":[]}";
        var query = ProjectsQuery.parse(null, null, "gitlab", null, null, null, "1", "5");

        Answer answer = gateway.get(new Question.Projects(query));

        assertThat(views.read(answer, RepositoriesView.class).pagination().total())
                .isEqualTo(20);
        assertThat(answer.stale()).isPresent();
    }

    private static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
