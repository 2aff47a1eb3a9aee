package dev.cidashboard.web.session;

import jakarta.ws.rs.core.Cookie;

import java.util.Map;

/** What this browser remembers of its owner's wishes: all there is of a session. */
public record Visitor(Theme theme, Favourites favourites) {

    /** Of whom nothing is known. */
    public static Visitor unknown() {
        return of(Map.of());
    }

    public static Visitor of(Map<String, Cookie> cookies) {
        return new Visitor(
                Theme.ofCookie(value(cookies, Theme.COOKIE)), Favourites.ofCookie(value(cookies, Favourites.COOKIE)));
    }

    private static String value(Map<String, Cookie> cookies, String name) {
        Cookie cookie = cookies.get(name);
        return cookie == null ? null : cookie.getValue();
    }
}
