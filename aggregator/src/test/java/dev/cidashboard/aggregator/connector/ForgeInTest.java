package dev.cidashboard.aggregator.connector;

import dev.cidashboard.aggregator.forge.ForgeListener;
import dev.cidashboard.aggregator.forge.ForgeSettings;
import dev.cidashboard.configuration.Configuration;
import dev.cidashboard.configuration.InstanceConfiguration;
import dev.cidashboard.configuration.Platform;
import dev.cidashboard.configuration.Secret;
import dev.cidashboard.configuration.WatchedRepositories;
import dev.cidashboard.configuration.WatchedRepository;
import dev.cidashboard.simulator.ForgeSimulator;
import dev.cidashboard.simulator.SimulatorOptions;

import java.net.URI;
import java.time.Clock;
import java.util.List;

/** One platform of a simulator, and how a connector for it is made. */
enum ForgeInTest {
    GITHUB(Platform.GITHUB, dev.cidashboard.simulator.world.Platform.GITHUB, SimulatorOptions.GITHUB_TOKEN),
    GITLAB(Platform.GITLAB, dev.cidashboard.simulator.world.Platform.GITLAB, SimulatorOptions.GITLAB_TOKEN);

    private final Platform platform;
    private final dev.cidashboard.simulator.world.Platform simulated;
    private final String token;

    ForgeInTest(Platform platform, dev.cidashboard.simulator.world.Platform simulated, String token) {
        this.platform = platform;
        this.simulated = simulated;
        this.token = token;
    }

    dev.cidashboard.simulator.world.Platform simulated() {
        return simulated;
    }

    Connector connector(ForgeSimulator simulator, ForgeSettings settings) {
        return connector(simulator.url(simulated), token, settings, List.of());
    }

    Connector connector(ForgeSimulator simulator, ForgeSettings settings, List<WatchedRepository> watched) {
        return connector(simulator.url(simulated), token, settings, watched);
    }

    Connectors connectors(ForgeSimulator simulator, ForgeSettings settings, List<WatchedRepository> watched) {
        return connectors(simulator.url(simulated), token, settings, watched);
    }

    Connector connector(String url, String tokenToUse, ForgeSettings settings, List<WatchedRepository> watched) {
        return connectors(url, tokenToUse, settings, watched).all().iterator().next();
    }

    private Connectors connectors(
            String url, String tokenToUse, ForgeSettings settings, List<WatchedRepository> watched) {
        InstanceConfiguration instance =
                new InstanceConfiguration(platform, platform.mainInstance(), URI.create(url), Secret.of(tokenToUse));
        Configuration configuration =
                Configuration.defaults().withInstances(List.of(instance)).withWatched(new WatchedRepositories(watched));
        return new ConnectorFactory(settings, ForgeListener.NONE, Clock.systemUTC()).connectors(configuration);
    }

    WatchedRepository watchedById(long id) {
        return new WatchedRepository.ById(platform, java.util.Optional.empty(), id);
    }

    WatchedRepository watchedByPath(String path) {
        return new WatchedRepository.ByPath(platform, java.util.Optional.empty(), path);
    }
}
