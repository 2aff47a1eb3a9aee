package dev.cidashboard.aggregator.instance;

import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProblemOfInstanceView;
import dev.cidashboard.configuration.InstanceConfiguration;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which projects are shown twice because two instances ask the same forge: with two tokens that is wanted where each sees
 * other projects, and for those that both see it costs twice.
 */
final class SeenTwice {

    private static final String CODE = "seen_twice";
    private static final String REMEDY =
            "Leave one of the two out of config.yaml, unless its token sees what the other's does not.";

    private final Map<InstanceId, List<InstanceId>> sameForge;

    SeenTwice(List<InstanceConfiguration> instances) {
        this.sameForge = instances.stream().collect(Collectors.toMap(SeenTwice::id, one -> instances.stream()
                .filter(other -> other != one && isSameForge(one, other))
                .map(SeenTwice::id)
                .toList()));
    }

    /**
     * @param projects of an instance, by their forge's own ids
     * @return null where there is nothing to say
     */
    ProblemOfInstanceView of(InstanceId instance, Function<InstanceId, Set<String>> projects) {
        for (InstanceId other : sameForge.getOrDefault(instance, List.of())) {
            Set<String> both = new HashSet<>(projects.apply(instance));
            both.retainAll(projects.apply(other));
            if (!both.isEmpty()) {
                return new ProblemOfInstanceView(CODE, sentence(both.size(), other), REMEDY, null);
            }
        }
        return null;
    }

    private static String sentence(int projects, InstanceId other) {
        return (projects == 1 ? "1 of its projects is" : projects + " of its projects are") + " also shown by "
                + other.name() + ", which has the same address, and asked for twice.";
    }

    private static boolean isSameForge(InstanceConfiguration one, InstanceConfiguration other) {
        return one.platform() == other.platform() && address(one.url()).equals(address(other.url()));
    }

    private static String address(URI url) {
        return url.toString().toLowerCase(Locale.ROOT).replaceAll("/+$", "");
    }

    private static InstanceId id(InstanceConfiguration instance) {
        return new InstanceId(instance.name());
    }
}
