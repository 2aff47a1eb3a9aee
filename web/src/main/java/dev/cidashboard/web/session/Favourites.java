package dev.cidashboard.web.session;

import dev.cidashboard.api.InvalidValue;
import dev.cidashboard.api.ProjectId;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The projects that somebody wants on top, kept in a cookie: nothing about people is kept in this process. */
public record Favourites(List<ProjectId> ids) {
    public static final Favourites NONE = new Favourites(List.of());
    public static final int MOST = 50;

    static final String COOKIE = "favourites";

    /** What browsers keep of one cookie is 4096 bytes, its name and attributes included. */
    static final int LONGEST_COOKIE = 3_900;

    /** No part of an id that was encoded for a URL, and allowed in a cookie. */
    private static final String SEPARATOR = "!";

    public Favourites {
        ids = List.copyOf(ids);
        if (ids.size() > MOST) {
            throw new InvalidValue("favourites", ids.size() + " projects", "at most " + MOST);
        }
    }

    /** Reads what a browser sent. What is no id is left out, what is too long is no cookie of ours. */
    static Favourites ofCookie(String value) {
        if (value == null || value.isEmpty() || value.length() > LONGEST_COOKIE) {
            return NONE;
        }
        var ids = new LinkedHashSet<ProjectId>();
        for (String part : value.split(SEPARATOR, MOST + 1)) {
            if (ids.size() < MOST) {
                id(part).ifPresent(ids::add);
            }
        }
        return ids.isEmpty() ? NONE : new Favourites(List.copyOf(ids));
    }

    public boolean contains(ProjectId id) {
        return ids.contains(id);
    }

    public boolean isEmpty() {
        return ids.isEmpty();
    }

    /** @throws InvalidValue if there is no room for one more */
    Favourites with(ProjectId id) {
        if (contains(id)) {
            return this;
        }
        var more = new ArrayList<>(ids);
        more.add(id);
        var grown = new Favourites(more);
        if (grown.toCookie().length() > LONGEST_COOKIE) {
            throw new InvalidValue("favourites", "more than fits a cookie", "fewer projects");
        }
        return grown;
    }

    Favourites without(ProjectId id) {
        return new Favourites(ids.stream().filter(other -> !other.equals(id)).toList());
    }

    String toCookie() {
        return ids.stream()
                .map(id -> URLEncoder.encode(id.toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining(SEPARATOR));
    }

    private static Optional<ProjectId> id(String part) {
        try {
            return Optional.of(ProjectId.parse(URLDecoder.decode(part, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
