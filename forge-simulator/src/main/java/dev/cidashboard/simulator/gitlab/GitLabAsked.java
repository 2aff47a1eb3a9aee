package dev.cidashboard.simulator.gitlab;

import dev.cidashboard.simulator.world.Project;

/**
 * What the fetchers know of the request.
 *
 * @param anonymous asked without a token, so that only what is public is seen
 * @param score how complex the query is
 * @param most how complex it may be with a token
 */
record GitLabAsked(boolean anonymous, int score, int most) {

    static final int AUTHENTICATED_MOST = 250;
    private static final int ANONYMOUS_MOST = 200;
    private static final int AUTHENTICATED_DEPTH = 20;
    private static final int ANONYMOUS_DEPTH = 15;

    int mostComplex() {
        return anonymous ? ANONYMOUS_MOST : most;
    }

    int deepest() {
        return anonymous ? ANONYMOUS_DEPTH : AUTHENTICATED_DEPTH;
    }

    boolean sees(Project project) {
        return switch (project.visibility()) {
            case PUBLIC -> true;
            case INTERNAL -> !anonymous;
            case PRIVATE -> !anonymous && project.listed();
        };
    }
}
