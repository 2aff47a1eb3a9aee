package dev.cidashboard.endtoend.browser;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What must hold on every page that shows what was, among names that are scripts and names without end. */
@InBrowserWithPast
class EveryPageOfThePastTest {

    private final Past past;
    private final Chromium chromium;

    EveryPageOfThePastTest(Past past, Chromium chromium) {
        this.past = past;
        this.chromium = chromium;
    }

    static Stream<Look> looks() {
        return Stream.of(Look.DESKTOP, Look.SMALL_PHONE, Look.SMALL_PHONE.withoutJavaScript());
    }

    static Stream<Look> examined() {
        return Stream.of(Look.DESKTOP, Look.PHONE.dark());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void nothing_is_wrong_and_nothing_sticks_out(Look look) {
        List<String> wrong = new ArrayList<>();
        for (Pages each : Pages.ofThePast(past.product())) {
            try (Visitor visitor = new Visitor(chromium.browser(), past.address(), look)) {
                assertThat(visitor.open(each.path()).status()).as(each.path()).isEqualTo(each.status());
                visitor.openAll();
                if (visitor.widthOfPage() > look.width()) {
                    wrong.add(each.path() + " is " + visitor.widthOfPage() + " px wide");
                }
                // long enough for the page to refresh itself once: what comes then is as hostile
                visitor.page().waitForTimeout(look.equals(Look.DESKTOP) ? 1_300 : 0);
                visitor.complaints().forEach(complaint -> wrong.add(each.path() + ": " + complaint));
            }
        }

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examined")
    void axe_finds_nothing_serious(Look look) {
        List<String> findings = new ArrayList<>();
        try (Visitor visitor = new Visitor(chromium.browser(), past.address(), look.underExamination())) {
            for (Pages each : Pages.ofThePast(past.product())) {
                visitor.open(each.path());
                visitor.openAll();
                findings.addAll(Axe.graveFindings(visitor, each.path()));
            }
        }

        assertThat(findings).isEmpty();
    }
}
