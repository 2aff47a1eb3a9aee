package dev.cidashboard.configuration;

import java.util.ArrayList;
import java.util.List;

/** What the file said. */
record FileLayer(Values values, List<WrittenInstance> instances) {
    FileLayer {
        instances = List.copyOf(instances);
    }

    static FileLayer empty() {
        return new FileLayer(new Values(), new ArrayList<>());
    }
}
