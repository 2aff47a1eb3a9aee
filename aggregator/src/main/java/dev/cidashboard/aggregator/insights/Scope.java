package dev.cidashboard.aggregator.insights;

import dev.cidashboard.aggregator.database.Query;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.PeriodView;
import dev.cidashboard.api.Platform;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which pipelines an insight is about: those that were created in a period, narrowed by what is not null.
 *
 * @param days calendar days, today included
 * @param project number of its row
 */
record Scope(
        int days,
        Instant since,
        Instant until,
        ZoneId zone,
        Platform platform,
        InstanceId instance,
        Integer project,
        String branch) {

    static Scope of(
            int days,
            Clock clock,
            ZoneId zone,
            Platform platform,
            InstanceId instance,
            Integer project,
            String branch) {
        Instant now = clock.instant();
        LocalDate first = now.atZone(zone).toLocalDate().minusDays(days - 1L);
        return new Scope(days, first.atStartOfDay(zone).toInstant(), now, zone, platform, instance, project, branch);
    }

    PeriodView period() {
        return new PeriodView(days, since, until, zone.getId());
    }

    /**
     * The moments at which its days begin, as an array that PostgreSQL reads: {@code width_bucket} finds the number of a day
     * in it, from 1 on, far sooner than a time zone's calendar is asked for each row.
     */
    String dayStarts() {
        return IntStream.range(0, days)
                .mapToObj(past -> day(past + 1).atStartOfDay(zone).toInstant().toString())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** @param number from 1 on */
    LocalDate day(int number) {
        return since.atZone(zone).toLocalDate().plusDays(number - 1L);
    }

    /** Adds the conditions over {@code pipeline p}; they begin with {@code and}. */
    Query narrow(Query query) {
        return narrow(query, "p").addIf(branch, "and p.ref = ?");
    }

    /** Adds the conditions over a table that has no branch; they begin with {@code and}. */
    Query narrow(Query query, String table) {
        query.add("and " + table + ".created_at >= ? and " + table + ".created_at <= ?", since, until);
        return ofProjects(query, table);
    }

    /** Adds the conditions over a table that has no time either; they begin with {@code and}. */
    Query ofProjects(Query query, String table) {
        query.addIf(project, "and " + table + ".project_id = ?");
        if (platform != null || instance != null) {
            query.add("and " + table + ".project_id in (select id from project where true")
                    .addIf(platform == null ? null : platform.toString(), "and platform = ?")
                    .addIf(instance == null ? null : instance.name(), "and instance = ?")
                    .add(")");
        }
        return query;
    }
}
