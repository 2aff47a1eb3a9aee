package dev.cidashboard.aggregator.user;

import dev.cidashboard.aggregator.Samples;
import dev.cidashboard.aggregator.ScriptedConnector;
import dev.cidashboard.aggregator.connector.Avatar;
import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.forge.Purpose;
import dev.cidashboard.aggregator.pipeline.RecentPipelines;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.project.UserProfile;
import dev.cidashboard.aggregator.rest.Unavailable;
import dev.cidashboard.aggregator.state.Freshness;
import dev.cidashboard.aggregator.state.Sighting;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.InvalidValue;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class AvatarsTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    private static final InstanceId INSTANCE = new InstanceId("github-main");
    private static final Freshness FRESHNESS =
            new Freshness(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofMinutes(1));

    private final SimulatedClock clock = new SimulatedClock(Samples.NOON);
    private final ScriptedConnector forge = new ScriptedConnector(INSTANCE, Platform.GITHUB);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final WarmState state = new WarmState(clock, FRESHNESS, List.of());
    private final Profiles profiles = new Profiles(new Connectors(List.of(forge)), clock, Runnable::run);
    private final KnownPeople people = new KnownPeople(state, profiles);
    private final Avatars atOnce = new Avatars(people, clock, Runnable::run, Duration.ofSeconds(5));

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void a_picture_is_kept_for_a_day() {
        forge.avatarOf("ada", () -> picture(PNG));
        Picture first = atOnce.of(forge, new Username("ada"));
        clock.advance(Duration.ofHours(23));
        atOnce.of(forge, new Username("ada"));
        assertThat(forge.avatarsAsked()).isEqualTo(1);

        clock.advance(Duration.ofHours(2));
        atOnce.of(forge, new Username("ada"));

        assertThat(first).isInstanceOf(Picture.Shown.class);
        assertThat(forge.avatarsAsked()).isEqualTo(2);
    }

    @Test
    void that_there_is_none_is_kept_for_ten_minutes() {
        assertThat(atOnce.of(forge, new Username("nobody"))).isEqualTo(new Picture.None());
        clock.advance(Duration.ofMinutes(9));
        atOnce.of(forge, new Username("nobody"));
        assertThat(forge.avatarsAsked()).isEqualTo(1);

        clock.advance(Duration.ofMinutes(2));
        atOnce.of(forge, new Username("nobody"));

        assertThat(forge.avatarsAsked()).isEqualTo(2);
    }

    @Test
    void a_failure_is_not_mistaken_for_none_and_is_tried_again_after_a_minute() {
        forge.avatarOf(
                "ada", () -> new Observation.Failed<>(new Failure(Failure.Kind.TIMED_OUT, "It took too long.", null)));
        Picture failed = atOnce.of(forge, new Username("ada"));
        forge.avatarOf("ada", () -> picture(PNG));
        clock.advance(Duration.ofSeconds(61));

        assertThat(failed).isEqualTo(new Picture.NotNow("It took too long."));
        assertThat(atOnce.of(forge, new Username("ada"))).isInstanceOf(Picture.Shown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"octocat", "OctoCat", "ada", "grace"})
    void the_reserve_may_be_used_for_whom_the_forge_named(String login) {
        forge.profile(new Observation.Fresh<>(new UserProfile("grace", "Grace", null, null)));
        profiles.refreshDue();
        Project project = Samples.project(INSTANCE, Platform.GITHUB, "1", "octo/one");
        state.listing(INSTANCE).page(List.of(project));
        state.apply(
                project.id(),
                new Sighting.OfPipelines(new Observation.Fresh<>(
                        RecentPipelines.all(List.of(Samples.pipeline("900", Status.SUCCESS, "main"))))));
        state.apply(
                project.id(),
                new Sighting.OfMergeRequests(new Observation.Fresh<>(List.of(Samples.mergeRequest("5", false)))));

        atOnce.of(forge, new Username(login));

        assertThat(forge.purposes()).containsExactly(Purpose.INTERACTIVE);
    }

    @Test
    void names_that_a_visitor_makes_up_never_touch_the_reserve() {
        atOnce.of(forge, new Username("made-up"));

        assertThat(forge.purposes()).containsExactly(Purpose.BACKGROUND);
    }

    @Test
    void many_who_ask_for_the_same_picture_cost_one_request() {
        CountDownLatch answered = new CountDownLatch(1);
        forge.avatarOf("ada", () -> {
            awaitQuietly(answered);
            return picture(PNG);
        });
        var patient = new Avatars(people, clock, threads, Duration.ofSeconds(10));
        var asking = threads.submit(() -> patient.of(forge, new Username("ada")));
        var alsoAsking = threads.submit(() -> patient.of(forge, new Username("ada")));
        await().until(() -> forge.avatarsAsked() == 1);
        answered.countDown();

        await().untilAsserted(() -> assertThat(asking.get()).isEqualTo(alsoAsking.get()));
        assertThat(forge.avatarsAsked()).isEqualTo(1);
    }

    @Test
    void nobody_waits_longer_than_a_request_may_take() {
        CountDownLatch never = new CountDownLatch(1);
        forge.avatarOf("ada", () -> {
            awaitQuietly(never);
            return picture(PNG);
        });
        var impatient = new Avatars(people, clock, threads, Duration.ofMillis(10));

        assertThatThrownBy(() -> impatient.of(forge, new Username("ada"))).isInstanceOf(Unavailable.class);
    }

    @Test
    void no_more_than_32_megabytes_are_kept() {
        int size = 1024 * 1024;
        for (int i = 0; i < 100; i++) {
            forge.avatarOf("user" + i, () -> picture(new byte[size]));
            atOnce.of(forge, new Username("user" + i));
        }

        assertThat(atOnce.keptBytes()).isBetween(16L * size, 32L * size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"octocat", "dependabot[bot]", "a.b-c_d", "_x", "0"})
    void logins_of_the_forges_are_taken(String login) {
        assertThat(new Username(login).text()).isEqualTo(login);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/b", "a b", "-x", "a%2fb", "[bot]", "a[bot]x", "a?b", "é", "a\n"})
    void anything_else_is_refused_before_it_gets_into_a_url(String login) {
        assertThatThrownBy(() -> new Username(login)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void endless_logins_are_refused() {
        assertThatThrownBy(() -> new Username("a".repeat(300))).isInstanceOf(InvalidValue.class);
    }

    private static Observation<Avatar> picture(byte[] bytes) {
        return new Observation.Fresh<>(new Avatar("image/png", bytes));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
