package dev.cidashboard.aggregator.project;

import java.util.Objects;

/**
 * A branch and the commit it points at.
 *
 * @param head its commit; where the forge's list names only the sha (GitHub), author, message and time are null
 */
public record Branch(String name, boolean isProtected, Commit head) {
    public Branch {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(head, "head");
    }
}
