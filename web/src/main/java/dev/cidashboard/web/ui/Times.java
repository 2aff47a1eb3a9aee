package dev.cidashboard.web.ui;

import dev.cidashboard.configuration.Configuration;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes times in the zone that the configuration names. The script has the same words: keep them alike. */
@Singleton
public final class Times {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(30);
    /** From here on hours are hard to grasp. */
    private static final Duration LONG = Duration.ofDays(2);

    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private final Clock clock;
    private final ZoneId zone;
    private final DateTimeFormatter full;
    private final DateTimeFormatter date;
    private final DateTimeFormatter second;
    private final DateTimeFormatter minute;

    Times(Clock clock, Configuration configuration) {
        this.clock = clock;
        this.zone = configuration.ui().timeZone();
        this.full = formatter("yyyy-MM-dd HH:mm:ss zzz", zone);
        this.date = formatter("d MMM yyyy", zone);
        this.second = formatter("HH:mm:ss zzz", zone);
        this.minute = formatter("HH:mm zzz", zone);
    }

    /** @param at may be null, as absent values are; so is the answer */
    public Moment moment(Instant at) {
        return at == null ? null : new Moment(at.toString(), full.format(at), relative(at));
    }

    /** @param at may be null, as absent values are; so is the answer */
    public Due due(Instant at) {
        if (at == null) {
            return null;
        }
        String words = at.isAfter(clock.instant()) ? relative(at) : "now";
        return new Due(at.toString(), full.format(at), second(at), words);
    }

    /** "10:00:00 UTC", with the date before it unless that is today's. */
    public String second(Instant at) {
        return dated(at, second);
    }

    /** "10:00 UTC", with the date before it unless that is today's. */
    public String minute(Instant at) {
        return dated(at, minute);
    }

    private String dated(Instant at, DateTimeFormatter time) {
        boolean today = date.format(at).equals(date.format(clock.instant()));
        return today ? time.format(at) : date.format(at) + ", " + time.format(at);
    }

    /** "1 h 5 min"; null for absent. */
    public static String duration(Long seconds) {
        if (seconds == null || seconds < 0) {
            return null;
        }
        if (seconds < MINUTE.toSeconds()) {
            return seconds + " s";
        }
        if (seconds < HOUR.toSeconds()) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        if (seconds < LONG.toSeconds()) {
            return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
        }
        return Figures.count(seconds / 86_400) + " days " + seconds % 86_400 / 3600 + " h";
    }

    /** The same for what was reckoned; null for absent. */
    public static String durationOf(Double seconds) {
        return seconds == null || seconds.isNaN() ? null : duration(Math.round(seconds));
    }

    /** "1.5 min": for where there is little room. */
    public static String brief(double seconds) {
        if (seconds < MINUTE.toSeconds()) {
            return Figures.decimal(seconds) + " s";
        }
        if (seconds < HOUR.toSeconds()) {
            return Figures.decimal(seconds / MINUTE.toSeconds()) + " min";
        }
        return seconds < LONG.toSeconds()
                ? Figures.decimal(seconds / HOUR.toSeconds()) + " h"
                : Figures.brief(seconds / DAY.toSeconds()) + " d";
    }

    /** "22 Nov". */
    public static String day(LocalDate day) {
        return DAY_OF_YEAR.format(day);
    }

    /** "22 Nov 2026". */
    public static String date(LocalDate day) {
        return DATE.format(day);
    }

    /** "22 Nov 2026" in the zone of the pages; null for absent. */
    public String date(Instant at) {
        return at == null ? null : date.format(at);
    }

    public ZoneId zone() {
        return zone;
    }

    private String relative(Instant at) {
        Duration ago = Duration.between(at, clock.instant());
        boolean future = ago.isNegative();
        Duration distance = ago.abs();
        if (distance.compareTo(MONTH) >= 0) {
            return date.format(at);
        }
        if (distance.compareTo(MINUTE) < 0) {
            return future ? "in a moment" : "just now";
        }
        String amount = amount(distance);
        return future ? "in " + amount : amount + " ago";
    }

    private static String amount(Duration distance) {
        if (distance.compareTo(HOUR) < 0) {
            return distance.toMinutes() + " min";
        }
        if (distance.compareTo(DAY) < 0) {
            return distance.toHours() + " h";
        }
        return distance.toDays() == 1 ? "1 day" : distance.toDays() + " days";
    }

    private static DateTimeFormatter formatter(String pattern, ZoneId zone) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(zone);
    }
}
