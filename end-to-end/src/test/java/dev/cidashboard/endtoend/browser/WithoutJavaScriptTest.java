package dev.cidashboard.endtoend.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.cidashboard.endtoend.product.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Everything can be read and done in a browser that runs no script. */
@InBrowser
class WithoutJavaScriptTest {

    private final Product product;
    private final Chromium chromium;
    private Visitor visitor;

    WithoutJavaScriptTest(Product product, Chromium chromium) {
        this.product = product;
        this.chromium = chromium;
    }

    @BeforeEach
    void come_without_javascript() {
        visitor = new Visitor(
                chromium.browser(), product.web().http().address().toString(), Look.DESKTOP.withoutJavaScript());
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @Test
    void every_page_has_its_heading_and_its_content() {
        for (Pages each : Pages.ofEveryKind(product)) {
            visitor.open(each.path());

            assertThat(visitor.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .hasCount(1);
            assertThat(visitor.page().getByRole(AriaRole.MAIN).innerText())
                    .as(each.path())
                    .isNotBlank();
        }
    }

    @Test
    void the_overview_says_for_each_row_what_the_json_says() {
        visitor.open("/");
        String text = visitor.page().getByRole(AriaRole.MAIN).innerText();
        JsonNode rows = product.web().http().get("/api/repositories").json().path("repositories");

        assertThat(rows).isNotEmpty();
        for (JsonNode row : rows) {
            assertThat(text).contains(row.path("path").asText());
        }
    }

    @Test
    void the_next_checks_of_a_repository_open_and_name_their_times() {
        Page page = visitor.page();
        visitor.open(Pages.pathOf(product.rows().iterator().next()));
        Locator checks = page.locator("#checks");
        assertThat(checks.getByRole(AriaRole.TABLE)).isHidden();

        checks.getByText("Next checks").click();

        assertThat(checks.getByRole(AriaRole.ROWHEADER)).hasCount(4);
        assertThat(checks.getByRole(AriaRole.TABLE)).containsText("Runs on the default branch");
        assertThat(checks.getByRole(AriaRole.CELL).first()).hasText(Pattern.compile("now|in .+"));
    }

    @Test
    void searching_starring_and_choosing_a_theme_are_forms() {
        Page page = visitor.page();
        visitor.open("/");
        page.getByRole(AriaRole.SEARCHBOX).fill("a");
        page.getByRole(AriaRole.BUTTON, named("Apply")).click();
        page.locator("button[aria-label^='Favourite ']").first().click();
        assertThat(page.getByRole(AriaRole.TABLE, named("Favourite repositories")))
                .isVisible();

        page.getByRole(AriaRole.BUTTON, named("Dark theme")).click();

        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        assertThat(page.getByRole(AriaRole.SEARCHBOX)).hasValue("a");
        assertThat(page.getByRole(AriaRole.LINK, named("Refresh"))).isVisible();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
