package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/**
 * All configured forges.
 *
 * @param history what is remembered of them; absent from an aggregator that is older than that
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InstancesView(List<InstanceView> instances, HistoryStatusView history) {

    public InstancesView(List<InstanceView> instances) {
        this(instances, null);
    }
}
