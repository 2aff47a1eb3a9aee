package dev.cidashboard.aggregator.user;

import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.project.MergeRequest;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.InstanceId;

/**
 * Whom a forge named by itself: who started a pipeline, wrote, opened or reviews something, or owns the token. Anybody can
 * make up a name; the reserve of a budget is not for those.
 */
public final class KnownPeople {

    private final WarmState state;
    private final Profiles profiles;

    public KnownPeople(WarmState state, Profiles profiles) {
        this.state = state;
        this.profiles = profiles;
    }

    /** Looks through all that is known about the instance's projects: some milliseconds for thousands of them. */
    boolean knows(InstanceId instance, Username user) {
        String login = user.text();
        return profiles.isOwner(instance, login)
                || state.of(instance).stream().anyMatch(project -> names(project, login));
    }

    private static boolean names(ProjectState project, String login) {
        return project.pipelines().value().stream().anyMatch(pipeline -> names(pipeline, login))
                || project.mergeRequests().value().stream().anyMatch(request -> names(request, login));
    }

    private static boolean names(Pipeline pipeline, String login) {
        return login.equalsIgnoreCase(pipeline.actor())
                || pipeline.commit() != null
                        && login.equalsIgnoreCase(pipeline.commit().author());
    }

    private static boolean names(MergeRequest request, String login) {
        return login.equalsIgnoreCase(request.author())
                || request.reviewers().stream().anyMatch(login::equalsIgnoreCase);
    }
}
