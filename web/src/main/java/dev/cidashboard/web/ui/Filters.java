package dev.cidashboard.web.ui;

import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.InstanceView;
import dev.cidashboard.api.InstancesView;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.Status;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The selects that lists are narrowed with. The first option of each means all. */
public record Filters(List<Option> platforms, List<Option> instances, List<Option> statuses) {

    /** @param chosenPlatform and the other two are null where nothing was chosen */
    public static Filters of(
            InstancesView instances, Platform chosenPlatform, InstanceId chosenInstance, Status chosenStatus) {
        return new Filters(
                platforms(instances, chosenPlatform), instances(instances, chosenInstance), statuses(chosenStatus));
    }

    private static List<Option> platforms(InstancesView instances, Platform chosen) {
        List<Option> options = all("All platforms", chosen);
        Arrays.stream(Platform.values())
                .filter(platform -> platform == chosen
                        || instances.instances().stream().anyMatch(known -> known.platform() == platform))
                .forEach(platform -> options.add(new Option(platform.word(), platform.title(), platform == chosen)));
        return options;
    }

    private static List<Option> instances(InstancesView instances, InstanceId chosen) {
        List<Option> options = all("All instances", chosen);
        instances.instances().stream()
                .map(InstanceView::name)
                .forEach(name -> options.add(new Option(name.name(), name.name(), name.equals(chosen))));
        if (chosen != null && options.stream().noneMatch(Option::selected)) {
            options.add(new Option(chosen.name(), chosen.name(), true));
        }
        return options;
    }

    private static List<Option> statuses(Status chosen) {
        List<Option> options = all("All statuses", chosen);
        Arrays.stream(Status.values())
                .forEach(status -> options.add(new Option(status.word(), status.title(), status == chosen)));
        return options;
    }

    private static List<Option> all(String title, Object chosen) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("", title, Objects.isNull(chosen)));
        return options;
    }
}
