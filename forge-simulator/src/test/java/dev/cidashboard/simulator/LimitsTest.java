package dev.cidashboard.simulator;

import dev.cidashboard.simulator.count.PlatformCounts;
import dev.cidashboard.simulator.limit.LimitPlan;
import dev.cidashboard.simulator.world.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;

class LimitsTest {

    private final SettableClock clock = new SettableClock();
    private ForgeSimulator simulator;
    private Client client;

    @BeforeEach
    void start() {
        simulator = ForgeSimulator.start(
                SimulatorOptions.defaults().withProjects(2, 2).withClock(clock));
        client = new Client(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void the_hourly_quota_of_github_ends_with_403_and_comes_back_after_the_hour() {
        simulator.limits(Platform.GITHUB, LimitPlan.GITHUB.withRequests(3));
        List<String> remaining = new ArrayList<>();
        for (int request = 0; request < 3; request++) {
            remaining.add(client.gitHub("/user").header("x-ratelimit-remaining"));
        }

        Client.Reply over = client.gitHub("/user");

        assertThat(remaining).containsExactly("2", "1", "0");
        assertThat(over.status()).isEqualTo(403);
        assertThat(over.header("x-ratelimit-remaining")).isEqualTo("0");
        assertThat(over.header("x-ratelimit-reset"))
                .isEqualTo(
                        String.valueOf(clock.instant().plus(Duration.ofHours(1)).getEpochSecond()));
        assertThat(over.json().path("message").asText()).contains("API rate limit exceeded");
        assertThat(client.gitHub("/rate_limit")
                        .json()
                        .at("/resources/core/remaining")
                        .asInt())
                .isZero();
        assertThat(simulator.counts().of(Platform.GITHUB).primaryLimitHits()).isEqualTo(1);
        clock.advance(Duration.ofHours(1));
        assertThat(client.gitHub("/user").status()).isEqualTo(200);
    }

    @Test
    void asking_for_the_limits_costs_nothing() {
        for (int request = 0; request < 5; request++) {
            client.gitHub("/rate_limit");
        }

        assertThat(client.gitHub("/rate_limit").json().at("/rate/used").asInt()).isZero();
    }

    @Test
    void too_many_points_a_minute_on_one_endpoint_are_refused_even_as_304() {
        simulator.limits(Platform.GITHUB, LimitPlan.GITHUB.withPointsPerMinute(5));
        String etag = client.gitHub("/user").header("ETag");
        for (int request = 0; request < 4; request++) {
            assertThat(client.gitHub("/user", "If-None-Match", etag).status()).isEqualTo(304);
        }

        Client.Reply over = client.gitHub("/user", "If-None-Match", etag);

        assertThat(over.status()).isEqualTo(403);
        assertThat(over.header("Retry-After")).isEqualTo("60");
        assertThat(over.header("x-ratelimit-remaining")).isEqualTo("4999");
        assertThat(over.json().path("message").asText()).contains("secondary rate limit");
        assertThat(client.gitHub("/user/repos").status()).isEqualTo(200);
        assertThat(simulator.counts().of(Platform.GITHUB).endpoint("/user").maxPointsPerMinute())
                .isEqualTo(6);
        clock.advance(Duration.ofSeconds(60));
        assertThat(client.gitHub("/user").status()).isEqualTo(200);
    }

    @Test
    void the_busiest_minute_and_the_least_that_was_left_are_remembered() {
        for (int minute = 0; minute < 3; minute++) {
            client.gitHub("/user");
            client.gitHub("/user/repos");
            clock.advance(Duration.ofSeconds(61));
        }
        client.gitHub("/user");
        clock.advance(Duration.ofHours(1));
        client.gitHub("/user");

        PlatformCounts counts = simulator.counts().of(Platform.GITHUB);

        assertThat(counts.maxRequestsPerMinute()).isEqualTo(2);
        assertThat(counts.leastRemaining()).containsOnly(Map.entry("core", 4_993L));
    }

    @Test
    void more_requests_at_once_than_allowed_are_refused() {
        simulator.limits(Platform.GITHUB, LimitPlan.GITHUB.withConcurrent(2));
        simulator.latency(Duration.ofMillis(500));

        List<CompletableFuture<HttpResponse<String>>> together = new ArrayList<>();
        for (int request = 0; request < 5; request++) {
            together.add(client.http()
                    .sendAsync(
                            Client.builder(
                                            simulator.githubUrl() + "/user",
                                            "Authorization",
                                            "Bearer " + SimulatorOptions.GITHUB_TOKEN)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString()));
        }

        List<Integer> statuses = together.stream()
                .map(reply -> reply.join().statusCode())
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(200, 200, 403, 403, 403);
        assertThat(simulator.counts().of(Platform.GITHUB).concurrentMax()).isEqualTo(5);
        assertThat(simulator.counts().of(Platform.GITHUB).secondaryLimitHits()).isEqualTo(3);
        assertThat(client.gitHub("/user").status()).isEqualTo(200);
    }

    @Test
    void the_minutely_quota_of_gitlab_ends_with_429_and_says_when_to_come_back() {
        simulator.limits(Platform.GITLAB, LimitPlan.GITLAB.withRequests(1));
        Client.Reply last = client.gitLab("/user");

        Client.Reply over = client.gitLab("/user");

        assertThat(last.header("RateLimit-Remaining")).isEqualTo("0");
        assertThat(over.status()).isEqualTo(429);
        assertThat(over.header("Retry-After")).isEqualTo("60");
        assertThat(over.header("RateLimit-ResetTime")).isEqualTo("Sun, 1 Mar 2026 12:01:00 GMT");
        assertThat(over.response().body()).isEqualTo("Retry later\n");
        clock.advance(Duration.ofMinutes(1));
        assertThat(client.gitLab("/user").status()).isEqualTo(200);
    }

    @Test
    void a_forge_without_limits_sends_no_limit_headers() {
        simulator.limits(Platform.GITHUB, LimitPlan.GITHUB.withRequests(0));

        Client.Reply reply = client.gitHub("/user");

        assertThat(reply.header("x-ratelimit-limit")).isNull();
        assertThat(client.gitHub("/rate_limit").status()).isEqualTo(404);
    }
}
