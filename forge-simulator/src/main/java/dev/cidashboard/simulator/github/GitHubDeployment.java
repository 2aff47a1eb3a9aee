package dev.cidashboard.simulator.github;

import dev.cidashboard.simulator.world.Deployment;
import dev.cidashboard.simulator.world.Project;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A deployment as GitHub tells it: one that succeeded is active until another takes its place. */
record GitHubDeployment(Project project, Deployment deployment) implements GitHubThing {

    /**
     * A word that somebody said about it.
     *
     * @param place from 0, in the order in which they were said
     */
    record Status(GitHubDeployment of, int place, String state, Instant at) implements GitHubThing {
        @Override
        public String nodeId() {
            return "DES_kwDO" + Long.toString(of.deployment.id(), 36) + "_" + place;
        }

        @Override
        public String typeName() {
            return "DeploymentStatus";
        }
    }

    static List<GitHubDeployment> of(Project project) {
        return Deployment.of(project).stream()
                .map(one -> new GitHubDeployment(project, one))
                .toList();
    }

    @Override
    public String nodeId() {
        return "DE_kwDO" + Long.toString(deployment.id(), 36);
    }

    @Override
    public String typeName() {
        return "Deployment";
    }

    String state() {
        return switch (deployment.state()) {
            case PENDING -> "QUEUED";
            case RUNNING -> "IN_PROGRESS";
            case FAILED -> "FAILURE";
            case SUCCESS -> deployment.replacedAt() == null ? "ACTIVE" : "INACTIVE";
        };
    }

    /** The newest first, as GitHub has them. */
    List<Status> statuses() {
        List<Status> said = new ArrayList<>();
        said.add(new Status(this, 0, "QUEUED", deployment.createdAt()));
        if (deployment.state() != Deployment.State.PENDING) {
            said.add(new Status(this, 1, "IN_PROGRESS", deployment.createdAt()));
        }
        if (deployment.finishedAt() != null) {
            boolean success = deployment.state() == Deployment.State.SUCCESS;
            said.add(new Status(this, 2, success ? "SUCCESS" : "FAILURE", deployment.finishedAt()));
        }
        if (deployment.replacedAt() != null) {
            said.add(new Status(this, 3, "INACTIVE", deployment.replacedAt()));
        }
        return said.reversed();
    }
}
