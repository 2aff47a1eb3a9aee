package dev.cidashboard.simulator.world;

/** A GitHub workflow file; a GitLab project has exactly one, its .gitlab-ci.yml. */
public record Workflow(int index, long id, String name, String path) {}
