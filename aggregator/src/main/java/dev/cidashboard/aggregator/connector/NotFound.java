package dev.cidashboard.aggregator.connector;

import dev.cidashboard.api.InstanceId;
import dev.cidashboard.configuration.InstanceConfiguration;
import dev.cidashboard.configuration.WatchedRepositories;
import dev.cidashboard.configuration.WatchedRepository;
import org.jboss.logging.Logger;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the whitelist names and no forge has: misspelt, deleted, or hidden from the token. An entry without an instance
 * speaks about every instance of its platform, so it is only missed when none of them has it. Safe for use by many
 * threads.
 */
final class NotFound {

    /** A whitelist may have thousands of entries; a person mends them a few at a time. */
    private static final int MOST_NAMED = 10;

    private static final Logger LOG = Logger.getLogger(NotFound.class);

    private final Map<InstanceId, Set<WatchedRepository>> asked = new HashMap<>();
    private final Map<InstanceId, Set<WatchedRepository>> missing = new HashMap<>();
    private final Map<InstanceId, String> told = new HashMap<>();

    /** What the instance is to be asked for; empty if for everything. */
    synchronized Optional<Watched> watched(InstanceConfiguration instance, WatchedRepositories watched) {
        InstanceId id = new InstanceId(instance.name());
        return watched.of(instance).map(entries -> {
            asked.put(id, Set.copyOf(entries));
            return new Watched(entries, absent -> read(id, absent));
        });
    }

    /** The entries in one sentence, at most {@value #MOST_NAMED} of them; empty if all were found. */
    synchronized Optional<String> of(InstanceId instance) {
        return Optional.ofNullable(told.get(instance));
    }

    private synchronized void read(InstanceId instance, List<WatchedRepository> absent) {
        missing.put(instance, new LinkedHashSet<>(absent));
        missing.keySet().forEach(this::tell);
    }

    /** Once for each set of entries, not with every pass. */
    private void tell(InstanceId instance) {
        String now = sentence(missing.get(instance).stream()
                .filter(this::nobodyHasIt)
                .map(NotFound::written)
                .toList());
        String before = now == null ? told.remove(instance) : told.put(instance, now);
        if (now != null && !now.equals(before)) {
            LOG.warnf("%s: %s: check the spelling and what the token may see", instance, now);
        }
    }

    private boolean nobodyHasIt(WatchedRepository entry) {
        return asked.entrySet().stream()
                .filter(one -> one.getValue().contains(entry))
                .allMatch(one -> missing.getOrDefault(one.getKey(), Set.of()).contains(entry));
    }

    private static String sentence(List<String> entries) {
        if (entries.isEmpty()) {
            return null;
        }
        String named = entries.stream().limit(MOST_NAMED).collect(Collectors.joining(", ", "Not found: ", ""));
        int rest = entries.size() - MOST_NAMED;
        return rest > 0 ? named + " and " + rest + " more" : named;
    }

    private static String written(WatchedRepository entry) {
        return switch (entry) {
            case WatchedRepository.ById byId -> Long.toString(byId.id());
            case WatchedRepository.ByPath byPath -> byPath.path();
        };
    }
}
