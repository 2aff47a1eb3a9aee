package dev.cidashboard.web.repositories;

import dev.cidashboard.api.InstanceView;
import dev.cidashboard.api.InstancesView;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.Status;
import dev.cidashboard.web.ui.Badge;

import java.util.Arrays;
import java.util.List;

/** The sums over all projects, by platform and by status; kinds that nobody has are left out. */
record Totals(int projects, List<Total> platforms, List<Total> statuses) {

    static Totals of(InstancesView instances, ListUrl url) {
        return new Totals(
                instances.instances().stream().mapToInt(InstanceView::projects).sum(),
                Arrays.stream(Platform.values())
                        .map(platform -> total(platform, projects(instances, platform), url))
                        .filter(total -> total.count() > 0 || total.chosen())
                        .toList(),
                Arrays.stream(Status.values())
                        .map(status -> total(status, count(instances, status), url))
                        .filter(total -> total.count() > 0 || total.chosen())
                        .toList());
    }

    private static Total total(Platform platform, int count, ListUrl url) {
        boolean chosen = platform.word().equals(url.platform());
        String href = url.withPlatform(chosen ? "" : platform.word()).href();
        return new Total(platform.word(), platform.title(), null, count, href, chosen);
    }

    private static Total total(Status status, int count, ListUrl url) {
        boolean chosen = status.word().equals(url.status());
        String href = url.withStatus(chosen ? "" : status.word()).href();
        return new Total(status.word(), status.title(), Badge.of(status), count, href, chosen);
    }

    private static int projects(InstancesView instances, Platform platform) {
        return instances.instances().stream()
                .filter(instance -> instance.platform() == platform)
                .mapToInt(InstanceView::projects)
                .sum();
    }

    private static int count(InstancesView instances, Status status) {
        return instances.instances().stream()
                .filter(instance -> instance.counts() != null)
                .mapToInt(instance -> instance.counts().getOrDefault(status.word(), 0))
                .sum();
    }
}
