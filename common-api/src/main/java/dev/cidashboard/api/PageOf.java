package dev.cidashboard.api;

import java.util.List;
import java.util.Objects;

public record PageOf<T>(List<T> items, int total) {
    public PageOf {
        Objects.requireNonNull(items);
    }
}
