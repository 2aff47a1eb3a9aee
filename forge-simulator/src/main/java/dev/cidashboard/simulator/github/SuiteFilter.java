package dev.cidashboard.simulator.github;

/** What a server makes of {@code filterBy}, by which check suites are to be those of one app. */
public enum SuiteFilter {
    /** As on github.com, where GitHub Actions is the app 15368. */
    AS_IN_PUBLIC,
    /** A server of one's own, where that number is of no app at all. */
    OTHER_APP,
    /** A server that does not know the argument. */
    REFUSED
}
