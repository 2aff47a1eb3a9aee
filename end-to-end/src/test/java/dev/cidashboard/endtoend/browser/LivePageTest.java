package dev.cidashboard.endtoend.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.cidashboard.endtoend.product.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** An open page stays true by itself and leaves people alone who work with it. */
@InBrowser
class LivePageTest {

    /** A pass of the aggregator, the page's own interval, and a slow machine. */
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

    private static final String SERVER_ERROR = "answered with a server error";

    private final Product product;
    private final Chromium chromium;
    private Visitor visitor;
    private Page page;

    LivePageTest(Product product, Chromium chromium) {
        this.product = product;
        this.chromium = chromium;
    }

    @BeforeEach
    void come() {
        visitor = new Visitor(chromium.browser(), product.web().http().address().toString(), Look.DESKTOP);
        page = visitor.page();
    }

    @AfterEach
    void nothing_was_wrong() {
        List<String> complaints = visitor.complaints();
        visitor.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_pipeline_changes_while_somebody_types_and_text_focus_and_scroll_stay() {
        String id = product.forge().truth().tame("github");
        JsonNode shown = product.rows().one(id);
        visitor.open("/?instance=github-main");
        Locator row = page.locator("table#repositories")
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions()
                        .setHasText(shown.path("path").asText()));
        Locator search = page.getByRole(AriaRole.SEARCHBOX);
        search.pressSequentially("half a wo");
        page.evaluate("window.mark = 'the same page'; window.scrollTo(0, 240)");

        long pipeline = product.forge().start(id);
        product.forge().set(id, pipeline, "RUNNING");
        assertThat(row).containsText("Running", SOON);
        search.pressSequentially("rd");
        product.forge().finish(id, pipeline, "TIMED_OUT");
        assertThat(row).containsText("Timed out", SOON);

        assertThat(search).hasValue("half a word");
        assertThat(search).isFocused();
        assertThat(page.evaluate("window.scrollY")).isEqualTo(240);
        assertThat(page.evaluate("window.mark")).isEqualTo("the same page");
    }

    @Test
    void a_new_pipeline_appears_on_the_open_page_of_its_repository() {
        String id = product.forge().truth().tame("gitlab");
        visitor.open(Pages.pathOf(product.rows().one(id)));
        page.evaluate("window.mark = 'the same page'");
        Locator pipelines =
                page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Recent pipelines, newest first"));

        long pipeline = product.forge().start(id);

        assertThat(pipelines).containsText(String.valueOf(pipeline % 1000), SOON);
        assertThat(page.evaluate("window.mark")).isEqualTo("the same page");
        product.forge().finish(id, pipeline, "SUCCESS");
    }

    @Test
    void a_page_says_that_the_aggregator_is_away_and_takes_it_back() {
        visitor.open("/");
        product.aggregator().kill();
        Locator notice = page.getByText("The aggregator has not answered since");

        assertThat(notice).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(15_000));
        product.aggregator().start();

        assertThat(notice).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(30_000));
    }

    @Test
    void the_platforms_page_shows_a_fault_while_it_is_open() {
        visitor.open("/platforms");
        Locator card = page.locator("#platform-github-main");
        assertThat(card).containsText("github-main");

        product.forge().fault("SERVER_ERROR", "github", 1);

        assertThat(card).containsText(SERVER_ERROR, SOON);
        product.forge().clearFaults();
        product.refresh();
        assertThat(card)
                .not()
                .containsText(SERVER_ERROR, new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
    }
}
