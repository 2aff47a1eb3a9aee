package dev.cidashboard.endtoend.browser;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** What keeps people from using a page. */
final class Axe {

    private static final Set<String> GRAVE = Set.of("serious", "critical");
    private static final int MOST_SHOWN = 3;

    private Axe() {}

    /** Of the page as the visitor sees it. @param path to name it by */
    static List<String> graveFindings(Visitor visitor, String path) {
        List<String> findings = new ArrayList<>();
        AxeResults results = axe(visitor).analyze();
        assertThat(results.getPasses()).as("axe ran on " + path).isNotEmpty();
        for (Rule rule : results.getViolations()) {
            if (GRAVE.contains(rule.getImpact())) {
                findings.add(path + ": " + rule.getId() + " (" + rule.getHelp() + ") "
                        + rule.getNodes().stream()
                                .limit(MOST_SHOWN)
                                .map(CheckedNode::getHtml)
                                .toList());
            }
        }
        return findings;
    }

    /** Only what is wrong is told: listing all that is right takes longer than finding it. */
    private static AxeBuilder axe(Visitor visitor) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(visitor.page()).options(options).setLegacyMode(true);
    }
}
