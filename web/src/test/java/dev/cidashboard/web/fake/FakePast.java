package dev.cidashboard.web.fake;

import dev.cidashboard.api.AttemptView;
import dev.cidashboard.api.DayView;
import dev.cidashboard.api.DaysView;
import dev.cidashboard.api.DurationsView;
import dev.cidashboard.api.EstimateView;
import dev.cidashboard.api.FlakyPipelineView;
import dev.cidashboard.api.FlakyPipelinesView;
import dev.cidashboard.api.FourKeysView;
import dev.cidashboard.api.HistoryEntryView;
import dev.cidashboard.api.HistoryView;
import dev.cidashboard.api.LostTimeView;
import dev.cidashboard.api.LostTimesView;
import dev.cidashboard.api.OutcomesView;
import dev.cidashboard.api.PeriodView;
import dev.cidashboard.api.PipelineView;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.PlatformTotalsView;
import dev.cidashboard.api.ProjectTrendView;
import dev.cidashboard.api.RecoveriesView;
import dev.cidashboard.api.RecoveryView;
import dev.cidashboard.api.RepositoryRefView;
import dev.cidashboard.api.RepositoryView;
import dev.cidashboard.api.StatsView;
import dev.cidashboard.api.Status;
import dev.cidashboard.api.TotalsView;
import dev.cidashboard.api.TypicalDurationView;
import dev.cidashboard.api.WorkflowStatsView;
import dev.cidashboard.api.WorkflowsView;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What a database of {@link FakeWorld} would tell: weekends are quiet, releases are slow, and now and then all is red. */
public final class FakePast {
    private static final List<String> WORKFLOWS = List.of("build and test", "nightly", "deploy to production", "lint");

    private FakePast() {}

    public static PeriodView period(int days) {
        LocalDate today = FakeWorld.NOW.atZone(ZoneOffset.UTC).toLocalDate();
        Instant since = today.minusDays(days - 1L).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new PeriodView(days, since, FakeWorld.NOW, "UTC");
    }

    public static OutcomesView outcomes(long success, long failed, long cancelled, long other) {
        return new OutcomesView(
                success + failed + cancelled + other,
                success,
                failed,
                cancelled,
                success + failed == 0 ? null : (double) success / (success + failed));
    }

    public static DurationsView durations(double p50) {
        return new DurationsView(p50 / 3, p50 * 1.2, p50, p50 * 2.3, p50 * 4);
    }

    public static DaysView days(int days, double seconds) {
        List<DayView> views = new ArrayList<>();
        LocalDate today = FakeWorld.NOW.atZone(ZoneOffset.UTC).toLocalDate();
        for (int ago = days - 1; ago >= 0; ago--) {
            LocalDate day = today.minusDays(ago);
            boolean weekend = day.getDayOfWeek() == DayOfWeek.SUNDAY || day.getDayOfWeek() == DayOfWeek.SATURDAY;
            if (weekend && ago % 2 == 0) {
                continue;
            }
            int busy = weekend ? 40 : 260 + ago * 37 % 120;
            int red = ago % 11 == 3 ? busy / 3 : busy / 12 + ago * 7 % 15;
            views.add(new DayView(
                    day, outcomes(busy, red, busy / 20, ago % 3), durations(seconds * (1 + ago * 13 % 17 / 20.0))));
        }
        return new DaysView(period(days), views);
    }

    public static TotalsView totals(int days) {
        OutcomesView github = outcomes(4_211L * days / 30, 380, 120, 31);
        OutcomesView gitlab = outcomes(3_020L * days / 30, 190, 61, 0);
        return new TotalsView(
                period(days),
                outcomes(
                        github.success() + gitlab.success(),
                        github.failed() + gitlab.failed(),
                        github.cancelled() + gitlab.cancelled(),
                        31),
                List.of(
                        new PlatformTotalsView(Platform.GITHUB, 61, github),
                        new PlatformTotalsView(Platform.GITLAB, 47, gitlab)));
    }

    public static WorkflowsView ranking(int days, boolean named) {
        return new WorkflowsView(
                period(days),
                IntStream.rangeClosed(1, 20)
                        .mapToObj(place -> new WorkflowStatsView(
                                ref(place),
                                named ? WORKFLOWS.get(place % 4) : null,
                                outcomes(420 / place, 220 / place, 3, 1),
                                durations(4_000.0 / place)))
                        .toList());
    }

    public static FlakyPipelinesView flaky(int days) {
        return new FlakyPipelinesView(
                period(days),
                IntStream.rangeClosed(1, 6)
                        .mapToObj(place -> new FlakyPipelineView(
                                ref(place * 3),
                                WORKFLOWS.get(place % 2),
                                String.format("%040x", place * 7_919_777L),
                                place,
                                FakeWorld.NOW.minus(Duration.ofHours(7L * place)),
                                place % 5))
                        .toList());
    }

    public static RecoveriesView recovery(int days) {
        return new RecoveriesView(
                period(days),
                37,
                2,
                2_460.0,
                51_000.0,
                IntStream.rangeClosed(1, 6)
                        .mapToObj(place -> recovery(place, place <= 2))
                        .toList());
    }

    private static RecoveryView recovery(int place, boolean red) {
        Instant redAt = FakeWorld.NOW.minus(Duration.ofHours(5L * place));
        RepositoryView row = FakeWorld.repository(place * 2);
        return new RecoveryView(
                ref(place * 2),
                "main",
                WORKFLOWS.get(place % 4),
                FakeWorld.pipeline(row, place, FakeWorld.ref(row)),
                redAt,
                red ? null : redAt.plusSeconds(9_000L * (7 - place)),
                9_000L * (7 - place));
    }

    public static LostTimesView lost(int days) {
        return new LostTimesView(
                period(days),
                570,
                312_400,
                IntStream.rangeClosed(1, 12)
                        .mapToObj(place -> new LostTimeView(ref(place), 140 / place, 90_000.0 / place))
                        .toList());
    }

    public static FourKeysView fourKeys(int days) {
        return new FourKeysView(
                period(days),
                "pipelines",
                "deploy|release",
                null,
                126,
                0,
                126,
                4.2,
                9_300.0,
                0.083,
                5_400.0,
                List.of());
    }

    public static StatsView stats(int days) {
        return new StatsView(days, period(days).since(), outcomes(212, 19, 4, 1), durations(412));
    }

    public static ProjectTrendView trend(RepositoryView row, int days) {
        return new ProjectTrendView(
                period(days),
                stats(days),
                days(days, 400).days(),
                List.of(
                        new TypicalDurationView("build and test", 180, 412),
                        new TypicalDurationView("nightly", 30, 3_912)),
                List.of(new EstimateView(
                        pipeline(row, 990, Status.RUNNING), 412.0, Instant.parse("2098-05-04T10:00:00Z"))),
                List.of(new RecoveryView(
                        FakeWorld.ref(row),
                        "main",
                        "build and test",
                        pipeline(row, 17, Status.FAILED),
                        FakeWorld.NOW.minus(Duration.ofHours(3)),
                        null,
                        10_800)));
    }

    /** The newest of 120, in pages of 50; those of number 3, 6, 9… were run again. */
    public static HistoryView history(RepositoryView row, String before) {
        int first = before == null ? 120 : Integer.parseInt(before.substring(before.indexOf('_') + 1)) - 1;
        int last = Math.max(1, first - 49);
        List<HistoryEntryView> entries = new ArrayList<>();
        for (int number = first; number >= last; number--) {
            entries.add(new HistoryEntryView(
                    pipeline(row, number, number % 7 == 0 ? Status.FAILED : Status.SUCCESS),
                    number % 3 == 0
                            ? List.of(new AttemptView(
                                    1,
                                    Status.FAILED,
                                    "grace",
                                    at(number),
                                    at(number).plusSeconds(77),
                                    77.0))
                            : null));
        }
        return new HistoryView(
                entries, last == 1 ? null : at(last) + "_" + last, Instant.parse("2025-11-01T00:00:00Z"));
    }

    private static Instant at(int number) {
        return FakeWorld.NOW.minus(Duration.ofHours(130L - number));
    }

    public static PipelineView pipeline(RepositoryView row, int number, Status status) {
        return new PipelineView(
                String.valueOf(number),
                null,
                status,
                WORKFLOWS.get(number % 2),
                (long) number,
                number % 3 == 0 ? 2 : 1,
                "push",
                number % 4 == 0 ? "feature/fast-lists" : "main",
                String.format("%040x", number * 104_729L),
                "Make the retry budget explicit and count what it costs",
                number % 2 == 0 ? "ada" : "grace",
                at(number),
                at(number).plusSeconds(20),
                status == Status.RUNNING ? null : at(number).plusSeconds(400),
                20L,
                380L,
                row.webUrl() + "/pipelines/" + number);
    }

    private static RepositoryRefView ref(int number) {
        return FakeWorld.ref(FakeWorld.repository(number));
    }
}
