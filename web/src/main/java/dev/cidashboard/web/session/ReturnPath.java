package dev.cidashboard.web.session;

import java.net.URI;

/** Where a form sends people back to: a path of this site, whatever the form says. */
record ReturnPath(URI uri) {
    private static final ReturnPath HOME = new ReturnPath(URI.create("/"));
    private static final int LONGEST = 2_000;

    static ReturnPath of(String text) {
        if (text == null || text.length() > LONGEST || !text.startsWith("/")) {
            return HOME;
        }
        // Browsers read // and /\ as the start of another host.
        if (text.startsWith("//") || text.contains("\\") || text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            return HOME;
        }
        try {
            URI uri = URI.create(text);
            return uri.getRawAuthority() == null && uri.getScheme() == null ? new ReturnPath(uri) : HOME;
        } catch (IllegalArgumentException e) {
            return HOME;
        }
    }
}
