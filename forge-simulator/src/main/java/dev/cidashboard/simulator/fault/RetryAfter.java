package dev.cidashboard.simulator.fault;

/** How a limit's answer says when to come back. */
public enum RetryAfter {
    SECONDS,
    DATE,
    ABSENT
}
