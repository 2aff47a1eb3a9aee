package dev.cidashboard.simulator.world;

import java.time.Instant;

/** Who did what where and when; ids grow. */
public record Event(long id, ProjectKey project, Person author, Instant at, Deed deed) {}
