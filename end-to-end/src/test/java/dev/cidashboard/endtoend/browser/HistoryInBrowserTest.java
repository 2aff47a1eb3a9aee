package dev.cidashboard.endtoend.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What somebody does with the past of one project, with scripts and without. */
@InBrowserWithPast
class HistoryInBrowserTest {

    private final Past past;
    private final Chromium chromium;
    private Visitor visitor;

    HistoryInBrowserTest(Past past, Chromium chromium) {
        this.past = past;
        this.chromium = chromium;
    }

    static Stream<Look> looks() {
        return Stream.of(Look.DESKTOP, Look.DESKTOP.withoutJavaScript());
    }

    @AfterEach
    void nothing_was_wrong_with_any_page() {
        List<String> complaints = visitor.complaints();
        visitor.close();
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void the_trend_of_a_repository_is_told_and_leads_to_its_history(Look look) {
        Page page = open(look, past.busyPage());
        assertThat(page.locator("#trend")).containsText("Success rate");
        Charts.areTold(page, 2);

        page.getByRole(AriaRole.LINK, named("Whole history")).click();

        assertThat(page).hasURL(past.address() + past.busyPage() + "/history");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("History of " + past.busyPath());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void older_runs_come_page_by_page_until_there_are_none(Look look) {
        Page page = openHistory(look);
        List<String> newest = keys(page);
        assertThat(newest).hasSize(Past.PAGE);
        assertThat(page.getByRole(AriaRole.LINK, named("Newest"))).hasCount(0);

        page.getByRole(AriaRole.LINK, named("Older")).click();

        assertThat(page).hasURL(Pattern.compile("[?&]before="));
        assertThat(keys(page)).hasSize(past.runs() - Past.PAGE).doesNotContainAnyElementsOf(newest);
        assertThat(page.getByRole(AriaRole.LINK, named("Older"))).hasCount(0);
        page.getByRole(AriaRole.LINK, named("Newest")).click();
        assertThat(page.getByRole(AriaRole.LINK, named("Newest"))).hasCount(0);
        assertThat(keys(page)).isEqualTo(newest);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void a_filter_shows_what_fits_and_can_be_cleared(Look look) {
        Page page = openHistory(look);

        page.getByLabel("Status", exactly()).selectOption("failed");
        page.getByRole(AriaRole.BUTTON, named("Apply")).click();

        assertThat(page).hasURL(Pattern.compile("[?&]status=failed(&|$)"));
        assertThat(rows(page).count()).isPositive();
        assertThat(page.locator("#pipelines tbody tr:not(.attempt):not([data-status=failed])"))
                .hasCount(0);
        page.getByRole(AriaRole.LINK, named("Clear filters")).first().click();
        assertThat(rows(page)).hasCount(Past.PAGE);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void what_is_shown_can_be_taken_home_whole(Look look) throws IOException {
        Page page = openHistory(look);

        Download csv = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, named("Export CSV")).click());
        Download json = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, named("Export JSON")).click());

        assertThat(csv.failure()).isNull();
        assertThat(csv.suggestedFilename()).matches("[A-Za-z0-9_-]+-history\\.csv");
        assertThat(Files.readAllLines(csv.path())).hasSize(past.runs() + 1);
        assertThat(json.failure()).isNull();
        assertThat(json.suggestedFilename()).endsWith("-history.json");
        assertThat(read(json)).hasSize(past.runs());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void what_is_filtered_is_taken_home_filtered(Look look) throws IOException {
        Page page = open(look, past.busyPage() + "/history?status=failed");

        Download json = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, named("Export JSON")).click());

        assertThat(read(json)).isNotEmpty().hasSizeLessThan(past.runs()).allSatisfy(entry -> assertThat(
                        entry.findPath("status").asText())
                .isEqualTo("failed"));
    }

    private static JsonNode read(Download download) throws IOException {
        return new JsonMapper().readTree(Files.readAllBytes(download.path()));
    }

    private static Locator rows(Page page) {
        return page.locator("#pipelines tbody tr:not(.attempt)");
    }

    private static List<String> keys(Page page) {
        return rows(page).all().stream()
                .map(row -> row.getAttribute("data-key"))
                .toList();
    }

    private Page openHistory(Look look) {
        return open(look, past.busyPage() + "/history");
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
