package dev.cidashboard.web.repository;

import dev.cidashboard.api.FacetView;
import dev.cidashboard.web.ui.Bounded;

import java.util.List;
import java.util.Optional;

/**
 * What people should know about a part of a page before they believe it.
 *
 * @param state loading, stale or expired
 */
record FacetNote(String facet, String state, String sentence) {

    /** @return null if that part is fresh, as templates want it */
    static FacetNote of(List<FacetView> facets, String facet) {
        return find(facets, facet).map(FacetNote::note).orElse(null);
    }

    private static Optional<FacetView> find(List<FacetView> facets, String facet) {
        return facets == null
                ? Optional.empty()
                : facets.stream().filter(known -> facet.equals(known.facet())).findFirst();
    }

    private static FacetNote note(FacetView view) {
        String why = view.problem() == null ? "" : " " + Bounded.sentence(view.problem());
        return switch (view.state() == null ? "" : view.state()) {
            case "loading" -> new FacetNote(view.facet(), "loading", "Being read for the first time." + why);
            case "stale" -> new FacetNote(view.facet(), "stale", "Could not be confirmed lately." + why);
            case "expired" -> new FacetNote(view.facet(), "expired", "Could not be confirmed for a long time." + why);
            default -> why.isEmpty() ? null : new FacetNote(view.facet(), "stale", why.strip());
        };
    }
}
