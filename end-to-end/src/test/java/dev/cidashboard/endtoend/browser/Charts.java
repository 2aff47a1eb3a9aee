package dev.cidashboard.endtoend.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import java.util.List;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The charts of a page, as somebody meets them who cannot see them. */
final class Charts {

    private Charts() {}

    /** Each has a name and says in words what it shows, and the same numbers stand in a table that opens below it. */
    static void areTold(Page page, int number) {
        assertThat(page.locator("svg.chart")).hasCount(number);
        Locator panels = page.locator("section.panel:has(svg.chart)");
        assertThat(panels).hasCount(number);
        for (int at = 0; at < number; at++) {
            Locator chart = panels.nth(at).locator("svg.chart");
            assertThat(chart).hasAttribute("role", "img");
            for (String id : List.of(chart.getAttribute("aria-labelledby").split(" "))) {
                assertThat(page.locator("[id='" + id + "']").textContent())
                        .as(id)
                        .isNotBlank();
            }
            Locator numbers = panels.nth(at).locator("details.numbers");
            assertThat(numbers.locator("table")).isHidden();
            numbers.locator("summary").click();
            assertThat(numbers.locator("table")).isVisible();
            assertThat(numbers.locator("tbody tr").count()).isPositive();
        }
    }
}
