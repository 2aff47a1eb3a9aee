/**
 * Reads {@code config.yaml}, the environment and the flags of both processes before Quarkus starts. Plain Java: the result
 * is one immutable tree of typed records ({@link dev.cidashboard.configuration.Configuration}), or one line that says
 * what is wrong and where.
 */
package dev.cidashboard.configuration;
