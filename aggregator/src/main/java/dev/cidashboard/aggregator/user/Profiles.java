package dev.cidashboard.aggregator.user;

import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.forge.Purpose;
import dev.cidashboard.aggregator.project.UserProfile;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.UserProfileView;
import dev.cidashboard.api.UserProfilesView;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Whose tokens these are: one read per instance at the start and once a day, in the background. One that cannot be read
 * is left out until it can; one that was read stays.
 */
public final class Profiles {

    private static final Duration GOOD_FOR = Duration.ofHours(24);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(5);

    private final Connectors connectors;
    private final Clock clock;
    private final Executor executor;
    private final Map<InstanceId, UserProfile> known = new ConcurrentHashMap<>();
    /** When to ask next; set before asking, so that nobody is asked twice at once. */
    private final Map<InstanceId, Instant> due = new ConcurrentHashMap<>();

    public Profiles(Connectors connectors, Clock clock, Executor executor) {
        this.connectors = connectors;
        this.clock = clock;
        this.executor = executor;
    }

    /** Starts to read what is due; returns at once. To be called now and then. */
    public void refreshDue() {
        for (Connector connector : connectors.all()) {
            InstanceId instance = connector.instance();
            Instant now = clock.instant();
            if (!due.getOrDefault(instance, now).isAfter(now)) {
                due.put(instance, now.plus(AFTER_FAILURE));
                executor.execute(() -> read(connector));
            }
        }
    }

    /** Whether it is the login of the one whose token asks the instance. */
    boolean isOwner(InstanceId instance, String login) {
        UserProfile profile = known.get(instance);
        return profile != null && profile.username().equalsIgnoreCase(login);
    }

    UserProfilesView view() {
        return new UserProfilesView(connectors.all().stream()
                .map(connector -> view(connector, known.get(connector.instance())))
                .filter(Objects::nonNull)
                .toList());
    }

    private void read(Connector connector) {
        switch (connector.profile(Purpose.BACKGROUND)) {
            case Observation.Fresh<UserProfile>(UserProfile profile) -> keep(connector.instance(), profile);
            case Observation.NotModified<UserProfile>(UserProfile profile) -> keep(connector.instance(), profile);
            case Observation.Gone<UserProfile>() -> known.remove(connector.instance());
            case Observation.Failed<UserProfile> failed -> {
                // What is known stays; the instance's own health says why it cannot be asked.
            }
        }
    }

    private void keep(InstanceId instance, UserProfile profile) {
        known.put(instance, profile);
        due.put(instance, clock.instant().plus(GOOD_FOR));
    }

    private static UserProfileView view(Connector connector, UserProfile profile) {
        return profile == null
                ? null
                : new UserProfileView(
                        connector.instance(),
                        connector.platform(),
                        profile.username(),
                        profile.name(),
                        text(profile.avatar()),
                        text(profile.webUrl()));
    }

    private static String text(URI uri) {
        return uri == null ? null : uri.toString();
    }
}
