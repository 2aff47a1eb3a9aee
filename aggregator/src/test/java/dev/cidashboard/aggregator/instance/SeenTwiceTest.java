package dev.cidashboard.aggregator.instance;

import dev.cidashboard.api.InstanceId;
import dev.cidashboard.configuration.InstanceConfiguration;
import dev.cidashboard.configuration.Platform;
import dev.cidashboard.configuration.Secret;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class SeenTwiceTest {

    private static final InstanceId ONE = new InstanceId("one");
    private static final InstanceId TWO = new InstanceId("two");

    @Test
    void projects_that_two_instances_of_one_forge_show_are_counted_and_the_other_is_named() {
        SeenTwice twice = new SeenTwice(List.of(
                instance(Platform.GITLAB, "one", "https://git.example.com"),
                instance(Platform.GITLAB, "two", "https://GIT.example.com/")));
        Map<InstanceId, Set<String>> projects = Map.of(ONE, Set.of("1", "2", "3"), TWO, Set.of("2", "3", "4"));

        assertThat(twice.of(ONE, projects::get).message())
                .isEqualTo("2 of its projects are also shown by two, which has the same address, and asked for twice.");
        assertThat(twice.of(TWO, projects::get).message()).contains("also shown by one");
    }

    @Test
    void one_project_is_said_as_one() {
        SeenTwice twice = new SeenTwice(List.of(
                instance(Platform.GITHUB, "one", "https://api.github.com"),
                instance(Platform.GITHUB, "two", "https://api.github.com")));

        assertThat(twice.of(ONE, instance -> Set.of("7")).message()).startsWith("1 of its projects is also");
    }

    @Test
    void two_tokens_that_see_different_projects_of_one_forge_are_nothing_to_speak_of() {
        SeenTwice twice = new SeenTwice(List.of(
                instance(Platform.GITHUB, "one", "https://api.github.com"),
                instance(Platform.GITHUB, "two", "https://api.github.com")));
        Map<InstanceId, Set<String>> projects = Map.of(ONE, Set.of("1"), TWO, Set.of("2"));

        assertThat(twice.of(ONE, projects::get)).isNull();
    }

    @Test
    void the_same_numbers_on_two_forges_are_different_projects() {
        SeenTwice twice = new SeenTwice(List.of(
                instance(Platform.GITLAB, "one", "https://git.example.com"),
                instance(Platform.GITLAB, "two", "https://git.example.org")));

        assertThat(twice.of(ONE, instance -> Set.of("7"))).isNull();
    }

    private static InstanceConfiguration instance(Platform platform, String name, String url) {
        return new InstanceConfiguration(platform, name, URI.create(url), Secret.of("a-token"));
    }
}
