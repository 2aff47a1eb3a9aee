package dev.cidashboard.aggregator.connector;

import dev.cidashboard.aggregator.forge.ForgeClient;
import dev.cidashboard.aggregator.project.Project;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What the client of a connector keeps for conditional requests, and the runs that the connector follows. */
public final class MemoryOfClient implements Memory {

    private final ForgeClient client;
    private final Function<Project, Map<Long, String>> followed;
    private final BiConsumer<Project, Map<Long, String>> follow;

    /** Of a connector that follows no runs. */
    public MemoryOfClient(ForgeClient client) {
        this(client, project -> Map.of(), (project, runs) -> {});
    }

    public MemoryOfClient(
            ForgeClient client,
            Function<Project, Map<Long, String>> followed,
            BiConsumer<Project, Map<Long, String>> follow) {
        this.client = client;
        this.followed = followed;
        this.follow = follow;
    }

    @Override
    public Keepsake of(Project project) {
        return new Keepsake(client.kept(project.id().nativeId()), followed.apply(project));
    }

    @Override
    public Keepsake ofInstance() {
        return new Keepsake(client.kept(null), Map.of());
    }

    @Override
    public void restore(Project project, Keepsake keepsake) {
        keepsake.pages().forEach(page -> client.restore(project.id().nativeId(), page));
        follow.accept(project, keepsake.followed());
    }

    @Override
    public void restoreInstance(Keepsake keepsake) {
        keepsake.pages().forEach(page -> client.restore(null, page));
    }

    @Override
    public byte[] signature(byte[] salt) {
        return client.signature(salt);
    }
}
