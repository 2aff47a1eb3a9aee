package dev.cidashboard.configuration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class InstancesTest {
    @TempDir
    Path directory;

    @Test
    void several_instances_of_a_platform_keep_the_order_of_the_file() {
        var configuration = StartOf.aggregator(directory)
                .file(
                        "github:",
                        "  - { name: ghe, url: 'https://ghe.example.org/api/v3/', token: one }",
                        "  - { name: github-main, token: two }",
                        "gitlab:",
                        "  - { name: self-managed, url: 'https://git.example.org/gitlab', token: three }")
                .load();

        assertThat(configuration.instances())
                .extracting(
                        InstanceConfiguration::platform,
                        InstanceConfiguration::name,
                        InstanceConfiguration::url,
                        i -> i.token().reveal())
                .containsExactly(
                        tuple(Platform.GITHUB, "ghe", URI.create("https://ghe.example.org/api/v3"), "one"),
                        tuple(Platform.GITHUB, "github-main", URI.create("https://api.github.com"), "two"),
                        tuple(Platform.GITLAB, "self-managed", URI.create("https://git.example.org/gitlab"), "three"));
    }

    @Test
    void the_environment_creates_the_main_instances() {
        var configuration = StartOf.aggregator(directory)
                .variable("GITLAB_URL", "http://127.0.0.1:9999/gitlab")
                .variable("GITLAB_TOKEN", "abc\n")
                .variable("GITHUB_URL", "https://ghe.example.org")
                .load();

        assertThat(configuration.instances())
                .containsExactly(new InstanceConfiguration(
                        Platform.GITLAB, "gitlab-main", URI.create("http://127.0.0.1:9999/gitlab"), Secret.of("abc")));
        assertThat(configuration.leftOut())
                .extracting(LeftOutInstance::name, LeftOutInstance::url)
                .containsExactly(tuple("github-main", URI.create("https://ghe.example.org")));
    }

    @Test
    void the_environment_applies_to_the_main_instance_of_the_file_and_to_no_other() {
        var configuration = StartOf.aggregator(directory)
                .file(
                        "gitlab:",
                        "  - { name: other, url: 'https://other.example.org', token: kept }",
                        "  - { name: gitlab-main, token: old }")
                .variable("GITLAB_TOKEN", "new")
                .load();

        assertThat(configuration.instances())
                .extracting(i -> i.token().reveal())
                .containsExactly("kept", "new");
    }

    @Test
    void a_token_that_holds_a_dollar_brace_stays_what_it_is() {
        var configuration = StartOf.aggregator(directory)
                .file("gitlab: [ { name: gitlab-main, token: \"${MY_TOKEN}\" } ]")
                .variable("MY_TOKEN", "a${HOME}b$1\\")
                .variable("GITHUB_TOKEN", "${NOT_SET}")
                .load();

        assertThat(configuration.instances())
                .extracting(i -> i.token().reveal())
                .containsExactly("a${HOME}b$1\\", "${NOT_SET}");
    }

    @Test
    void the_web_process_checks_tokens_but_never_resolves_them() {
        var configuration = StartOf.web(directory)
                .file("gitlab: [ { name: gitlab-main, token: \"${NOT_SET_HERE}\" } ]")
                .load();

        assertThat(configuration.instances())
                .extracting(InstanceConfiguration::token)
                .containsExactly(Secret.absent());
    }

    @Test
    void a_token_over_plain_http_to_another_machine_warns_without_it() {
        var configuration = StartOf.aggregator(directory)
                .file("gitlab: [ { name: inside, url: 'http://git.example.org', token: topsecret } ]")
                .load();

        assertThat(configuration.warnings())
                .containsExactly("inside: its token travels unencrypted to git.example.org; use an https URL");
    }

    @Test
    void no_token_is_in_the_text_of_the_configuration() {
        var configuration = StartOf.aggregator(directory)
                .file("gitlab: [ { name: gitlab-main, token: topsecret } ]")
                .load();

        assertThat(configuration.toString()).doesNotContain("topsecret").contains("***");
    }
}
