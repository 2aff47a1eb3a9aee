package dev.cidashboard.web.insights;

import dev.cidashboard.api.InsightsQuery;
import dev.cidashboard.web.ui.Filters;
import dev.cidashboard.web.ui.Option;

import java.util.List;

/** What the page can be narrowed to, with what was chosen. */
record InsightsForm(List<Option> periods, Filters filters) {

    /** @param days as it stands in the address */
    static InsightsForm of(String days, Filters filters) {
        return new InsightsForm(
                InsightsQuery.PERIODS.stream()
                        .sorted()
                        .map(String::valueOf)
                        .map(period -> new Option(period, period + " days", period.equals(days)))
                        .toList(),
                filters);
    }
}
