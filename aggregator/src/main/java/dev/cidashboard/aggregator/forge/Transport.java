package dev.cidashboard.aggregator.forge;

import dev.cidashboard.aggregator.forge.Failure.Kind;
import dev.cidashboard.aggregator.forge.ForgeFault.Cure;

import javax.net.ssl.SSLException;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Sends one request to one forge and hands out the body while it arrives, bounded. Follows nothing by itself. */
final class Transport {

    private static final int MOST_WORDS = 16_384;

    private final String title;
    private final ForgeSettings settings;
    private final HttpClient client;

    Transport(String title, ForgeSettings settings) {
        this.title = title;
        this.settings = settings;
        // HTTP/1.1: forges are asked by some connections, not by one whose loss takes all requests with it.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** @return the head of the answer; its body must be read or closed */
    HttpResponse<InputStream> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ForgeFault(timedOut(), Cure.LEAVE_ALONE);
        } catch (IOException broken) {
            throw broken(broken);
        }
    }

    <T> Content<T> read(HttpResponse<InputStream> response, ContentReader<T> reader) {
        long announced = response.headers().firstValueAsLong("Content-Length").orElse(0);
        if (announced > settings.mostBytes()) {
            close(response);
            throw tooLarge();
        }
        try (BoundedBody sent = new BoundedBody(response.body(), settings.mostBytes());
                BoundedBody body = new BoundedBody(inflated(response, sent), settings.mostBytes())) {
            Content<T> content = reader.read(body);
            body.drain();
            return content;
        } catch (BoundedBody.TooLarge tooLarge) {
            throw tooLarge();
        } catch (GraphQlRefusal refused) {
            throw refused(refused);
        } catch (UnreadableAnswer unreadable) {
            throw unreadable(unreadable.getMessage());
        } catch (com.fasterxml.jackson.core.JsonProcessingException notJson) {
            throw unreadable("the answer is not the JSON that was asked for");
        } catch (ZipException notInflatable) {
            throw unreadable("the answer cannot be inflated");
        } catch (IOException cut) {
            throw cut(cut);
        }
    }

    /** The beginning of a refusal's body in lower case, to tell kinds of refusal apart; empty if it cannot be read. */
    String words(HttpResponse<InputStream> response) {
        try (BoundedBody sent = new BoundedBody(response.body(), settings.mostBytes());
                InputStream body = inflated(response, sent)) {
            String words = new String(body.readNBytes(MOST_WORDS), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
            sent.drain();
            return words;
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** Gives up a body that nobody reads. */
    void close(HttpResponse<InputStream> response) {
        try (BoundedBody body = new BoundedBody(response.body(), settings.mostBytes())) {
            body.drain();
        } catch (IOException unimportant) {
            // the connection is closed then, which is all that is wanted
        }
    }

    Failure timedOut() {
        return new Failure(
                Kind.TIMED_OUT,
                title + " did not answer completely within "
                        + settings.timeout().toMillis() + " ms",
                null);
    }

    private static InputStream inflated(HttpResponse<InputStream> response, InputStream sent) throws IOException {
        boolean gzip = response.headers()
                .firstValue("Content-Encoding")
                .filter(coding -> coding.strip().equalsIgnoreCase("gzip"))
                .isPresent();
        return gzip ? new GZIPInputStream(sent, 8192) : sent;
    }

    private ForgeFault broken(IOException broken) {
        if (broken instanceof HttpConnectTimeoutException) {
            return new ForgeFault(failure(Kind.UNREACHABLE, "no connection was made in time"), Cure.LEAVE_ALONE);
        }
        if (broken instanceof HttpTimeoutException) {
            return new ForgeFault(timedOut(), Cure.LEAVE_ALONE);
        }
        if (causedBy(broken, UnresolvedAddressException.class) || causedBy(broken, UnknownHostException.class)) {
            return new ForgeFault(failure(Kind.UNREACHABLE, "its name has no address"), Cure.LEAVE_ALONE);
        }
        if (causedBy(broken, SSLException.class)) {
            return new ForgeFault(
                    failure(Kind.UNREACHABLE, "no secure connection could be agreed on (TLS)"), Cure.LEAVE_ALONE);
        }
        if (causedBy(broken, ConnectException.class)) {
            return new ForgeFault(failure(Kind.UNREACHABLE, "the connection was refused"), Cure.RETRY);
        }
        return cut(broken);
    }

    private ForgeFault cut(IOException cut) {
        if (causedBy(cut, InterruptedException.class) || Thread.currentThread().isInterrupted()) {
            return new ForgeFault(timedOut(), Cure.LEAVE_ALONE);
        }
        return new ForgeFault(failure(Kind.UNREACHABLE, "the connection broke off"), Cure.RETRY);
    }

    private ForgeFault refused(GraphQlRefusal refused) {
        boolean unwell = refused.kind() == Kind.TIMED_OUT || refused.kind() == Kind.SERVER_ERROR;
        return new ForgeFault(failure(refused.kind(), refused.getMessage()), unwell ? Cure.LEAVE_ALONE : Cure.NONE);
    }

    private ForgeFault tooLarge() {
        return new ForgeFault(
                new Failure(
                        Kind.TOO_LARGE,
                        title + " sent more than " + settings.mostBytes() / 1_000_000.0 + " MB in one answer",
                        null),
                Cure.LEAVE_ALONE);
    }

    private ForgeFault unreadable(String why) {
        return new ForgeFault(failure(Kind.UNREADABLE, why), Cure.NONE);
    }

    private Failure failure(Kind kind, String why) {
        return new Failure(kind, title + ": " + why, null);
    }

    private static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
