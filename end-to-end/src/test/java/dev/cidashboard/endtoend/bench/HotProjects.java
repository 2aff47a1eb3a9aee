package dev.cidashboard.endtoend.bench;

import dev.cidashboard.endtoend.bench.Shown.Delay;
import dev.cidashboard.endtoend.product.Counts;
import dev.cidashboard.endtoend.product.Instances;
import dev.cidashboard.endtoend.product.Product;
import dev.cidashboard.endtoend.product.Truth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How soon what happens in busy projects is on the dashboard, and what it costs to keep up with them. */
final class HotProjects {

    private static final int OF_EACH = 50;
    private static final int MOST_SECONDS = 30;
    private static final int MOST_PERCENT = 10;
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** For what is still on its way when the last change was made. */
    private static final Duration AFTERWARDS = Duration.ofMinutes(1);

    private static final String HOT = "(?m)^cidashboard_refresh_projects\\{heat=\"hot\",instance=\"%s-main\"} (\\d+)";

    private static final int WORST_TOLD = 8;

    private final Product product;
    private final Table table;
    private final Duration length;

    HotProjects(Product product, Table table, Duration length) {
        this.product = product;
        this.table = table;
        this.length = length;
    }

    List<Line> measure() {
        product.web().start();
        product.forge().resetCounts();
        Timer clock = new Timer();
        HotChanges changes =
                new HotChanges(product.forge(), projects(product.forge().truth()), clock);
        warmUp(changes, clock);
        Counts first = product.forge().counts();
        product.forge().resetCounts();
        Shown shown = new Shown(product.web().http(), clock);
        double cpu = Timer.percentOfACore(product.aggregator(), () -> live(changes, shown));
        Counts counts = product.forge().counts();
        long resident = product.aggregator().figures().residentBytes();
        Timer afterwards = new Timer();
        while (!shown.missing().isEmpty() && afterwards.seconds() < AFTERWARDS.toSeconds()) {
            Timer.pause(LOOK);
            shown.look();
        }
        List<Line> lines = new ArrayList<>(delays(shown));
        lines.add(Line.atMost("CPU of the aggregator meanwhile, of a core", MOST_PERCENT, " %", cpu));
        lines.add(Line.told("what that would use in an hour", perHour(counts)));
        lines.add(Line.exactly("limits hit, with the first round", 0, "", first.limitHits() + counts.limitHits()));
        lines.add(Line.told(
                "projects that the aggregator takes for hot", "GitHub " + hot("github") + ", GitLab " + hot("gitlab")));
        lines.add(Line.told("RSS of the aggregator after it", Line.megabytes(resident) + " MB"));
        return lines;
    }

    /** The platforms take turns. */
    private static List<String> projects(Truth truth) {
        List<String> gitHub = truth.tame("github", OF_EACH);
        List<String> gitLab = truth.tame("gitlab", OF_EACH);
        return IntStream.range(0, OF_EACH)
                .boxed()
                .flatMap(index -> Stream.of(gitHub.get(index), gitLab.get(index)))
                .toList();
    }

    /** Most projects are cold: only what a pass finds in them makes them hot within seconds. */
    private void warmUp(HotChanges changes, Timer clock) {
        Shown shown = new Shown(product.web().http(), clock);
        shown.await(changes.inEach());
        Instant asked = Instant.now();
        product.refresh();
        double seconds = clock.secondsUntil("the first round", PATIENCE, LOOK, () -> {
            shown.look();
            return shown.missing().isEmpty() && Instances.of(product).passedSince(asked);
        });
        table.tell("the first round and a pass took " + Line.number(seconds) + " s");
    }

    private void live(HotChanges changes, Shown shown) {
        Timer timer = new Timer();
        changes.begin();
        while (timer.seconds() < length.toSeconds()) {
            shown.await(changes.due());
            shown.look();
            Timer.pause(LOOK);
        }
    }

    private String hot(String platform) {
        Matcher hot = Pattern.compile(HOT.formatted(platform))
                .matcher(product.aggregator().http().get("/metrics").text());
        return hot.find() ? hot.group(1) : "unknown";
    }

    private List<Line> delays(Shown shown) {
        List<Delay> all = shown.delays().stream()
                .sorted(Comparator.comparingDouble(Delay::seconds))
                .toList();
        all.reversed().stream()
                .limit(WORST_TOLD)
                .forEach(delay ->
                        table.tell("among the last: " + Line.number(delay.seconds()) + " s " + delay.change()));
        int missing = shown.missing().size();
        String what = "a change of a hot project is on the dashboard, over " + length.toMinutes()
                + " minutes with 100 ms latency (" + all.size() + " changes"
                + (missing == 0 ? ")" : ", " + missing + " never seen)");
        return List.of(
                new Line(what, "p95 ≤ " + MOST_SECONDS + " s", percentiles(all), percentile(all, 0.95) <= MOST_SECONDS),
                part("of GitHub, a start", all, "github", true),
                part("of GitHub, an end", all, "github", false),
                part("of GitLab, a start", all, "gitlab", true),
                part("of GitLab, an end", all, "gitlab", false));
    }

    private static Line part(String what, List<Delay> all, String platform, boolean starts) {
        return Line.told(
                what,
                percentiles(all.stream()
                        .filter(delay -> delay.change().project().startsWith(platform + "-"))
                        .filter(delay -> starts == (delay.change().end() == null))
                        .toList()));
    }

    private static String percentiles(List<Delay> sorted) {
        if (sorted.isEmpty()) {
            return "none";
        }
        return "p50 " + Line.number(percentile(sorted, 0.5)) + " s, p95 " + Line.number(percentile(sorted, 0.95))
                + " s, worst " + Line.number(percentile(sorted, 1)) + " s";
    }

    private static double percentile(List<Delay> sorted, double share) {
        int index = (int) Math.min(sorted.size() - 1.0, sorted.size() * share);
        return sorted.get(index).seconds();
    }

    private String perHour(Counts counts) {
        table.tell("GitHub " + counts.requestsByEndpoint("github"));
        table.tell("GitLab " + counts.requestsByEndpoint("gitlab"));
        return "GitHub " + perHour(counts.requests("github")) + " requests, of its quotas "
                + perHour(counts.charged("github") - counts.points()) + " requests and " + perHour(counts.points())
                + " points; GitLab " + perHour(counts.requests("gitlab")) + " requests";
    }

    private String perHour(long count) {
        return Line.number(Math.round(count * 3600.0 / length.toSeconds()));
    }
}
