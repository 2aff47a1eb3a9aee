package dev.cidashboard.endtoend.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.cidashboard.endtoend.product.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What somebody does on the overview, found by the names that are read out. */
@InBrowser
class RepositoriesInBrowserTest {

    private final Product product;
    private final Chromium chromium;
    private Visitor visitor;
    private Page page;

    RepositoriesInBrowserTest(Product product, Chromium chromium) {
        this.product = product;
        this.chromium = chromium;
    }

    @BeforeEach
    void open_the_overview() {
        visitor = new Visitor(chromium.browser(), product.web().http().address().toString(), Look.DESKTOP);
        page = visitor.page();
        visitor.open("/");
    }

    @AfterEach
    void nothing_was_wrong_with_any_page() {
        List<String> complaints = visitor.complaints();
        visitor.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void the_first_page_shows_fifty_rows_and_the_totals() {
        assertThat(page.getByRole(AriaRole.HEADING, level(1))).hasText("Repositories");
        assertThat(rows()).hasCount(50);
        assertThat(page.getByRole(AriaRole.LIST, named("Totals by platform"))).containsText("GitHub");
        assertThat(page.getByRole(AriaRole.LIST, named("Totals by status"))).isVisible();
        assertThat(page.getByText(product.rows().size() + " repositories")).isVisible();
    }

    @Test
    void searching_shows_what_matches_and_says_so_in_the_address() {
        JsonNode wanted = aTameRow();

        page.getByRole(AriaRole.SEARCHBOX, named("Search"))
                .fill(wanted.path("path").asText());
        page.getByRole(AriaRole.BUTTON, named("Apply")).click();

        assertThat(page).hasURL(Pattern.compile("[?&]q="));
        assertThat(rows()).hasCount(1);
        assertThat(rows().first()).containsText(wanted.path("path").asText());
        assertThat(page.getByRole(AriaRole.SEARCHBOX, named("Search")))
                .hasValue(wanted.path("path").asText());
    }

    @Test
    void a_search_that_finds_nothing_offers_the_way_back() {
        page.getByRole(AriaRole.SEARCHBOX, named("Search")).fill("no such thing anywhere");
        page.getByRole(AriaRole.BUTTON, named("Apply")).click();
        assertThat(rows()).hasCount(0);

        page.getByRole(AriaRole.LINK, named("Clear filters")).first().click();

        assertThat(rows()).hasCount(50);
    }

    @Test
    void filters_by_platform_and_status_combine() {
        long failed = count("gitlab", "failed");

        page.getByLabel("Platform", exactly()).selectOption("gitlab");
        page.getByLabel("Status", exactly()).selectOption("failed");
        page.getByRole(AriaRole.BUTTON, named("Apply")).click();

        assertThat(failed).isPositive();
        assertThat(rows()).hasCount((int) failed);
        for (Locator row : rows().all()) {
            assertThat(row).containsText("GitLab");
            assertThat(row).containsText("Failed");
        }
    }

    @Test
    void a_total_is_a_filter() {
        page.getByRole(AriaRole.LIST, named("Totals by platform"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^GitHub")))
                .click();

        assertThat(rows()).hasCount((int) count("github", null));
        assertThat(page).hasURL(Pattern.compile("platform=github"));
    }

    @Test
    void a_column_sorts_both_ways() {
        page.getByRole(AriaRole.COLUMNHEADER, named("Repository"))
                .getByRole(AriaRole.LINK)
                .click();
        assertThat(page.getByRole(AriaRole.COLUMNHEADER, named("Repository"))).hasAttribute("aria-sort", "descending");
        List<String> descending = names();

        page.getByRole(AriaRole.COLUMNHEADER, named("Repository"))
                .getByRole(AriaRole.LINK)
                .click();

        assertThat(page.getByRole(AriaRole.COLUMNHEADER, named("Repository"))).hasAttribute("aria-sort", "ascending");
        assertThat(names().getFirst()).isNotEqualTo(descending.getFirst());
        assertThat(descending.getFirst().toLowerCase(Locale.ROOT))
                .isGreaterThanOrEqualTo(descending.getLast().toLowerCase(Locale.ROOT));
    }

    @Test
    void the_second_page_goes_on_where_the_first_ended() {
        List<String> first = keys();

        page.getByRole(AriaRole.LINK, named("Next page")).click();

        assertThat(page).hasURL(Pattern.compile("page=2"));
        assertThat(rows()).hasCount(product.rows().size() - 50);
        assertThat(keys()).doesNotContainAnyElementsOf(first);
        assertThat(page.getByRole(AriaRole.LINK, named("Previous page"))).isVisible();
    }

    @Test
    void a_favourite_is_on_top_and_stays_there() {
        String path = aTameRow().path("path").asText();
        Locator star = page.getByRole(AriaRole.BUTTON, named("Favourite " + path));
        page.getByRole(AriaRole.SEARCHBOX, named("Search")).fill(path);
        page.getByRole(AriaRole.BUTTON, named("Apply")).click();
        star.first().click();
        Locator favourites = page.getByRole(AriaRole.TABLE, named("Favourite repositories"));
        assertThat(favourites).containsText(path);

        visitor.open("/");

        assertThat(favourites).containsText(path);
        assertThat(star.first()).hasAttribute("aria-pressed", "true");
        star.first().click();
        assertThat(favourites).hasCount(0);
    }

    @Test
    void the_theme_stays_as_chosen() {
        String light = background();

        page.getByRole(AriaRole.BUTTON, named("Dark theme")).click();

        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        assertThat(background()).isNotEqualTo(light);
        visitor.open("/platforms");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    }

    @Test
    void a_repository_opens_from_its_row_and_its_pipeline_shows_jobs() {
        JsonNode wanted = aTameRow();
        page.getByRole(AriaRole.SEARCHBOX, named("Search"))
                .fill(wanted.path("path").asText());
        page.getByRole(AriaRole.BUTTON, named("Apply")).click();

        rows().first().getByRole(AriaRole.ROWHEADER).getByRole(AriaRole.LINK).click();

        assertThat(page.getByRole(AriaRole.HEADING, level(1)))
                .containsText(wanted.path("path").asText());
        assertThat(page)
                .hasURL(Pattern.compile(
                        "/repositories/" + wanted.path("instance").asText() + "/"));
        page.getByRole(AriaRole.TABLE, named("Recent pipelines, newest first"))
                .getByRole(AriaRole.ROWHEADER)
                .getByRole(AriaRole.LINK)
                .first()
                .click();
        assertThat(page).hasURL(Pattern.compile("/pipelines/[^/]+/[^/]+$"));
        assertThat(page.getByRole(AriaRole.TABLE).getByRole(AriaRole.ROWHEADER).first())
                .isVisible();
    }

    private JsonNode aTameRow() {
        for (JsonNode row : product.rows()) {
            if (row.path("name").asText().matches("[a-z0-9-]+") && row.has("pipeline")) {
                return row;
            }
        }
        throw new AssertionError("no row has a name of plain letters and a pipeline");
    }

    private long count(String platform, String status) {
        long count = 0;
        for (JsonNode row : product.rows()) {
            boolean same = row.path("platform").asText().equals(platform)
                    && (status == null || row.path("status").asText().equals(status));
            count += same ? 1 : 0;
        }
        return count;
    }

    private Locator rows() {
        return page.locator("table#repositories")
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHas(page.getByRole(AriaRole.ROWHEADER)));
    }

    private List<String> names() {
        return rows().getByRole(AriaRole.ROWHEADER).getByRole(AriaRole.LINK).allInnerTexts();
    }

    private List<String> keys() {
        Object keys = rows().evaluateAll("rows => rows.map(row => row.dataset.key)");
        return ((List<?>) keys).stream().map(String::valueOf).toList();
    }

    private String background() {
        return (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions level(int level) {
        return new Page.GetByRoleOptions().setLevel(level);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
