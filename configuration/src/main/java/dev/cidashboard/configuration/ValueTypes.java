package dev.cidashboard.configuration;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The kinds of values in the schema. */
final class ValueTypes {
    private static final int MAX_TITLE = 100;
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final Pattern SMALL_NUMBER = Pattern.compile("\\d{1,6}");

    static final ValueType<String> HOST =
            new ValueType<>("a host name or an address without a port, such as 127.0.0.1", text -> Optional.of(text)
                    .filter(ValueTypes::isHost));
    static final ValueType<String> ALLOWED_HOST = new ValueType<>(
            "a host name without scheme and port, such as ci.example.org, or \"*\" for all",
            text -> Optional.of(text).filter(host -> host.equals("*") || isHost(host)));
    static final ValueType<Integer> PORT = number("a port", 1, 65_535);
    static final ValueType<URI> URL = new ValueType<>(
            "an http or https URL without user, query and fragment, such as https://gitlab.example.org",
            UrlText::parse,
            UrlText::shown);
    static final ValueType<URI> ORIGIN = new ValueType<>(
            "an origin: http or https, a host and perhaps a port, such as https://intranet.example.org",
            UrlText::parseOrigin,
            UrlText::shown);
    static final ValueType<String> TITLE =
            new ValueType<>("1 to " + MAX_TITLE + " characters on one line", text -> Optional.of(text.strip())
                    .filter(title -> !title.isEmpty() && title.length() <= MAX_TITLE)
                    .filter(title -> title.chars().noneMatch(Character::isISOControl)));
    static final ValueType<ZoneId> TIME_ZONE =
            new ValueType<>("a time zone such as UTC or Europe/Berlin", ValueTypes::timeZone);
    static final ValueType<Boolean> SWITCH = new ValueType<>("true or false", ValueTypes::trueOrFalse);
    static final ValueType<String> REPOSITORY = new ValueType<>(
            "a GitLab id such as 123, owner/repo, group/subgroup/project, or instance:id such as gitlab-main:123",
            Optional::of);
    static final ValueType<String> INSTANCE_NAME = new ValueType<>(
            "1 to 63 of a-z, 0-9 and -, not starting with -, such as gitlab-main",
            text -> Optional.of(text).filter(InstanceConfiguration::isName));
    static final ValueType<Secret> TOKEN =
            new ValueType<>("at most 4096 visible ASCII characters without blanks", ValueTypes::token, text -> "***");
    /** A blank text is no database: {@code "${POSTGRES_URL:}"} with nothing set. */
    static final ValueType<Optional<DatabaseUrl>> DATABASE_URL = new ValueType<>(
            DatabaseUrl.EXPECTED,
            text -> text.isBlank()
                    ? Optional.of(Optional.empty())
                    : DatabaseUrl.parse(text.strip()).map(Optional::of),
            text -> DatabaseUrl.shown(text.strip()));

    static final ValueType<DeployPattern> PATTERN = new ValueType<>(
            "a regular expression of 1 to " + DeployPattern.MAX_LENGTH + " ASCII letters, digits, blanks and"
                    + " - _ / . * + ? ( ) [ ] ^ $ and the vertical bar",
            DeployPattern::parse,
            DeployPattern::shown);

    private ValueTypes() {}

    static ValueType<Integer> number(String what, int least, int most) {
        return new ValueType<>(what + ", " + least + " to " + most, text -> Optional.of(text)
                .filter(digits -> SMALL_NUMBER.matcher(digits).matches())
                .map(Integer::valueOf)
                .filter(number -> number >= least && number <= most));
    }

    static ValueType<Duration> duration(String least, String most) {
        var from = DurationText.parse(least).orElseThrow();
        var to = DurationText.parse(most).orElseThrow();
        return new ValueType<>(
                "a duration from " + least + " to " + most + ", written with ms, s, m, h or d, such as 5m",
                text -> DurationText.parse(text)
                        .filter(duration -> duration.compareTo(from) >= 0 && duration.compareTo(to) <= 0));
    }

    static <E extends Enum<E>> ValueType<E> word(Class<E> words) {
        var known = words.getEnumConstants();
        return new ValueType<>(
                Arrays.stream(known)
                        .map(word -> word.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ")),
                text -> Arrays.stream(known)
                        .filter(word -> word.name().equalsIgnoreCase(text))
                        .findFirst());
    }

    private static boolean isHost(String text) {
        boolean ipv6 = text.indexOf(':') != text.lastIndexOf(':');
        return (ipv6 ? IPV6 : HOST_NAME).matcher(text).matches();
    }

    private static Optional<ZoneId> timeZone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException notAZone) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> trueOrFalse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Secret> token(String text) {
        try {
            return Optional.of(Secret.of(text.strip()));
        } catch (IllegalArgumentException notSendable) {
            return Optional.empty();
        }
    }
}
