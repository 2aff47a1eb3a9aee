package dev.cidashboard.endtoend.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cidashboard.endtoend.product.Answer;
import dev.cidashboard.endtoend.product.Counts;
import dev.cidashboard.endtoend.product.Product;
import dev.cidashboard.endtoend.product.Rows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What it costs to look again: at a world in which nothing happened, and at one in which one thing did. */
final class Passes {

    private static final Duration IDLE = Duration.ofSeconds(40);

    private final Product product;

    Passes(Product product) {
        this.product = product;
    }

    List<Line> measure() {
        List<Line> lines = new ArrayList<>();
        double idle = Timer.percentOfACore(product.aggregator(), () -> Timer.pause(IDLE));
        lines.add(Line.atMost("CPU of the aggregator, idle, of a core", 5, " %", idle));
        // The forge's own minute for each endpoint must have passed, or the pass measures waiting.
        Timer.pause(Duration.ofSeconds(25));
        unchanged(lines);
        Timer.pause(Duration.ofSeconds(60));
        oneChange(lines);
        return lines;
    }

    private void unchanged(List<Line> lines) {
        product.forge().resetCounts();
        Timer timer = new Timer();
        double busy = Timer.percentOfACore(product.aggregator(), product::refreshAndWait);
        double seconds = timer.seconds();
        Counts counts = product.forge().counts();
        double share = 100.0 * counts.notModified("github") / (counts.requests("github") - counts.queries());
        lines.add(Line.atLeast(
                "second pass, nothing changed: GitHub's answers that are 304, without queries", 100, " %", share));
        lines.add(Line.atMost("second pass: GitHub quota used", 20, "", counts.charged("github")));
        lines.add(Line.atMost("CPU of the aggregator through a pass, of a core", 60, " %", busy));
        lines.add(Line.told(
                "second pass",
                Line.number(seconds) + " s, " + counts.requests("github") + " requests to GitHub, "
                        + counts.requests("gitlab") + " to GitLab"));
    }

    private void oneChange(List<Line> lines) {
        Answer before = product.aggregator().http().get(Overview.ALL);
        String id = product.forge().truth().tame("github");
        product.forge().resetCounts();
        product.forge().pushTo(id);
        product.forge().finish(id, product.forge().start(id), "FAILED");

        product.refreshAndWait();

        Counts counts = product.forge().counts();
        Answer after = product.aggregator().http().get(Overview.ALL);
        lines.add(Line.told(
                "one project changed: GitHub's answers that are 200", counts.statusByEndpoint("github", 200)));
        lines.add(Line.atMost(
                "the most often any endpoint of GitHub answered 200, without queries",
                1,
                "",
                counts.most("github", 200)));
        lines.add(Line.exactly("rows that changed", 1, "", changed(Rows.of(before), Rows.of(after), id)));
        lines.add(Line.exactly(
                "differences to the forges' truth",
                0,
                "",
                product.forge().truth().differences(Rows.of(after)).size()));
        lines.add(Line.exactly("ETag changed", 1, "", before.etag().equals(after.etag()) ? 0 : 1));
    }

    private static long changed(Rows before, Rows after, String id) {
        Map<String, JsonNode> old = before.byId();
        long changed = after.byId().entrySet().stream()
                .filter(entry -> !entry.getValue().equals(old.get(entry.getKey())))
                .count();
        return after.byId().get(id).equals(old.get(id)) ? -changed : changed;
    }
}
