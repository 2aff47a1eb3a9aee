package dev.cidashboard.aggregator.rest;

import dev.cidashboard.api.InstanceId;

import java.util.List;
import java.util.stream.Collectors;

/** Whether what was asked for exists cannot be said before the first rows are known: 503, and the mark of a first pass. */
public final class NotReadYet extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param awaited whose first projects are being read */
    public NotReadYet(List<InstanceId> awaited) {
        super("The first projects of "
                + awaited.stream().map(InstanceId::name).collect(Collectors.joining(", "))
                + " are being read.");
    }
}
