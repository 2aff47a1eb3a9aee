package dev.cidashboard.web.repository;

import dev.cidashboard.api.HistoryQuery;
import dev.cidashboard.api.InvalidValue;
import dev.cidashboard.web.ui.Links;

import jakarta.ws.rs.core.MultivaluedMap;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The address of a project's history: all that was chosen, as it was typed. Days are those of the pages' time zone, and the
 * last one is meant, too.
 *
 * @param base without a question mark
 */
record HistoryUrl(
        String base,
        String branch,
        String status,
        String workflow,
        String actor,
        String from,
        String to,
        String before) {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final int LONGEST = 512;

    static HistoryUrl of(String base, MultivaluedMap<String, String> typed) {
        return new HistoryUrl(
                base,
                text(typed, "branch"),
                text(typed, "status"),
                text(typed, "workflow"),
                text(typed, "actor"),
                text(typed, "from"),
                text(typed, "to"),
                text(typed, "before"));
    }

    /** @throws InvalidValue naming the first parameter that cannot be used */
    HistoryQuery query(ZoneId zone) {
        return HistoryQuery.parse(
                branch,
                status,
                workflow,
                actor,
                moment("from", from, 0, zone),
                moment("to", to, 1, zone),
                before,
                null);
    }

    public boolean isFiltered() {
        return !(branch.isEmpty()
                && status.isEmpty()
                && workflow.isEmpty()
                && actor.isEmpty()
                && from.isEmpty()
                && to.isEmpty());
    }

    public boolean isNewest() {
        return before.isEmpty();
    }

    HistoryUrl withBase(String other) {
        return new HistoryUrl(other, branch, status, workflow, actor, from, to, before);
    }

    HistoryUrl withBefore(String other) {
        return new HistoryUrl(base, branch, status, workflow, actor, from, to, other);
    }

    String href() {
        List<String> parts = chosen(from, to);
        add(parts, "before", before);
        return parts.isEmpty() ? base : base + "?" + String.join("&", parts);
    }

    /** Of the public JSON, which knows moments and no days. */
    String export(String id, String format, ZoneId zone) {
        List<String> parts = chosen(moment("from", from, 0, zone), moment("to", to, 1, zone));
        parts.addFirst("format=" + format);
        return "/api/repositories/" + Links.encoded(id) + "/history/export?" + String.join("&", parts);
    }

    private List<String> chosen(String first, String last) {
        List<String> parts = new ArrayList<>();
        add(parts, "branch", branch);
        add(parts, "status", status);
        add(parts, "workflow", workflow);
        add(parts, "actor", actor);
        add(parts, "from", first);
        add(parts, "to", last);
        return parts;
    }

    private static String moment(String parameter, String text, int daysOn, ZoneId zone) {
        if (!DAY.matcher(text).matches()) {
            return text;
        }
        try {
            return LocalDate.parse(text)
                    .plusDays(daysOn)
                    .atStartOfDay(zone)
                    .toInstant()
                    .toString();
        } catch (DateTimeException e) {
            throw new InvalidValue(parameter, text, "a day such as 2026-01-31");
        }
    }

    private static void add(List<String> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.add(name + "=" + Links.encoded(value));
        }
    }

    private static String text(MultivaluedMap<String, String> typed, String name) {
        String text = typed.getFirst(name);
        return text == null ? "" : text.length() <= LONGEST ? text.strip() : text.substring(0, LONGEST);
    }
}
