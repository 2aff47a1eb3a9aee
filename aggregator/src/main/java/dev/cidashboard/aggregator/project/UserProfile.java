package dev.cidashboard.aggregator.project;

import java.net.URI;
import java.util.Objects;

/** Who a token belongs to. What the forge left out is null. */
public record UserProfile(String username, String name, URI avatar, URI webUrl) {
    public UserProfile {
        Objects.requireNonNull(username, "username");
    }
}
