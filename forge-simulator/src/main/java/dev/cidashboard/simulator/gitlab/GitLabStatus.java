package dev.cidashboard.simulator.gitlab;

import dev.cidashboard.simulator.world.Pipeline;
import dev.cidashboard.simulator.world.Project;
import dev.cidashboard.simulator.world.RunStatus;

import java.util.Locale;

/** GitLab's detailed status of a pipeline: the only place where a success with warnings looks different from any other. */
record GitLabStatus(
        String name,
        String group,
        String label,
        String text,
        String icon,
        String favicon,
        String detailsPath,
        String pipelineId) {

    static GitLabStatus of(Project project, Pipeline pipeline) {
        RunStatus status = pipeline.status();
        String word = status.gitLabStatus();
        boolean warned = status == RunStatus.SUCCESS_WITH_WARNINGS;
        String label = warned
                ? "passed with warnings"
                : switch (status) {
                    case SUCCESS -> "passed";
                    case ACTION_REQUIRED -> "manual action";
                    default -> word.replace('_', ' ');
                };
        return new GitLabStatus(
                warned ? "SUCCESS_WITH_WARNINGS" : word.toUpperCase(Locale.ROOT),
                warned ? "success-with-warnings" : word.replace('_', '-'),
                label,
                warned ? "Warning" : Character.toUpperCase(label.charAt(0)) + label.substring(1),
                "status_" + (warned ? "warning" : word),
                "/assets/ci_favicons/favicon_status_" + word + ".png",
                "/" + project.path() + "/-/pipelines/" + pipeline.id(),
                String.valueOf(pipeline.id()));
    }

    String id() {
        return group + "-" + pipelineId;
    }
}
