package dev.cidashboard.simulator.world;

public record Branch(String name, Commit head, boolean isProtected) {

    public Branch {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("branch name is missing");
        }
    }

    Branch movedTo(Commit commit) {
        return new Branch(name, commit, isProtected);
    }
}
