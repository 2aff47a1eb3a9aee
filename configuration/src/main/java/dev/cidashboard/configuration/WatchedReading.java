package dev.cidashboard.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes the whitelist of the file's list and of {@code GITLAB_WATCHED_REPOS} and {@code GITHUB_WATCHED_REPOS}. */
final class WatchedReading {
    private static final int MAX_ENTRIES = 10_000;
    private static final String EXPECTED = "expected " + ValueTypes.REPOSITORY.expected();
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");
    private static final Pattern PATH = Pattern.compile("[^/:\\s\\p{Cntrl}]{1,255}(/[^/:\\s\\p{Cntrl}]{1,255}){1,20}");

    private final Map<String, Platform> platforms;
    private final List<String> warnings = new ArrayList<>();

    /** @param configured the platform of each instance that is configured */
    WatchedReading(Map<String, Platform> configured) {
        platforms = new LinkedHashMap<>(configured);
        for (Platform platform : Platform.values()) {
            // The main instances may be created by variables that only the other process is given.
            platforms.putIfAbsent(platform.mainInstance(), platform);
        }
    }

    /** @throws ConfigurationProblem if an entry cannot be read, whether or not another list replaces it */
    void check(Values values) {
        values.all(Schema.WATCHED_REPOS).forEach(said -> entry(said, Optional.empty(), Schema.WATCHED_REPOS.path()));
    }

    WatchedRepositories read(Values values, EnvironmentLayer environment) {
        var entries = new ArrayList<WatchedRepository>();
        for (Sourced said : values.all(Schema.WATCHED_REPOS)) {
            entries.add(entry(said, Optional.empty(), Schema.WATCHED_REPOS.path()));
        }
        for (Platform platform : Platform.values()) {
            environment.find(EnvironmentLayer.watchedOf(platform)).ifPresent(list -> {
                entries.removeIf(entry -> entry.platform() == platform);
                for (Sourced said : EnvironmentLayer.several(list)) {
                    entries.add(entry(said, Optional.of(platform), "the list"));
                }
            });
        }
        if (entries.size() > MAX_ENTRIES) {
            throw new ConfigurationProblem(Schema.WATCHED_REPOS.path() + " has " + entries.size()
                    + " entries; expected at most " + MAX_ENTRIES);
        }
        return new WatchedRepositories(List.copyOf(new LinkedHashSet<>(entries)));
    }

    /** Whitelists that hide a whole instance or speak about nothing: legal, and hardly ever meant. */
    List<String> warnings(WatchedRepositories watched, Map<String, Platform> configured) {
        for (var instance : configured.entrySet()) {
            var selected = watched.of(instance.getValue(), instance.getKey());
            if (selected.isPresent() && selected.get().isEmpty()) {
                warnings.add(Schema.WATCHED_REPOS.path() + " names repositories of "
                        + instance.getValue().key() + ", but none of " + instance.getKey()
                        + ": nothing of it is shown");
            }
        }
        for (Platform platform : Platform.values()) {
            boolean named = watched.entries().stream().anyMatch(entry -> entry.platform() == platform);
            if (named && !configured.isEmpty() && !configured.containsValue(platform)) {
                warnings.add(Schema.WATCHED_REPOS.path() + " names repositories of " + platform.key()
                        + ", but no instance of it is configured; a path of two parts is GitHub's unless an instance is"
                        + " named, as in gitlab-main:group/project");
            }
        }
        return warnings;
    }

    private WatchedRepository entry(Sourced said, Optional<Platform> only, String path) {
        String text = said.text().strip();
        int colon = text.indexOf(':');
        var entry = colon < 0
                ? general(said, text, only, path)
                : ofInstance(said, text.substring(0, colon), text.substring(colon + 1), path);
        if (only.isPresent() && only.get() != entry.platform()) {
            throw said.origin()
                    .problem(path + " has " + Quoted.of(text) + " of "
                            + entry.platform().key() + "; expected repositories of "
                            + only.get().key());
        }
        return entry;
    }

    private WatchedRepository ofInstance(Sourced said, String instance, String rest, String path) {
        Platform platform = platforms.get(instance);
        if (platform == null) {
            throw said.origin()
                    .problem(path + " has " + Quoted.of(said.text()) + " of an unknown instance; "
                            + Spelling.hint(instance, platforms.keySet()));
        }
        if (NUMBER.matcher(rest).matches()) {
            return new WatchedRepository.ById(platform, Optional.of(instance), Long.parseLong(rest));
        }
        return byPath(said, platform, Optional.of(instance), rest, path);
    }

    private WatchedRepository general(Sourced said, String text, Optional<Platform> only, String path) {
        if (NUMBER.matcher(text).matches()) {
            return new WatchedRepository.ById(Platform.GITLAB, Optional.empty(), Long.parseLong(text));
        }
        boolean twoParts = text.indexOf('/') == text.lastIndexOf('/');
        Platform platform = only.orElse(twoParts ? Platform.GITHUB : Platform.GITLAB);
        return byPath(said, platform, Optional.empty(), text, path);
    }

    private WatchedRepository byPath(
            Sourced said, Platform platform, Optional<String> instance, String repository, String path) {
        long parts = repository.chars().filter(character -> character == '/').count() + 1;
        boolean fits =
                switch (platform) {
                    case GITHUB -> parts == 2;
                    case GITLAB -> parts >= 2;
                };
        if (!fits || !PATH.matcher(repository).matches()) {
            throw said.origin().problem(path + " has " + Quoted.of(said.text()) + "; " + EXPECTED);
        }
        return new WatchedRepository.ByPath(platform, instance, repository);
    }
}
