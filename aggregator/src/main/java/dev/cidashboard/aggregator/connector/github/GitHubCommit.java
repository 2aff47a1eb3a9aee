package dev.cidashboard.aggregator.connector.github;

/** A commit with what git itself knows. */
record GitHubCommit(String sha, Details commit) {

    /** Written by the author, put into the repository by the committer. */
    record Details(Person author, Person committer, String message) {}

    /** A name and a moment, as the commit says. */
    record Person(String name, String date) {}
}
