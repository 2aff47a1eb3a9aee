package dev.cidashboard.endtoend.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What somebody does with the insights, found by the names that are read out. */
@InBrowserWithPast
class InsightsInBrowserTest {

    private static final int CHARTS = 3;

    private final Past past;
    private final Chromium chromium;
    private Visitor visitor;

    InsightsInBrowserTest(Past past, Chromium chromium) {
        this.past = past;
        this.chromium = chromium;
    }

    @AfterEach
    void nothing_was_wrong_with_any_page() {
        List<String> complaints = visitor.complaints();
        visitor.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_period_is_chosen_and_stands_in_the_address() {
        Page page = open(Look.DESKTOP, "/insights");
        String before = page.locator(".lead").innerText();

        page.getByLabel("Period", exactly()).selectOption("7");
        page.getByRole(AriaRole.BUTTON, named("Apply")).click();

        assertThat(page).hasURL(Pattern.compile("[?&]days=7(&|$)"));
        assertThat(page.getByLabel("Period", exactly())).hasValue("7");
        assertThat(page.locator(".lead").innerText()).isNotEqualTo(before);
        assertThat(page.getByRole(AriaRole.TABLE, named("Totals by platform")).locator("tbody tr"))
                .not()
                .hasCount(0);
    }

    @Test
    void one_platform_alone_is_a_link_and_one_repository_a_filter_that_can_be_cleared() {
        Page page = open(Look.DESKTOP, "/insights?days=7");
        page.getByRole(AriaRole.LINK, named("Insights of GitHub alone")).click();
        assertThat(page).hasURL(Pattern.compile("days=7&platform=github$"));
        assertThat(page.getByRole(AriaRole.TABLE, named("Totals by platform")).locator("tbody tr"))
                .hasCount(1);
        page.getByLabel("Repository", exactly()).fill(past.busyPath());
        page.getByRole(AriaRole.BUTTON, named("Apply")).click();
        assertThat(page.getByRole(AriaRole.TABLE, named("Totals by platform")).locator("tbody tr"))
                .containsText(String.valueOf(past.runs()));

        page.getByRole(AriaRole.LINK, named("Clear filters")).click();

        assertThat(page.getByLabel("Repository", exactly())).hasValue("");
        assertThat(page.getByLabel("Period", exactly())).hasValue("7");
        assertThat(page.getByRole(AriaRole.LINK, named("Insights of GitLab alone")))
                .isVisible();
    }

    @Test
    void every_chart_is_told_in_words_and_as_a_table() {
        Charts.areTold(open(Look.DESKTOP, "/insights"), CHARTS);
    }

    @Test
    void all_of_it_works_without_javascript() {
        Page page = open(Look.DESKTOP.withoutJavaScript(), "/insights");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Insights");
        Charts.areTold(page, CHARTS);

        page.getByLabel("Period", exactly()).selectOption("90");
        page.getByLabel("Platform", exactly()).selectOption("gitlab");
        page.getByRole(AriaRole.BUTTON, named("Apply")).click();

        assertThat(page).hasURL(Pattern.compile("days=90&platform=gitlab"));
        Charts.areTold(page, CHARTS);
    }

    private Page open(Look look, String path) {
        visitor = new Visitor(chromium.browser(), past.address(), look);
        assertThat(visitor.open(path).status()).isEqualTo(200);
        return visitor.page();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
