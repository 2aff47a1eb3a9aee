package dev.cidashboard.web.fake;

import dev.cidashboard.configuration.AggregatorConfiguration;
import dev.cidashboard.configuration.Configuration;
import dev.cidashboard.configuration.ServerConfiguration;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.net.URI;
import java.util.List;

/** In tests the whole web process runs against a fake aggregator on a free port. */
@Singleton
class FakeAggregatorConfiguration {
    static final URI READER = URI.create("https://reader.example");

    @Produces
    @Singleton
    FakeAggregator aggregator() {
        return new FakeAggregator();
    }

    void stop(@Disposes FakeAggregator aggregator) {
        aggregator.close();
    }

    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    Configuration configuration(FakeAggregator aggregator) {
        Configuration defaults = Configuration.defaults();
        return new Configuration(
                new ServerConfiguration("127.0.0.1", 8080, List.of(), List.of(READER)),
                new AggregatorConfiguration("127.0.0.1", aggregator.url().getPort(), aggregator.url()),
                defaults.cache(),
                defaults.history(),
                defaults.insights(),
                defaults.ui(),
                defaults.instances(),
                defaults.leftOut(),
                defaults.watched(),
                defaults.logging(),
                defaults.warnings());
    }
}
