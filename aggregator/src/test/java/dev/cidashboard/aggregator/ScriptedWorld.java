package dev.cidashboard.aggregator;

import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.project.UserProfile;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.Status;
import dev.cidashboard.configuration.Configuration;
import dev.cidashboard.configuration.DatabaseConfiguration;
import dev.cidashboard.configuration.HistoryConfiguration;
import dev.cidashboard.configuration.InstanceConfiguration;
import dev.cidashboard.configuration.LeftOutInstance;
import dev.cidashboard.configuration.Secret;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import static dev.cidashboard.aggregator.Samples.branches;
import static dev.cidashboard.aggregator.Samples.mergeRequest;
import static dev.cidashboard.aggregator.Samples.pipeline;
import static dev.cidashboard.aggregator.Samples.project;

/** The forges and the configuration of the tests that run the whole process: two scripted instances, one left out. */
@Singleton
public class ScriptedWorld {

    public static final String TOKEN = "a-token-that-nobody-may-see";

    /** What the second instance does not have of the whitelist. */
    public static final String NOT_FOUND = "Not found: group/misspelt";

    /** Configured for a test of the very start: the forges say nothing until they are told to. */
    public static final String SILENT = "scripted.forges.silent";

    private static final InstanceId GITHUB = new InstanceId("github-main");
    private static final InstanceId GITLAB = new InstanceId("gitlab-main");

    private final Optional<DatabaseConfiguration> database;
    private final ScriptedConnector github = new ScriptedConnector(GITHUB, Platform.GITHUB);
    private final ScriptedConnector gitlab = new ScriptedConnector(GITLAB, Platform.GITLAB);

    ScriptedWorld(
            @ConfigProperty(name = SILENT, defaultValue = "false") boolean silent,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") Optional<String> database) {
        this.database = database.map(url -> new DatabaseConfiguration(url, "somebody", Secret.password("else"), 8));
        reset();
        if (silent) {
            github.beSilent();
            gitlab.beSilent();
        }
    }

    public ScriptedConnector github() {
        return github;
    }

    public ScriptedConnector gitlab() {
        return gitlab;
    }

    /** As it is when the process starts. */
    public final void reset() {
        github.clear();
        gitlab.clear();
        github.profile(new Observation.Fresh<>(
                new UserProfile("octocat", "Octo Cat", null, URI.create("https://forge.example/octocat"))));
        one(Status.SUCCESS);
        github.with(
                project(GITHUB, Platform.GITHUB, "2", "octo/two"),
                List.of(pipeline("901", Status.FAILED, "main")),
                branches("main"),
                List.of());
        gitlab.with(
                project(GITLAB, Platform.GITLAB, "3", "group/sub/three"),
                List.of(pipeline("902", Status.RUNNING, "main")),
                branches("main"),
                List.of());
    }

    /** The project {@code github-main:1}, whose default branch stands as given. */
    public final void one(Status status) {
        github.with(
                project(GITHUB, Platform.GITHUB, "1", "octo/one"),
                List.of(pipeline("900", status, "main"), pipeline("899", Status.FAILED, "feature/a+b")),
                branches("main", "feature/a+b"),
                List.of(mergeRequest("5", false), mergeRequest("6", true)));
    }

    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    Connectors connectors() {
        return new Connectors(List.of(github, gitlab), instance -> Optional.of(NOT_FOUND)
                .filter(sentence -> instance.equals(GITLAB)));
    }

    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    Configuration configuration() {
        Configuration defaults = Configuration.defaults();
        return new Configuration(
                defaults.server(),
                defaults.aggregator(),
                defaults.cache(),
                new HistoryConfiguration(database, defaults.history().retention()),
                defaults.insights(),
                defaults.ui(),
                List.of(configured("github-main", dev.cidashboard.configuration.Platform.GITHUB)),
                List.of(new LeftOutInstance(
                        dev.cidashboard.configuration.Platform.GITLAB,
                        "gitlab-other",
                        URI.create("https://gitlab.example"),
                        "its token is empty")),
                defaults.watched(),
                defaults.logging(),
                List.of());
    }

    private static InstanceConfiguration configured(String name, dev.cidashboard.configuration.Platform platform) {
        return new InstanceConfiguration(platform, name, URI.create("https://forge.example/api"), Secret.of(TOKEN));
    }
}
