package dev.cidashboard.aggregator.connector;

import dev.cidashboard.aggregator.connector.github.GitHubConfig;
import dev.cidashboard.aggregator.connector.github.GitHubConnector;
import dev.cidashboard.aggregator.connector.gitlab.GitLabConfig;
import dev.cidashboard.aggregator.connector.gitlab.GitLabConnector;
import dev.cidashboard.aggregator.forge.Credential;
import dev.cidashboard.aggregator.forge.Forge;
import dev.cidashboard.aggregator.forge.ForgeClient;
import dev.cidashboard.aggregator.forge.ForgeListener;
import dev.cidashboard.aggregator.forge.ForgeSettings;
import dev.cidashboard.aggregator.forge.RateRules;
import dev.cidashboard.aggregator.forge.RequestBudget;
import dev.cidashboard.aggregator.forge.WireFormat;
import dev.cidashboard.aggregator.forge.Words;
import dev.cidashboard.configuration.Configuration;
import dev.cidashboard.configuration.InstanceConfiguration;
import dev.cidashboard.configuration.WatchedRepositories;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Makes the configured connectors: one client and guard each, one ledger for each credential. */
public final class ConnectorFactory {

    private final ForgeSettings settings;
    private final ForgeListener listener;
    private final Clock clock;
    private final WireFormat format = new WireFormat();
    private final Words words;
    private final NotFound notFound = new NotFound();
    private final Map<Credential, RequestBudget> budgets = new HashMap<>();

    public ConnectorFactory(ForgeSettings settings, ForgeListener listener, Clock clock) {
        this(settings, listener, clock, new Words());
    }

    /** @param words shared with whoever else makes our words of what forges said */
    public ConnectorFactory(ForgeSettings settings, ForgeListener listener, Clock clock, Words words) {
        this.words = words;
        this.settings = settings;
        this.listener = listener;
        this.clock = clock;
    }

    /** @return a connector for every instance that is to be asked, in the order of the configuration */
    public Connectors connectors(Configuration configuration) {
        return new Connectors(
                configuration.instances().stream()
                        .map(instance -> connector(instance, configuration.watched()))
                        .toList(),
                notFound::of);
    }

    private Connector connector(InstanceConfiguration instance, WatchedRepositories watched) {
        return switch (instance.platform()) {
            case GITHUB -> gitHub(GitHubConfig.of(instance, notFound.watched(instance, watched)));
            case GITLAB -> gitLab(GitLabConfig.of(instance, notFound.watched(instance, watched)));
        };
    }

    private Connector gitHub(GitHubConfig config) {
        RequestBudget budget = budget(config.forge(), config.rates());
        return new GitHubConnector(
                config,
                client(config.forge(), budget),
                queries(config.forge(), budget),
                pictures(config.forge(), budget),
                format,
                words);
    }

    private Connector gitLab(GitLabConfig config) {
        RequestBudget budget = budget(config.forge(), config.rates());
        return new GitLabConnector(
                config,
                client(config.forge(), budget),
                queries(config.forge(), budget),
                pictures(config.forge(), budget),
                format,
                words,
                clock);
    }

    private synchronized RequestBudget budget(Forge forge, RateRules rates) {
        return budgets.computeIfAbsent(forge.credential(), unused -> new RequestBudget(rates, clock));
    }

    private ForgeClient client(Forge forge, RequestBudget budget) {
        return new ForgeClient(forge, budget, settings, listener, clock);
    }

    private ForgeClient queries(Forge forge, RequestBudget budget) {
        return new ForgeClient(forge, budget, settings.forQueries(), listener, clock);
    }

    private Pictures pictures(Forge forge, RequestBudget budget) {
        return new Pictures(new ForgeClient(forge, budget, Pictures.settings(settings), listener, clock));
    }
}
