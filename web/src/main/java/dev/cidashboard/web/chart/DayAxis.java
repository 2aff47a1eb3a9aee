package dev.cidashboard.web.chart;

import dev.cidashboard.api.DayView;
import dev.cidashboard.api.PeriodView;
import dev.cidashboard.web.ui.Times;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * The days of a period from left to right. Each is {@value #DAY} units wide, whatever the width of the screen: what is drawn
 * is stretched to it, what is written stands at a share of it.
 */
public record DayAxis(LocalDate first, int days) {
    static final int DAY = 10;
    /** More than any period that can be asked for. */
    private static final int MOST_DAYS = 400;
    /** Of 330 px on a phone each label takes 40. */
    private static final int MOST_LABELS = 7;

    public DayAxis {
        Objects.requireNonNull(first, "first");
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("days is " + days);
        }
    }

    /** A day as it is written below the chart. @param x its middle, a share of the width */
    public record Label(String x, String text) {}

    /** @param zone of the pages, for a period that names none that is known here */
    public static DayAxis of(PeriodView period, ZoneId zone) {
        ZoneId known = zone(period, zone);
        LocalDate first = day(period.since(), known);
        LocalDate last = day(period.until(), known);
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        return new DayAxis(first, Math.clamp(days, 1, MOST_DAYS));
    }

    private static LocalDate day(Instant moment, ZoneId zone) {
        // Any moment that a record can hold has a day, but not one that can be written.
        Instant known =
                moment == null || Math.abs(moment.getEpochSecond()) > Integer.MAX_VALUE * 100L ? Instant.EPOCH : moment;
        return known.atZone(zone).toLocalDate();
    }

    /** In which its days begin. @param otherwise for a period that names none that is known here */
    public static ZoneId zone(PeriodView period, ZoneId otherwise) {
        try {
            return period.timeZone() == null ? otherwise : ZoneId.of(period.timeZone());
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    /** The views of the axis' days, in their places; null where there is none, or none that counts. */
    List<DayView> inPlace(List<DayView> views, Predicate<DayView> counts) {
        List<DayView> places = new ArrayList<>(Collections.nCopies(days, null));
        for (DayView view : views == null ? List.<DayView>of() : views) {
            if (view != null && view.day() != null && counts.test(view)) {
                long place = ChronoUnit.DAYS.between(first, view.day());
                if (place >= 0 && place < days) {
                    places.set((int) place, view);
                }
            }
        }
        return places;
    }

    public LocalDate day(int place) {
        return first.plusDays(place);
    }

    public LocalDate last() {
        return day(days - 1);
    }

    int width() {
        return days * DAY;
    }

    static int left(int place) {
        return place * DAY;
    }

    static int middle(int place) {
        return place * DAY + DAY / 2;
    }

    /** The last day and every so many before it: today is what people look for. */
    List<Label> labels() {
        int step = (days + MOST_LABELS - 1) / MOST_LABELS;
        List<Label> labels = new ArrayList<>();
        for (int place = days - 1; place >= 0; place -= step) {
            labels.addFirst(new Label(share(place), Times.day(day(place))));
        }
        return labels;
    }

    private String share(int place) {
        return Geometry.number((place + 0.5) * 100 / days) + "%";
    }

    /** "22 Oct to 20 Nov 2026". */
    public String words() {
        return days == 1 ? Times.date(first) : Times.day(first) + " to " + Times.date(last());
    }
}
