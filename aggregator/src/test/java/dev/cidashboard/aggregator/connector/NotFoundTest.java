package dev.cidashboard.aggregator.connector;

import dev.cidashboard.aggregator.CapturedLog;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.configuration.InstanceConfiguration;
import dev.cidashboard.configuration.Platform;
import dev.cidashboard.configuration.Secret;
import dev.cidashboard.configuration.WatchedRepositories;
import dev.cidashboard.configuration.WatchedRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class NotFoundTest {

    private static final InstanceId MAIN = new InstanceId("github-main");
    private static final InstanceId OTHER = new InstanceId("github-other");
    private static final WatchedRepository MISSPELT = path("acme/misspelt");
    private static final WatchedRepository RIGHT = path("acme/right");

    private final CapturedLog log = new CapturedLog("dev.cidashboard.aggregator.connector.NotFound");
    private final NotFound notFound = new NotFound();

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    void an_entry_that_the_forge_does_not_have_is_named_and_logged_once() {
        Watched watched = watched(MAIN, RIGHT, MISSPELT);

        watched.notFound().accept(List.of(MISSPELT));
        watched.notFound().accept(List.of(MISSPELT));

        assertThat(notFound.of(MAIN)).contains("Not found: acme/misspelt");
        assertThat(log.lines())
                .containsExactly(
                        "WARN github-main: Not found: acme/misspelt: check the spelling and what the token may see");
    }

    @Test
    void one_that_appears_is_not_missed_any_more() {
        Watched watched = watched(MAIN, MISSPELT);
        watched.notFound().accept(List.of(MISSPELT));

        watched.notFound().accept(List.of());

        assertThat(notFound.of(MAIN)).isEmpty();
    }

    @Test
    void an_entry_for_all_instances_is_missed_only_when_none_of_them_has_it() {
        Watched main = watched(MAIN, RIGHT, MISSPELT);
        Watched other = watched(OTHER, RIGHT, MISSPELT);

        main.notFound().accept(List.of(RIGHT, MISSPELT));
        assertThat(notFound.of(MAIN)).as("the other was not read yet").isEmpty();
        other.notFound().accept(List.of(MISSPELT));

        assertThat(notFound.of(MAIN)).contains("Not found: acme/misspelt");
        assertThat(notFound.of(OTHER)).contains("Not found: acme/misspelt");
    }

    @Test
    void of_many_only_some_are_named() {
        WatchedRepository[] many =
                IntStream.range(0, 1_000).mapToObj(i -> path("acme/app-" + i)).toArray(WatchedRepository[]::new);

        watched(MAIN, many).notFound().accept(List.of(many));

        assertThat(notFound.of(MAIN).orElseThrow())
                .startsWith("Not found: acme/app-0, acme/app-1, ")
                .endsWith("acme/app-9 and 990 more");
    }

    private Watched watched(InstanceId instance, WatchedRepository... entries) {
        InstanceConfiguration configured = new InstanceConfiguration(
                Platform.GITHUB, instance.name(), URI.create("https://api.github.com"), Secret.absent());
        return notFound.watched(configured, new WatchedRepositories(List.of(entries)))
                .orElseThrow();
    }

    private static WatchedRepository path(String path) {
        return new WatchedRepository.ByPath(Platform.GITHUB, Optional.empty(), path);
    }
}
