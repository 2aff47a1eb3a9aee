package dev.cidashboard.configuration;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ServiceLoader;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigurationSourceTest {
    @TempDir
    Path directory;

    private final ConfigSource source = new ConfigurationSource();

    @AfterEach
    void forget() {
        CurrentConfiguration.clear();
    }

    @Test
    void it_is_found_as_a_service() {
        assertThat(ServiceLoader.load(ConfigSource.class)).hasAtLeastOneElementOfType(ConfigurationSource.class);
    }

    @Test
    void it_says_nothing_where_no_main_has_run() {
        assertThat(source.getProperties()).isEmpty();
        assertThat(CurrentConfiguration.get()).isEqualTo(Configuration.defaults());
    }

    @Test
    void the_web_process_listens_and_finds_the_aggregator() {
        var configuration = StartOf.web(directory)
                .file(
                        "server: { host: 0.0.0.0, port: 9090 }",
                        "aggregator: { port: 9091 }",
                        "logging: { level: debug }")
                .load();

        CurrentConfiguration.set(ProcessRole.WEB, configuration);

        assertThat(source.getOrdinal()).isEqualTo(500);
        assertThat(source.getProperties())
                .containsEntry("quarkus.http.host", "0.0.0.0")
                .containsEntry("quarkus.http.port", "9090")
                .containsEntry("quarkus.rest-client.aggregator.url", "http://127.0.0.1:9091")
                .containsEntry("quarkus.log.level", "INFO")
                .containsEntry("quarkus.log.category.\"dev.cidashboard\".level", "DEBUG")
                .containsEntry("quarkus.log.console.json.enabled", "false")
                .containsEntry("quarkus.banner.enabled", "false")
                .hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "$",
                "a$$b",
                "${HOME}",
                "a\\$b",
                "\\\\${x:y}",
                "$${",
                "}{",
                "a,b",
                " blanks ",
                "größe",
                "%41+&=#@/?"
            })
    void quarkus_reads_the_very_password_that_the_url_holds(String password) {
        String encoded = URLEncoder.encode(password, StandardCharsets.UTF_8).replace("+", "%20");
        CurrentConfiguration.set(
                ProcessRole.AGGREGATOR,
                StartOf.aggregator(directory)
                        .file("database: { pool_size: 3 }")
                        .variable(
                                "POSTGRES_URL",
                                "postgresql://c%24i:" + encoded + "@[::1]:6000/his%24tory?sslmode=require")
                        .load());

        var read = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(source)
                .build();

        assertThat(read.getValue("quarkus.datasource.password", String.class)).isEqualTo(password);
        assertThat(read.getValue("quarkus.datasource.username", String.class)).isEqualTo("c$i");
        assertThat(read.getValue("quarkus.datasource.jdbc.url", String.class))
                .isEqualTo("jdbc:postgresql://[::1]:6000/his%24tory?sslmode=require");
        assertThat(read.getValue("quarkus.datasource.jdbc.max-size", Integer.class))
                .isEqualTo(3);
        assertThat(read.getValue("quarkus.datasource.active", Boolean.class)).isTrue();
        assertThat(read.getValue("quarkus.hibernate-orm.active", Boolean.class)).isTrue();
        assertThat(read.getValue("quarkus.flyway.active", Boolean.class)).isTrue();
    }

    @Test
    void the_aggregator_listens_on_its_own_port_and_tells_no_token() {
        var configuration = StartOf.aggregator(directory)
                .file("gitlab: [ { name: a, token: topsecret } ]", "logging: { level: error, format: json }")
                .load();

        CurrentConfiguration.set(ProcessRole.AGGREGATOR, configuration);

        assertThat(source.getProperties())
                .containsEntry("quarkus.http.port", "8081")
                .containsEntry("quarkus.log.level", "ERROR")
                .containsEntry("quarkus.log.console.json.enabled", "true")
                .containsEntry("quarkus.datasource.active", "false")
                .containsEntry("quarkus.hibernate-orm.active", "false")
                .containsEntry("quarkus.flyway.active", "false")
                .doesNotContainKey("quarkus.datasource.jdbc.url")
                .doesNotContainValue("topsecret");
        assertThat(source.getPropertyNames())
                .allSatisfy(name -> assertThat(source.getValue(name)).isNotNull());
    }
}
