package dev.cidashboard.aggregator.connector.github;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A branch; in a list its commit is only a sha. */
record GitHubBranch(String name, @JsonProperty("protected") Boolean isProtected, GitHubCommit commit) {}
