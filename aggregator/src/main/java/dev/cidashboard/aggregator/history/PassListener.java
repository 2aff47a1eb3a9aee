package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.refresh.InstanceHealth;
import dev.cidashboard.aggregator.refresh.RefreshListener;
import dev.cidashboard.api.InstanceId;

import jakarta.inject.Singleton;

/** Remembers passes. */
@Singleton
final class PassListener implements RefreshListener {

    private final HistoryWriter writer;

    PassListener(HistoryWriter writer) {
        this.writer = writer;
    }

    @Override
    public void passFinished(InstanceId instance, InstanceHealth.Pass pass) {
        writer.passed(instance, pass.startedAt(), pass.finishedAt(), pass.listed(), pass.failed());
    }
}
