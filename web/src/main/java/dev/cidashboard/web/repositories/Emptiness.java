package dev.cidashboard.web.repositories;

import dev.cidashboard.api.InstanceView;
import dev.cidashboard.api.InstancesView;
import dev.cidashboard.api.PassView;
import dev.cidashboard.web.ui.Bounded;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a list has no rows, and what to do about it.
 *
 * @param problems of the instances that are not well, each with its name; the page about platforms says more
 * @param loading whether the first rows may come any moment
 * @param clear whether clearing the filters may help
 */
record Emptiness(String title, String sentence, List<String> problems, boolean loading, boolean clear) {

    /** @param instances empty while nobody can tell how they are */
    static Emptiness of(Optional<InstancesView> instances, boolean filtered) {
        boolean areThereAny = instances.map(Emptiness::hasProjects).orElse(true);
        if (filtered && areThereAny) {
            return new Emptiness(
                    "No repository matches",
                    "Nothing fits the search and the filters together.",
                    List.of(),
                    false,
                    true);
        }
        return instances
                .map(Emptiness::unfiltered)
                .orElseGet(() -> plain("No repositories", "None are known right now."));
    }

    private static boolean hasProjects(InstancesView instances) {
        return instances.instances().stream().anyMatch(instance -> instance.projects() > 0);
    }

    private static Emptiness unfiltered(InstancesView instances) {
        List<InstanceView> used = instances.instances().stream()
                .filter(instance -> !"left_out".equals(instance.state()))
                .toList();
        if (used.isEmpty()) {
            return plain(
                    "No platform is configured",
                    "Give gitlab or github an instance with a token in config.yaml and restart the aggregator.");
        }
        List<String> problems = used.stream()
                .filter(Emptiness::isTroubled)
                .map(Emptiness::problem)
                .toList();
        List<InstanceView> loading = used.stream()
                .filter(instance -> "loading".equals(instance.state()))
                .toList();
        if (!loading.isEmpty()) {
            return new Emptiness(
                    "Reading the repositories for the first time", progress(loading), problems, true, false);
        }
        if (!problems.isEmpty()) {
            return new Emptiness("No repositories yet", "They could not be read.", problems, false, false);
        }
        return plain("No repositories yet", "The tokens in use see no repository that the configuration lets through.");
    }

    private static Emptiness plain(String title, String sentence) {
        return new Emptiness(title, sentence, List.of(), false, false);
    }

    private static boolean isTroubled(InstanceView instance) {
        return "failing".equals(instance.state()) || "limited".equals(instance.state());
    }

    private static String problem(InstanceView instance) {
        String what = instance.problem() == null
                ? null
                : Bounded.sentence(instance.problem().message());
        return instance.name() + ": " + (what == null ? instance.state() + "." : what);
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
