package dev.cidashboard.web.repositories;

import dev.cidashboard.api.InstanceView;
import dev.cidashboard.api.InstancesView;
import dev.cidashboard.api.PassView;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a list has no rows, and what to do about it.
 *
 * @param clear whether clearing the filters may help
 */
record Emptiness(String title, String sentence, boolean clear) {

    /** @param instances empty while nobody can tell how they are */
    static Emptiness of(Optional<InstancesView> instances, boolean filtered) {
        if (filtered) {
            return new Emptiness("No repository matches", "Nothing fits the search and the filters together.", true);
        }
        return instances
                .map(Emptiness::unfiltered)
                .orElseGet(() -> new Emptiness("No repositories", "None are known right now.", false));
    }

    private static Emptiness unfiltered(InstancesView instances) {
        List<InstanceView> used = instances.instances().stream()
                .filter(instance -> !"left_out".equals(instance.state()))
                .toList();
        if (used.isEmpty()) {
            return new Emptiness(
                    "No platform is configured",
                    "Give gitlab or github an instance with a token in config.yaml and restart the aggregator.",
                    false);
        }
        List<InstanceView> loading = used.stream()
                .filter(instance -> "loading".equals(instance.state()))
                .toList();
        if (!loading.isEmpty()) {
            return new Emptiness("Reading the repositories for the first time", progress(loading), false);
        }
        return new Emptiness(
                "No repositories yet",
                "The tokens in use see no repository that the configuration lets through.",
                false);
    }

    private static String progress(List<InstanceView> loading) {
        return loading.stream().map(Emptiness::progress).collect(Collectors.joining(" "));
    }

    private static String progress(InstanceView instance) {
        PassView pass = instance.pass();
        return pass == null
                ? instance.name() + ": about to start."
                : instance.name() + ": " + pass.refreshed() + " of " + pass.listed() + " listed are read.";
    }
}
