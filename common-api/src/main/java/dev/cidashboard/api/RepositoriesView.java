package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/** A page of the overview. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RepositoriesView(List<RepositoryView> repositories, PaginationView pagination) {}
