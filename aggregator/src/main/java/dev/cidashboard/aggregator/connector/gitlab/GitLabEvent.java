package dev.cidashboard.aggregator.connector.gitlab;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Something that happened. Of a push that moved more than three branches GitLab tells only how many: what is told about
 * the branch is not read.
 */
record GitLabEvent(
        Long id,
        @JsonProperty("project_id") Long projectId,
        @JsonProperty("action_name") String actionName,
        @JsonProperty("target_type") String targetType,
        @JsonProperty("push_data") PushData pushData) {

    record PushData(String action) {}

    /** A removed branch is "deleted" without a target. */
    boolean isPush() {
        return pushData != null
                || (targetType == null
                        && actionName != null
                        && (actionName.startsWith("pushed") || actionName.equals("deleted")));
    }

    boolean isOfMergeRequest() {
        return "MergeRequest".equals(targetType);
    }
}
