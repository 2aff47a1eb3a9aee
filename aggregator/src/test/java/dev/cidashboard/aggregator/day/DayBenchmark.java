package dev.cidashboard.aggregator.day;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * Lives through a day and prints its tables in Markdown; exit code 1 if something is not as it must be. Arguments: hours (24),
 * projects of each forge (1000), seed (1), minutes of warming up (65: the first fill uses most of an hour's budget).
 */
public final class DayBenchmark {

    private DayBenchmark() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err) ? 0 : 1);
    }

    private static boolean run(List<String> arguments, PrintStream out, PrintStream progress) {
        int hours = number(arguments, 0, 24);
        int projects = number(arguments, 1, 1_000);
        DayPlan plan = DayPlan.of(
                number(arguments, 2, 1), projects, projects, Duration.ofMinutes(number(arguments, 3, 65)), hours);
        long began = System.nanoTime();
        try (Day day = new Day(plan, Workforce.threads())) {
            Day.Result result = day.live(hour ->
                    progress.printf("hour %d of %d, after %.0f s%n", hour, hours, (System.nanoTime() - began) / 1e9));
            out.printf("`make bench` of a day took %.0f s of real time.%n%n", (System.nanoTime() - began) / 1e9);
            SweepCost.of(projects).forEach(cost -> out.println(cost.words()));
            out.println();
            out.println(DayReport.of(result));
            result.health().forEach(progress::println);
            for (Judgement judgement : Judgement.values()) {
                progress.println("The slowest, " + judgement.words() + ":");
                progress.println(DayReport.slowest(result, judgement));
            }
            return result.asked().refusals() == 0
                    && result.seen().cells(Judgement.BY_WHAT_COULD_BE_KNOWN).stream()
                            .allMatch(Cell::holds);
        }
    }

    private static int number(List<String> arguments, int at, int otherwise) {
        return arguments.size() > at ? Integer.parseInt(arguments.get(at)) : otherwise;
    }
}
