package dev.cidashboard.aggregator.connector;

import dev.cidashboard.aggregator.forge.Content;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.forge.ForgeClient;
import dev.cidashboard.aggregator.forge.ForgeSettings;
import dev.cidashboard.aggregator.forge.Purpose;
import dev.cidashboard.aggregator.forge.Question;
import dev.cidashboard.aggregator.forge.Question.Treatment;
import dev.cidashboard.aggregator.forge.UnreadableAnswer;
import dev.cidashboard.aggregator.project.UserProfile;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the picture that a forge named for a user: from that address only, with the token only from the forge itself, and
 * never from a private address that is not the forge's own host. Only raster types, told by their first bytes: an SVG is
 * a program.
 */
public final class Pictures {

    private static final int MOST_BYTES = 1_000_000;
    private static final String TEMPLATE = "/avatar";
    private static final int WEBP_MARK = 8;

    private final ForgeClient client;

    /** @param client with {@link #settings} and a guard of its own, so that pictures cannot open the forge's breaker */
    public Pictures(ForgeClient client) {
        this.client = client;
    }

    /** Few at once and at most 1 MB each. */
    public static ForgeSettings settings(ForgeSettings ofTheForge) {
        return ofTheForge.withMostBytes(MOST_BYTES);
    }

    public Observation<Avatar> of(Observation<UserProfile> user, Purpose purpose) {
        return switch (user) {
            case Observation.Fresh<UserProfile>(UserProfile profile) -> read(profile.avatar(), purpose);
            case Observation.NotModified<UserProfile>(UserProfile profile) -> read(profile.avatar(), purpose);
            case Observation.Gone<UserProfile>() -> new Observation.Gone<>();
            case Observation.Failed<UserProfile>(Failure failure) -> new Observation.Failed<>(failure);
        };
    }

    private Observation<Avatar> read(URI address, Purpose purpose) {
        if (address == null) {
            return new Observation.Gone<>();
        }
        Observation<Avatar> observed = Observations.of(
                client.get(new Question<>(address, TEMPLATE, null, purpose, Pictures::picture, Treatment.PICTURE)));
        boolean notToBeShown = observed instanceof Observation.Failed<Avatar>(Failure failure)
                && switch (failure.kind()) {
                    case UNREADABLE, TOO_LARGE, REDIRECTED, NOT_FOUND -> true;
                    case UNAUTHORIZED,
                            FORBIDDEN,
                            RATE_LIMITED,
                            BUDGET_SPENT,
                            PACED,
                            TIMED_OUT,
                            UNREACHABLE,
                            SERVER_ERROR,
                            PAUSED -> false;
                };
        return notToBeShown ? new Observation.Gone<>() : observed;
    }

    private static Content<Avatar> picture(InputStream body) throws IOException {
        byte[] bytes = body.readAllBytes();
        String mediaType = mediaType(bytes);
        if (mediaType == null) {
            throw new UnreadableAnswer("it is no picture of a known kind");
        }
        return new Content<>(new Avatar(mediaType, bytes), Content.UNKNOWN_TOTAL, 0);
    }

    private static String mediaType(byte[] bytes) {
        if (begins(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
            return "image/png";
        }
        if (begins(bytes, 0, "\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (begins(bytes, 0, "GIF87a") || begins(bytes, 0, "GIF89a")) {
            return "image/gif";
        }
        return begins(bytes, 0, "RIFF") && begins(bytes, WEBP_MARK, "WEBP") ? "image/webp" : null;
    }

    private static boolean begins(byte[] bytes, int from, String mark) {
        byte[] expected = mark.getBytes(StandardCharsets.ISO_8859_1);
        int end = from + expected.length;
        return bytes.length >= end && Arrays.equals(bytes, from, end, expected, 0, expected.length);
    }
}
