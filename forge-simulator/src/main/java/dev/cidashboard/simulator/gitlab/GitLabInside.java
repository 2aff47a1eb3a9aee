package dev.cidashboard.simulator.gitlab;

import dev.cidashboard.simulator.world.Project;

/** Something together with the project that it belongs to: its addresses need the project's path. */
record GitLabInside<T>(Project project, T item) {

    <S> GitLabInside<S> beside(S other) {
        return new GitLabInside<>(project, other);
    }
}
