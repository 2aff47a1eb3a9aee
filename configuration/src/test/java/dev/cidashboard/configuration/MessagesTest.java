package dev.cidashboard.configuration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Every mistake ends the start with exit code 2 and exactly one line. */
class MessagesTest {
    @TempDir
    Path directory;

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void a_mistake_in_the_file_is_named_with_its_line(String mistake, String file, String message) {
        var said = StartOf.aggregator(directory).file(file).launch();

        assertThat(said.err()).isEqualTo("ci-dashboard-aggregator: " + message + "\n");
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
    }

    static Stream<Arguments> a_mistake_in_the_file_is_named_with_its_line() {
        return Stream.of(
                arguments(
                        "misspelt section",
                        "\ncahce: { ttl: 5m }",
                        "config.yaml:2: unknown key \"cahce\"; did you mean cache?"),
                arguments(
                        "misspelt key",
                        "cache:\n  ttl: 5m\n  stale_tll: 24h",
                        "config.yaml:3: unknown key \"stale_tll\" in cache; did you mean stale_ttl?"),
                arguments(
                        "key in another style",
                        "ui: { timeZone: UTC }",
                        "config.yaml:1: unknown key \"timeZone\" in ui; did you mean time_zone?"),
                arguments(
                        "unknown key",
                        "aggregator: { colour: red }",
                        "config.yaml:1: unknown key \"colour\" in aggregator; expected one of host, port, url"),
                arguments(
                        "misspelt key of an instance",
                        "gitlab:\n- name: a\n  tokne: glpat-topsecret",
                        "config.yaml:3: unknown key \"tokne\" in gitlab[0]; did you mean token?"),
                arguments(
                        "duplicate key",
                        "cache: { ttl: 5m }\nui: {}\ncache: { ttl: 6m }",
                        "config.yaml:3: \"cache\" is given twice, first at config.yaml:1; expected once"),
                arguments(
                        "duplicate nested key",
                        "cache:\n  ttl: 5m\n  ttl: 6m",
                        "config.yaml:3: \"ttl\" is given twice in cache, first at config.yaml:2; expected once"),
                arguments(
                        "duplicate instance",
                        "gitlab:\n  - { name: main }\ngithub:\n  - { name: main }",
                        "config.yaml:4: github[0].name repeats the instance main of config.yaml:2; expected a name of its own"),
                arguments(
                        "instance without a name",
                        "gitlab:\n  - { url: 'https://gitlab.com' }",
                        "config.yaml:2: gitlab[0] has no name; expected name: 1 to 63 of a-z, 0-9 and -, not starting"
                                + " with -, such as gitlab-main"),
                arguments(
                        "bad name",
                        "github: [ { name: My Forge } ]",
                        "config.yaml:1: github[0].name is \"My Forge\"; expected 1 to 63 of a-z, 0-9 and -, not starting"
                                + " with -, such as gitlab-main"),
                arguments(
                        "bad URL",
                        "gitlab: [ { name: a, url: 'ftp://gitlab.com' } ]",
                        "config.yaml:1: gitlab[0].url is \"ftp://gitlab.com\"; expected an http or https URL without"
                                + " user, query and fragment, such as https://gitlab.example.org"),
                arguments(
                        "URL with a password",
                        "gitlab: [ { name: a, url: 'https://me:topsecret@gitlab.com' } ]",
                        "config.yaml:1: gitlab[0].url is a URL with a user or password before \"@gitlab.com\"; expected"
                                + " an http or https URL without user, query and fragment, such as https://gitlab.example.org"),
                arguments(
                        "bad duration",
                        "cache: { ttl: 5 minutes }",
                        "config.yaml:1: cache.ttl is \"5 minutes\"; expected a duration from 1s to 7d, written with ms,"
                                + " s, m, h or d, such as 5m"),
                arguments(
                        "duration out of bounds",
                        "cache: { refresh_interval: 500ms }",
                        "config.yaml:1: cache.refresh_interval is \"500ms\"; expected a duration from 5s to 24h, written"
                                + " with ms, s, m, h or d, such as 5m"),
                arguments(
                        "stale before it is old",
                        "cache:\n  ttl: 10m\n  stale_ttl: 90s",
                        "config.yaml:3: cache.stale_ttl is 90s; expected at least cache.ttl, 10m"),
                arguments(
                        "ttl beyond the default of stale_ttl",
                        "cache: { ttl: 2d }",
                        "config.yaml:1: cache.stale_ttl is 24h; expected at least cache.ttl, 48h"),
                arguments(
                        "bad port",
                        "server: { port: 65536 }",
                        "config.yaml:1: server.port is \"65536\"; expected a port, 1 to 65535"),
                arguments(
                        "bad host",
                        "server: { host: 'tcp://x' }",
                        "config.yaml:1: server.host is \"tcp://x\"; expected a host name or an address without a port,"
                                + " such as 127.0.0.1"),
                arguments(
                        "bad time zone",
                        "ui: { time_zone: Europe/Brelin }",
                        "config.yaml:1: ui.time_zone is \"Europe/Brelin\"; expected a time zone such as UTC or Europe/Berlin"),
                arguments(
                        "bad level",
                        "logging: { level: loud }",
                        "config.yaml:1: logging.level is \"loud\"; expected trace, debug, info, warn, error"),
                arguments(
                        "a section that is a word",
                        "cache: memory",
                        "config.yaml:1: cache is a single value; expected keys with values"),
                arguments(
                        "a value that is a list",
                        "cache: { ttl: [5m] }",
                        "config.yaml:1: cache.ttl is a list; expected a duration from 1s to 7d, written with ms, s, m, h"
                                + " or d, such as 5m"),
                arguments(
                        "instances that are no list",
                        "gitlab: { name: a }",
                        "config.yaml:1: gitlab is keys with values; expected a list of instances: [ { name: …, url: …,"
                                + " token: … } ]"),
                arguments(
                        "a token that is a mapping",
                        "gitlab: [ { name: a, token: { x: topsecret } } ]",
                        "config.yaml:1: gitlab[0].token is keys with values; expected at most 4096 visible ASCII"
                                + " characters without blanks"),
                arguments(
                        "a token that no header can carry",
                        "gitlab: [ { name: a, token: \"top\\nsecret\" } ]",
                        "config.yaml:1: gitlab[0].token is ***; expected at most 4096 visible ASCII characters without"
                                + " blanks"),
                arguments(
                        "a tag that names a class",
                        "ui: { title: !!java.net.URL ['http://x'] }",
                        "config.yaml:1: this line is not YAML: Global tag is not allowed: tag:yaml.org,2002:java.net.URL"),
                arguments(
                        "a tagged value",
                        "ui: { title: !secret x }",
                        "config.yaml:1: ui.title is tagged \"!secret\"; expected 1 to 100 characters on one line"),
                arguments(
                        "a merge key",
                        "ui: &ui { title: x }\ncache:\n  <<: *ui",
                        "config.yaml:3: unknown key \"<<\" in cache; expected one of type, ttl, stale_ttl, refresh_interval"),
                arguments(
                        "a variable that is not set",
                        "ui:\n  title: ${CI_TITLE}",
                        "config.yaml:2: ui.title needs the environment variable CI_TITLE, which is not set; set it, or"
                                + " write ${CI_TITLE:default}"),
                arguments(
                        "a token's variable that is not set",
                        "gitlab: [ { name: a, token: \"${A_TOKEN}\" } ]",
                        "config.yaml:1: gitlab[0].token needs the environment variable A_TOKEN, which is not set; set it,"
                                + " or write ${A_TOKEN:default}"),
                arguments(
                        "a broken reference",
                        "ui: { title: '${CI-TITLE}' }",
                        "config.yaml:1: ui.title has a broken ${; expected ${VAR} or ${VAR:default}, or $${ for a literal"
                                + " ${"),
                arguments(
                        "later platform",
                        "server: {}\njenkins: []",
                        "config.yaml:2: jenkins is known, not built yet; remove it"),
                arguments(
                        "misspelt database",
                        "database: { url: 'postgres://me:topsecret@db/ci' }",
                        "config.yaml:1: unknown key \"url\" in database; expected one of postgres_url, pool_size"),
                arguments(
                        "a database without a name",
                        "database: { postgres_url: 'postgres://me:topsecret@db' }",
                        "config.yaml:1: database.postgres_url is *** (it has no /name of a database); expected"
                                + " postgresql://user:password@host:port/name or"
                                + " jdbc:postgresql://host:port/name?user=…&password=…; special characters of user and"
                                + " password written as %XX"),
                arguments(
                        "a pool that is too large",
                        "database: { pool_size: 51 }",
                        "config.yaml:1: database.pool_size is \"51\"; expected a number, 1 to 50"),
                arguments(
                        "a month that would not be whole",
                        "history: { retention: 30d }",
                        "config.yaml:1: history.retention is \"30d\"; expected a duration from 31d to 3650d, written with"
                                + " ms, s, m, h or d, such as 5m"),
                arguments(
                        "a pattern that is none",
                        "insights: { deploy_pattern: 'deploy|(release' }",
                        "config.yaml:1: insights.deploy_pattern is \"deploy|(release\", which ends too early; expected a"
                                + " regular expression of 1 to 200 ASCII letters, digits, blanks and"
                                + " - _ / . * + ? ( ) [ ] ^ $ and the vertical bar"),
                arguments(
                        "an environment that is no pattern",
                        "insights:\n  deploy_environments:\n    - prod\n    - '(live'",
                        "config.yaml:4: insights.deploy_environments is \"(live\", which ends too early; expected a"
                                + " regular expression of 1 to 200 ASCII letters, digits, blanks and"
                                + " - _ / . * + ? ( ) [ ] ^ $ and the vertical bar"),
                arguments(
                        "an environment that is no list",
                        "insights: { deploy_environments: prod }",
                        "config.yaml:1: insights.deploy_environments is a single value; expected a list, such as [] or"
                                + " [ one, two ]"),
                arguments(
                        "too many environments",
                        "insights: { deploy_environments: [ a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a ] }",
                        "config.yaml:1: insights.deploy_environments has 21 entries; expected at most 20"),
                arguments(
                        "later cache",
                        "cache: { type: redis }",
                        "config.yaml:1: cache.type redis is known, not built yet; expected memory"),
                arguments(
                        "watched by an unknown instance",
                        "gitlab: [ { name: work } ]\nfilters:\n  watched_repos: [ 'wrok:5' ]",
                        "config.yaml:3: filters.watched_repos has \"wrok:5\" of an unknown instance; did you mean work?"),
                arguments(
                        "watched without a path",
                        "filters: { watched_repos: [ just-a-name ] }",
                        "config.yaml:1: filters.watched_repos has \"just-a-name\"; expected a GitLab id such as 123,"
                                + " owner/repo, group/subgroup/project, or instance:id such as gitlab-main:123"),
                arguments(
                        "not YAML",
                        "server:\n  port: 8080\n bad: [",
                        "config.yaml:3: this line is not YAML: while parsing a block mapping: expected <block end>, but found"
                                + " '<block mapping start>'"),
                arguments(
                        "a tab",
                        "server:\n\tport: 8080",
                        "config.yaml:2: this line is not YAML: while scanning for the next token: found character '\\t(TAB)' that"
                                + " cannot start any token. (Do not use \\t(TAB) for indentation)"),
                arguments(
                        "two documents",
                        "ui: {}\n---\nui: {}",
                        "config.yaml:2: this line is not YAML: expected a single document in the stream: but found another document"),
                arguments(
                        "a list instead of keys",
                        "- server",
                        "config.yaml:1: the file is a list; expected keys with values"),
                arguments(
                        "a control character",
                        "ui:\n  title: a\u0000b",
                        "config.yaml:2: holds the control character U+0000; expected a YAML file"),
                arguments(
                        "a key that is no word",
                        "[1, 2]: x",
                        "config.yaml:1: the file has a key that is a list; expected a word"));
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource
    void a_mistake_in_the_environment_is_named_with_its_variable(String name, String value, String message) {
        var said = StartOf.web(directory).variable(name, value).launch();

        assertThat(said.err()).isEqualTo("ci-dashboard-web: environment variable " + name + ": " + message + "\n");
        assertThat(said.exitCode()).isEqualTo(2);
    }

    static Stream<Arguments> a_mistake_in_the_environment_is_named_with_its_variable() {
        return Stream.of(
                arguments("PORT", "http", "server.port is \"http\"; expected a port, 1 to 65535"),
                arguments(
                        "AGGREGATOR_URL",
                        "127.0.0.1:8081",
                        "aggregator.url is \"127.0.0.1:8081\"; expected an http or https URL without user, query and"
                                + " fragment, such as https://gitlab.example.org"),
                arguments("CACHE_TYPE", "redis", "cache.type redis is known, not built yet; expected memory"),
                arguments("CI_DASHBOARD_CACHE_TLL", "5m", "unknown; did you mean CI_DASHBOARD_CACHE_TTL?"),
                arguments("CI_DASHBOARD_GITLAB_TOKEN", "topsecret", "unknown; did you mean GITLAB_TOKEN?"),
                arguments(
                        "CI_DASHBOARD_SOMETHING_ELSE_ENTIRELY",
                        "x",
                        "unknown; expected a key of docs/configuration.md, such as CI_DASHBOARD_CACHE_TTL"),
                arguments(
                        "GITLAB_URL",
                        "gitlab.com",
                        "gitlab-main.url is \"gitlab.com\"; expected an http or https URL without user, query and"
                                + " fragment, such as https://gitlab.example.org"),
                arguments(
                        "GITHUB_WATCHED_REPOS",
                        "octo/repo,123",
                        "the list has \"123\" of gitlab; expected repositories of github"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void a_mistake_on_the_command_line_is_named(String argument, String message) {
        var said = StartOf.web(directory).arguments(argument.split(" ")).launch();

        assertThat(said.err()).isEqualTo("ci-dashboard-web: " + message + "\n");
        assertThat(said.exitCode()).isEqualTo(2);
    }

    static Stream<Arguments> a_mistake_on_the_command_line_is_named() {
        return Stream.of(
                arguments("--prot 80", "unknown argument \"--prot\"; did you mean --port?"),
                arguments(
                        "start",
                        "unknown argument \"start\"; expected one of --config, --port, --check-config, --check-port, --help, --version"),
                arguments("--port", "--port has no value; expected a port, 1 to 65535"),
                arguments("--port 0", "--port: server.port is \"0\"; expected a port, 1 to 65535"),
                arguments("--config --help", "--config has no value; expected a file"),
                arguments("--help=yes", "--help has a value; expected none"),
                arguments(
                        "--config missing.yaml",
                        "missing.yaml: there is no such file; expected a YAML file (--config, CONFIG_FILE)"),
                arguments("--config .", ".: is a directory; expected a YAML file"));
    }

    @Test
    void a_binary_file_is_no_configuration() throws Exception {
        Files.write(directory.resolve("config.yaml"), new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff});

        assertThat(StartOf.web(directory).launch().err())
                .isEqualTo("ci-dashboard-web: config.yaml: is not UTF-8 text; expected a YAML file\n");
    }

    @Test
    void a_huge_file_is_not_read_to_its_end() throws Exception {
        Files.writeString(directory.resolve("config.yaml"), "# comment\n".repeat(200_000));

        assertThat(StartOf.web(directory).launch().err())
                .isEqualTo("ci-dashboard-web: config.yaml: is larger than 1 MB; expected a short YAML file\n");
    }

    @Test
    void deep_nesting_and_many_aliases_end_in_one_line() {
        var deep = StartOf.web(directory).file("ui: " + "[".repeat(5_000)).launch();
        var bomb = StartOf.web(directory)
                .file("a: &a [x]", "b: [" + "*a,".repeat(100) + "]")
                .launch();

        assertThat(deep.err()).hasLineCount(1).contains("config.yaml", "is not YAML");
        assertThat(bomb.err()).hasLineCount(1).contains("config.yaml", "is not YAML");
    }

    @Test
    void a_token_that_is_put_in_the_wrong_place_is_not_repeated() {
        var said = StartOf.aggregator(directory)
                .file("gitlab: [ { name: \"${GITLAB_TOKEN}\", url: glpat-0123456789abcdef } ]")
                .variable("GITLAB_TOKEN", "Top Secret")
                .launch();

        assertThat(said.err())
                .startsWith("ci-dashboard-aggregator: config.yaml:1: gitlab[0].name is \"***\"; expected")
                .doesNotContain("Top Secret");
    }

    @Test
    void what_looks_like_a_forge_s_token_is_not_repeated() {
        var said = StartOf.web(directory)
                .file("gitlab: [ { name: a, url: glpat-0123456789abcdef } ]")
                .launch();

        assertThat(said.err()).contains("gitlab[0].url is \"***\"").doesNotContain("0123456789abcdef");
    }
}
