package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

/** Who the token of an instance belongs to. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UserProfileView(
        InstanceId instance, Platform platform, String username, String name, String avatarUrl, String webUrl) {}
