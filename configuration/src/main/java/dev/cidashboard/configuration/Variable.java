package dev.cidashboard.configuration;

import java.util.EnumSet;
import java.util.Set;

/**
 * An environment variable that is read.
 *
 * @param roles by which process: {@code PORT} and {@code HOST} are the web process's, on any host of containers
 */
record Variable(String name, Set<ProcessRole> roles) {
    Variable {
        roles = Set.copyOf(roles);
    }

    static Variable ofBoth(String name) {
        return new Variable(name, EnumSet.allOf(ProcessRole.class));
    }

    static Variable ofAggregator(String name) {
        return new Variable(name, EnumSet.of(ProcessRole.AGGREGATOR));
    }

    static Variable ofWeb(String name) {
        return new Variable(name, EnumSet.of(ProcessRole.WEB));
    }
}
