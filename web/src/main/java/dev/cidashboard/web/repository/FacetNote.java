package dev.cidashboard.web.repository;

import dev.cidashboard.api.FacetView;
import dev.cidashboard.web.ui.Bounded;
import dev.cidashboard.web.ui.Moment;
import dev.cidashboard.web.ui.Times;

import java.util.List;
import java.util.Optional;

/**
 * What people should know about a part of a page before they believe it.
 *
 * @param state loading, stale or expired
 * @param confirmedAt when it was last confirmed; null where that is not known
 */
record FacetNote(String facet, String state, Moment confirmedAt, String sentence) {

    /** @return null if that part is fresh, as templates want it */
    static FacetNote of(List<FacetView> facets, String facet, Times times) {
        return find(facets, facet).map(view -> note(view, times)).orElse(null);
    }

    private static Optional<FacetView> find(List<FacetView> facets, String facet) {
        return facets == null
                ? Optional.empty()
                : facets.stream().filter(known -> facet.equals(known.facet())).findFirst();
    }

    private static FacetNote note(FacetView view, Times times) {
        String why = view.problem() == null ? "" : " " + Bounded.sentence(view.problem());
        Moment at = times.moment(view.confirmedAt());
        return switch (view.state() == null ? "" : view.state()) {
            case "loading" -> new FacetNote(view.facet(), "loading", null, "Being read for the first time." + why);
            case "stale" -> new FacetNote(view.facet(), "stale", at, "Stale: could not be confirmed lately." + why);
            case "expired" ->
                new FacetNote(view.facet(), "expired", at, "Stale: could not be confirmed for a long time." + why);
            default -> why.isEmpty() ? null : new FacetNote(view.facet(), "stale", null, why.strip());
        };
    }
}
