package dev.cidashboard.aggregator.day;

import dev.cidashboard.simulator.count.EndpointCounts;
import dev.cidashboard.simulator.count.PlatformCounts;
import dev.cidashboard.simulator.world.Platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A day in Markdown. */
final class DayReport {

    private static final int MOST_CHARGED = 1_500;
    private static final int MOST_REQUESTS = 8_000;
    private static final int MOST_PER_MINUTE = 900;

    private final Day.Result day;
    private final List<String> lines = new ArrayList<>();

    private DayReport(Day.Result day) {
        this.day = day;
    }

    static String of(Day.Result day) {
        DayReport report = new DayReport(day);
        report.limits();
        for (Judgement judgement : Judgement.values()) {
            report.freshness(judgement);
        }
        report.hours();
        report.endpoints();
        return String.join("\n", report.lines) + "\n";
    }

    /** The slowest changes of every cell that does not hold. */
    static String slowest(Day.Result day, Judgement judgement) {
        List<String> lines = new ArrayList<>();
        for (Cell cell : day.seen().cells(judgement)) {
            if (!cell.holds()) {
                lines.add(cell.kind() + ", " + cell.warmth() + ", within " + text(cell.bound()) + ":");
                cell.worst()
                        .forEach(one ->
                                lines.add("  " + text(one.unseenFor(day.seen().until())) + " " + one + "; "
                                        + one.warmth(judgement) + " after " + one.before()));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private void limits() {
        Asked asked = day.asked();
        DayPlan plan = day.plan();
        say(
                "%d + %d projects, %d simulated hours after %s of warming up, seed %d; what nobody had seen at the end counts if"
                        + " it was overdue; %d changes went unseen with their project",
                plan.gitHubProjects(),
                plan.gitLabProjects(),
                plan.hours(),
                text(plan.warmUp()),
                plan.seed(),
                day.given());
        say("");
        say("| limits, by the forges' counters | must be | measured | ok |");
        say("|---|---|---|---|");
        line("units charged by GitHub, most in an hour", MOST_CHARGED, most(Hour::charged));
        line("requests to both forges, most in an hour", MOST_REQUESTS, most(Hour::requests));
        line(
                "requests to GitHub, most in any minute",
                MOST_PER_MINUTE - 1,
                asked.totals().get(Platform.GITHUB).maxRequestsPerMinute());
        say(
                "| requests to GitLab, most in any minute | | %,d | |",
                asked.totals().get(Platform.GITLAB).maxRequestsPerMinute());
        line("answers 403 or 429 of limits, and queries that were too big", 0, asked.refusals());
        say("| answers 403 for another reason | | %,d | |", asked.otherForbidden());
        for (Asked.Quota quota : asked.quotas()) {
            say(
                    "| %s, %s: least that was left | ≥ %,d | %,d | %s |",
                    quota.instance(), quota.resource(), quota.reserve(), quota.least(), ok(!quota.isTouched()));
        }
        say(
                "| warming up: GitHub charged %,d, of it %,d points; requests %,d and %,d | | | |",
                day.warmUp().charged(),
                day.warmUp().points(),
                day.warmUp().gitHubRequests(),
                day.warmUp().gitLabRequests());
    }

    private void freshness(Judgement judgement) {
        say("");
        say("Hot, warm and cold %s:", judgement.words());
        say("");
        say("| change | project | within | n | p50 | p95 | longest | late | ok |");
        say("|---|---|---|---|---|---|---|---|---|");
        for (Cell cell : day.seen().cells(judgement)) {
            say(
                    "| %s | %s | %s | %,d | %s | %s | %s | %.1f %% | %s |",
                    cell.kind().words(),
                    cell.warmth().name().toLowerCase(Locale.ROOT),
                    text(cell.bound()),
                    cell.count(),
                    text(cell.p50()),
                    text(cell.p95()),
                    text(cell.longest()),
                    100.0 * cell.late() / cell.count(),
                    ok(cell.holds()));
        }
    }

    private void hours() {
        say("");
        say("| hour | GitHub charged | of it points | GitHub requests | GitLab requests | all requests |");
        say("|---|---|---|---|---|---|");
        int number = 0;
        for (Hour hour : day.asked().hours()) {
            say(
                    "| %d | %,d | %,d | %,d | %,d | %,d |",
                    ++number,
                    hour.charged(),
                    hour.points(),
                    hour.gitHubRequests(),
                    hour.gitLabRequests(),
                    hour.requests());
        }
    }

    private void endpoints() {
        say("");
        say("| endpoint | requests an hour | charged an hour | 304 | most in a minute |");
        say("|---|---|---|---|---|");
        double hours = day.plan().hours();
        for (Platform platform : Platform.values()) {
            PlatformCounts counts = day.asked().totals().get(platform);
            counts.endpoints().entrySet().stream()
                    .sorted(Comparator.comparing((Map.Entry<String, EndpointCounts> one) ->
                            -one.getValue().requests()))
                    .forEach(one -> say(
                            "| %s %s | %.1f | %.1f | %.0f %% | %,d |",
                            platform.word(),
                            one.getKey(),
                            one.getValue().requests() / hours,
                            one.getValue().charged() / hours,
                            100.0
                                    * one.getValue().notModified()
                                    / one.getValue().requests(),
                            one.getValue().maxPointsPerMinute()));
        }
    }

    private long most(java.util.function.ToLongFunction<Hour> what) {
        return day.asked().hours().stream().mapToLong(what).max().orElse(0);
    }

    private void line(String what, long most, long measured) {
        say("| %s | ≤ %,d | %,d | %s |", what, most, measured, ok(measured <= most));
    }

    private void say(String format, Object... what) {
        lines.add(what.length == 0 ? format : format.formatted(what));
    }

    private static String ok(boolean holds) {
        return holds ? "yes" : "**no**";
    }

    static String text(Duration duration) {
        return duration.compareTo(Duration.ofMinutes(2)) < 0
                ? duration.toSeconds() + " s"
                : "%d:%02d min".formatted(duration.toMinutes(), duration.toSecondsPart());
    }
}
