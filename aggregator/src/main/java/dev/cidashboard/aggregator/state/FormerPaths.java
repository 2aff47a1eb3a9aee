package dev.cidashboard.aggregator.state;

import java.util.ArrayList;
import java.util.List;

/**
 * What a project was called before, the latest first: people have links to it.
 *
 * @param paths without the one of today and without repetition
 */
public record FormerPaths(List<String> paths) {

    public static final FormerPaths NONE = new FormerPaths(List.of());

    /** Whoever renames more often than this has no links that last. */
    private static final int MOST = 10;

    public FormerPaths {
        paths = List.copyOf(paths);
        if (paths.size() > MOST) {
            throw new IllegalArgumentException("paths has " + paths.size() + ", expected at most " + MOST);
        }
        if (paths.stream().anyMatch(String::isBlank)
                || paths.stream().distinct().count() < paths.size()) {
            throw new IllegalArgumentException("paths has a blank one, or one twice");
        }
    }

    /** @param left the path until now */
    FormerPaths renamed(String left, String now) {
        if (left.equals(now)) {
            return this;
        }
        List<String> former = new ArrayList<>();
        former.add(left);
        paths.stream().filter(path -> !path.equals(left) && !path.equals(now)).forEach(former::add);
        return new FormerPaths(former.subList(0, Math.min(former.size(), MOST)));
    }
}
