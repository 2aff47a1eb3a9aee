package dev.cidashboard.aggregator.connector.gitlab;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A branch with its last commit. */
record GitLabBranch(String name, @JsonProperty("protected") Boolean isProtected, GitLabCommit commit) {}
