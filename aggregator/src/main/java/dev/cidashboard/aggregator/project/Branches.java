package dev.cidashboard.aggregator.project;

import java.util.List;
import java.util.Optional;

/**
 * The branches of one project.
 *
 * @param listed at most as many as a connector reads; the default branch is among them if it exists
 * @param total how many the forge has, at least the number listed
 */
public record Branches(List<Branch> listed, int total) {

    public static final Branches NONE = new Branches(List.of(), 0);

    public Branches {
        listed = List.copyOf(listed);
        if (total < listed.size()) {
            throw new IllegalArgumentException("total " + total + " is below the " + listed.size() + " listed");
        }
    }

    /** The same with another last commit of one of them, if that is listed. */
    public Branches withHead(String name, Commit head) {
        boolean differs = named(name)
                .filter(branch -> !branch.head().sha().equals(head.sha()))
                .isPresent();
        return differs
                ? new Branches(
                        listed.stream()
                                .map(branch -> branch.name().equals(name)
                                        ? new Branch(name, branch.isProtected(), head)
                                        : branch)
                                .toList(),
                        total)
                : this;
    }

    public Optional<Branch> named(String name) {
        return listed.stream().filter(branch -> branch.name().equals(name)).findFirst();
    }
}
