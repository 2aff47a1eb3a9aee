/**
 * Who is asked when: passes over every instance, projects with a moving pipeline in between, and what somebody looks at.
 * A state machine that is ticked from outside and decides by the injected clock alone.
 */
package dev.cidashboard.aggregator.refresh;
