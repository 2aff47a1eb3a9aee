package dev.cidashboard.aggregator.forge;

import dev.cidashboard.aggregator.forge.Failure.Kind;
import dev.cidashboard.aggregator.forge.ForgeFault.Cure;

import java.net.URI;
import java.net.http.HttpHeaders;

/**
 * Where a forge may send us: anywhere on itself; elsewhere only in public, and then nothing of ours goes along. A forge
 * that could send us to private addresses would reach through us what it cannot reach itself.
 */
final class Redirects {

    static final int MOST = 3;

    private final String title;
    private final Origin home;

    Redirects(String title, Origin home) {
        this.title = title;
        this.home = home;
    }

    static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 307 || status == 308;
    }

    URI target(URI from, HttpHeaders headers) {
        URI target = headers.firstValue("Location")
                .map(location -> resolve(from, location))
                .orElseThrow(() -> fault("it redirects without saying where"));
        return allowed(target);
    }

    /** @return the address itself, if it may be asked at all */
    URI allowed(URI target) {
        if (!WebAddress.isWeb(target)) {
            throw fault("it points to what is no web address");
        }
        Origin origin = Origin.of(target);
        if (!origin.host().equals(home.host()) && !PublicAddress.isPublic(origin.host())) {
            throw fault("it points to an address inside a private network");
        }
        return target;
    }

    /** What is posted is not carried on: its address is said by the configuration. */
    ForgeFault ofQuery(int status) {
        return fault("it redirects queries (" + status + ")");
    }

    ForgeFault endless() {
        return fault("it redirects again and again");
    }

    ForgeFault useless(int status) {
        return fault("it redirects to another address, which answered " + status + " without the token");
    }

    private URI resolve(URI from, String location) {
        try {
            return WebAddress.resolve(from, location);
        } catch (IllegalArgumentException unreadable) {
            throw fault("it redirects to what is no address");
        }
    }

    private ForgeFault fault(String why) {
        return new ForgeFault(new Failure(Kind.REDIRECTED, title + ": " + why, null), Cure.NONE);
    }
}
