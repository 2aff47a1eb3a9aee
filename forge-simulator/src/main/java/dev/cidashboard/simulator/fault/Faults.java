package dev.cidashboard.simulator.fault;

import dev.cidashboard.simulator.world.Platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The faults in force. Of several that match a request the one added first, whose turn it is, strikes. */
public final class Faults {

    private static final class Active {
        private final long id;
        private final Fault fault;
        private long matched;
        private long struck;

        private Active(long id, Fault fault) {
            this.id = id;
            this.fault = fault;
        }

        /** Spreads the share evenly: the n-th matching request is hit when n * share passes a whole number. */
        private boolean turn() {
            matched++;
            return Math.floor(matched * fault.share() + 1e-9) > Math.floor((matched - 1) * fault.share() + 1e-9);
        }
    }

    /** A fault in force with its number and how often it struck. */
    public record InForce(long id, Fault fault, long struck) {}

    private final List<Active> active = new ArrayList<>();
    private long lastId;

    public synchronized long add(Fault fault) {
        active.add(new Active(++lastId, fault));
        return lastId;
    }

    public synchronized boolean remove(long id) {
        return active.removeIf(one -> one.id == id);
    }

    public synchronized void clear() {
        active.clear();
    }

    public synchronized List<InForce> inForce() {
        return active.stream()
                .map(one -> new InForce(one.id, one.fault, one.struck))
                .toList();
    }

    /**
     * What faults go by.
     *
     * @param laterPage whether it continues a list that began with another request
     * @param nodes what a GraphQL query asks for; empty for any other request
     */
    public record Asked(Platform platform, String path, boolean laterPage, OptionalLong nodes) {}

    /** The fault for this request, if any; counts it. */
    public synchronized Optional<Fault> strike(Asked asked) {
        for (Active one : active) {
            if (one.fault.matches(asked) && one.turn()) {
                one.struck++;
                if (one.fault.times() > 0 && one.struck >= one.fault.times()) {
                    active.remove(one);
                }
                return Optional.of(one.fault);
            }
        }
        return Optional.empty();
    }
}
