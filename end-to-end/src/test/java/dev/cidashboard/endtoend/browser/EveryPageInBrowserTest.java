package dev.cidashboard.endtoend.browser;

import com.microsoft.playwright.Response;
import dev.cidashboard.endtoend.product.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What must hold on every page, in a world in which people wrote scripts, quotes and writing-direction marks into every
 * field that a forge lets them fill.
 */
@InBrowser
class EveryPageInBrowserTest {

    private final Product product;
    private final Chromium chromium;

    EveryPageInBrowserTest(Product product, Chromium chromium) {
        this.product = product;
        this.chromium = chromium;
    }

    static Stream<Look> looks() {
        return Stream.of(Look.DESKTOP, Look.DESKTOP.dark(), Look.PHONE, Look.PHONE.dark());
    }

    @Test
    void no_script_of_a_forge_runs_and_the_policy_is_never_violated() {
        List<String> complaints = new ArrayList<>();
        for (Pages each : Pages.ofEveryKind(product)) {
            try (Visitor visitor = visitor(Look.DESKTOP)) {
                Response response = visitor.open(each.path());
                assertThat(response.status()).as(each.path()).isEqualTo(each.status());
                assertThat(response.headers().get("content-security-policy"))
                        .contains("default-src 'none'")
                        .doesNotContain("unsafe-inline", "unsafe-eval");
                // long enough for the page to refresh itself once: what comes then is as hostile
                visitor.page().waitForTimeout(each.status() == 200 ? 1_300 : 100);
                visitor.complaints().stream()
                        .filter(complaint -> each.status() == 200 || !isItsOwnStatus(complaint))
                        .forEach(complaint -> complaints.add(each.path() + ": " + complaint));
            }
        }

        assertThat(complaints).isEmpty();
    }

    @Test
    void links_lead_only_to_http_addresses_and_no_page_has_inline_code() {
        List<Object> offenders = new ArrayList<>();
        for (Pages each : Pages.ofEveryKind(product)) {
            try (Visitor visitor = visitor(Look.DESKTOP)) {
                visitor.open(each.path());
                Object found = visitor.page().evaluate("""
                        () => [...document.querySelectorAll('*')].flatMap(element =>
                            [...element.attributes]
                              .filter(a => /^on/i.test(a.name) || a.name === 'style'
                                || /^(href|src|action|formaction|xlink:href)$/.test(a.name)
                                   && !/^https?:$/.test(new URL(a.value, location.href).protocol))
                              .map(a => location.pathname + ' <' + element.tagName + '> ' + a.name + '=' + a.value))
                        """);
                offenders.addAll((List<?>) found);
            }
        }

        assertThat(offenders).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void axe_finds_nothing_serious(Look look) {
        List<String> findings = new ArrayList<>();
        try (Visitor visitor = visitor(look.underExamination())) {
            for (Pages each : Pages.withFewRows(product)) {
                visitor.open(each.path());
                visitor.openAll();
                findings.addAll(Axe.graveFindings(visitor, each.path()));
            }
        }

        assertThat(findings).isEmpty();
    }

    @Test
    void nothing_is_wider_than_a_small_phone() {
        List<String> tooWide = new ArrayList<>();
        for (Pages each : Pages.ofEveryKind(product)) {
            try (Visitor visitor = visitor(Look.SMALL_PHONE)) {
                visitor.open(each.path());
                visitor.openAll();
                if (visitor.widthOfPage() > Look.SMALL_PHONE.width()) {
                    tooWide.add(each.path() + " is " + visitor.widthOfPage() + " px wide");
                }
            }
        }

        assertThat(tooWide).isEmpty();
    }

    /** The console tells of a page that is answered with 404 as of any resource. */
    private static boolean isItsOwnStatus(String complaint) {
        return complaint.contains("Failed to load resource");
    }

    private Visitor visitor(Look look) {
        return new Visitor(chromium.browser(), product.web().http().address().toString(), look);
    }
}
