package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/** The profiles of all instances; one that cannot be read is left out and red on the list of instances. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UserProfilesView(List<UserProfileView> profiles) {}
