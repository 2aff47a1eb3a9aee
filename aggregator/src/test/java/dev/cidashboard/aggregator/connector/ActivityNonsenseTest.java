package dev.cidashboard.aggregator.connector;

import com.sun.net.httpserver.HttpServer;
import dev.cidashboard.aggregator.forge.Failure.Kind;
import dev.cidashboard.aggregator.forge.ForgeSettings;
import dev.cidashboard.aggregator.forge.Purpose;
import dev.cidashboard.api.ProjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Events as no simulated GitLab sends them. */
class ActivityNonsenseTest {

    private static final ActivityCursor TEN = cursor(10, 9, 8);

    private final AtomicInteger asked = new AtomicInteger();
    private volatile String body = "[]";
    private volatile boolean endless;
    private HttpServer server;
    private Connector connector;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/api/v4/events", exchange -> {
            int page = asked.incrementAndGet();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (endless) {
                exchange.getResponseHeaders()
                        .set("Link", "<" + url + "/api/v4/events?page=" + (page + 1) + ">; rel=\"next\"");
            }
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        connector = ForgeInTest.GITLAB.connector(url, "some-token", ForgeSettings.DEFAULTS, List.of());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_push_of_many_branches_at_once_is_a_push() {
        body = """
                [{"id": 11, "project_id": 4, "action_name": "pushed new", "target_type": null,
                  "push_data": {"commit_count": 0, "action": "created", "ref_type": "branch", "ref": null, "ref_count": 12}},
                 {"id": 10, "project_id": 5, "action_name": "pushed to"}]""";

        Activity activity = ask(TEN);

        assertThat(activity.pushed()).containsExactly(id(4));
        assertThat(activity.whole()).isTrue();
    }

    @Test
    void other_things_that_happen_move_the_cursor_and_name_no_project() {
        body = """
                [{"id": 14, "project_id": 4, "action_name": "commented on", "target_type": "DiffNote"},
                 {"id": 13, "project_id": 4, "action_name": "opened", "target_type": "Issue"},
                 {"id": 12, "project_id": 4, "action_name": "joined", "target_type": null},
                 {"id": 11, "project_id": 4, "action_name": "quantum entangled"},
                 {"id": 10, "project_id": 5, "action_name": "pushed to"}]""";

        Activity activity = ask(TEN);

        assertThat(activity).isEqualTo(new Activity(cursor(14, 13, 12, 11, 10), none(), none(), true));
    }

    @Test
    void what_lacks_its_number_is_passed_over_and_what_lacks_its_project_is_nowhere() {
        body = """
                [{"project_id": 4, "action_name": "pushed to"},
                 {"id": "eleven", "project_id": 4, "action_name": "pushed to"},
                 {"id": -3, "project_id": 4, "action_name": "pushed to"},
                 {"id": 99999999999999999999999999, "project_id": 4, "action_name": "pushed to"},
                 null, 7, "text", [],
                 {"id": 13, "project_id": null, "action_name": "pushed to"},
                 {"id": 12, "project_id": {"un": "expected"}, "action_name": ["pushed"], "push_data": "yes"},
                 {"id": 11, "project_id": -6, "target_type": "MergeRequest"},
                 {"id": 10}]""";

        Activity activity = ask(TEN);

        assertThat(activity).isEqualTo(new Activity(cursor(13, 12, 11, 10), none(), none(), true));
    }

    @Test
    void one_that_appears_late_with_a_lower_number_is_told_all_the_same() {
        body = pushes(12, 11, 9, 7);
        ActivityCursor since = ask(null).upTo();
        body = "[" + push(12, 1) + "," + push(11, 1) + "," + push(10, 4) + "," + push(9, 1) + "," + push(7, 1) + "]";

        Activity activity = ask(since);

        assertThat(activity.pushed()).containsExactly(id(4));
        assertThat(ask(activity.upTo()).pushed()).isEmpty();
    }

    @Test
    void numbers_that_begin_anew_are_told_once_and_followed_from_there() {
        body = pushes(5, 4, 3);

        Activity anew = ask(TEN);
        body = pushes(6, 5, 4, 3);
        Activity after = ask(anew.upTo());

        assertThat(anew).isEqualTo(new Activity(cursor(5, 4, 3), none(), none(), false));
        assertThat(after).isEqualTo(new Activity(cursor(6, 5, 4, 3), Set.of(id(1)), none(), true));
    }

    @Test
    void a_list_that_is_empty_all_of_a_sudden_is_told_once() {
        Activity empty = ask(TEN);

        assertThat(empty.whole()).isFalse();
        assertThat(ask(empty.upTo()).whole()).isTrue();
    }

    @Test
    void the_oldest_first_is_no_answer() {
        body = pushes(8, 9, 10, 11);

        assertThat(Observed.failure(connector.activity(TEN, Purpose.BACKGROUND)).kind())
                .isEqualTo(Kind.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"project_id\": 4}]", "[null, 7]", "{\"message\": \"hello\"}", "\"events\""})
    void what_holds_no_event_at_all_is_no_answer(String nonsense) {
        body = nonsense;

        assertThat(Observed.failure(connector.activity(TEN, Purpose.BACKGROUND)).kind())
                .isEqualTo(Kind.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20"})
    void pages_without_end_are_read_five_times(String number) {
        endless = true;
        body = number.isEmpty() ? "[]" : pushes(Long.parseLong(number));

        Activity activity = ask(TEN);

        assertThat(asked).hasValue(5);
        assertThat(activity.whole()).isFalse();
    }

    @Test
    void a_page_of_thousands_is_refused() {
        body = pushes(LongStream.iterate(5_000, id -> id - 1).limit(3_000).toArray());

        assertThat(Observed.failure(connector.activity(TEN, Purpose.BACKGROUND)).kind())
                .isEqualTo(Kind.UNREADABLE);
    }

    @Test
    void what_a_cursor_remembers_is_bounded() {
        body = pushes(LongStream.iterate(300, id -> id - 1).limit(100).toArray());

        List<EventId> known = ask(null).upTo().newest();

        assertThat(known).hasSize(50);
        assertThat(known.getFirst().value()).isEqualTo(300);
    }

    private Activity ask(ActivityCursor since) {
        return Observed.value(connector.activity(since, Purpose.BACKGROUND));
    }

    private ProjectId id(int project) {
        return new ProjectId(connector.instance(), String.valueOf(project));
    }

    private static Set<ProjectId> none() {
        return Set.of();
    }

    private static ActivityCursor cursor(long... ids) {
        return ActivityCursor.after(LongStream.of(ids).mapToObj(EventId::new).toList());
    }

    private static String pushes(long... ids) {
        return LongStream.of(ids).mapToObj(id -> push(id, 1)).collect(Collectors.joining(",", "[", "]"));
    }

    private static String push(long id, int project) {
        return "{\"id\": " + id + ", \"project_id\": " + project
                + ", \"action_name\": \"pushed to\", \"push_data\": {\"action\": \"pushed\"}}";
    }
}
