package dev.cidashboard.configuration;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every key there is. The reader, the environment, {@code --help} and the documentation go by this table. */
final class Schema {
    static final SchemaKey<String> SERVER_HOST =
            key("server.host", ValueTypes.HOST, "127.0.0.1", "Where the web process listens.", Variable.ofWeb("HOST"));
    static final SchemaKey<Integer> SERVER_PORT =
            key("server.port", ValueTypes.PORT, "8080", "The web process's port.", Variable.ofWeb("PORT"));
    static final SchemaKey<String> SERVER_ALLOWED_HOSTS = list(
            "server.allowed_hosts",
            ValueTypes.ALLOWED_HOST,
            "Names by which people reach the dashboard, for the check of the Host header.");
    static final SchemaKey<URI> SERVER_CORS_ORIGINS = list(
            "server.cors_origins", ValueTypes.ORIGIN, "Origins whose pages may read the public JSON; none is off.");
    static final SchemaKey<String> AGGREGATOR_HOST =
            key("aggregator.host", ValueTypes.HOST, "127.0.0.1", "Where the aggregator listens.");
    static final SchemaKey<Integer> AGGREGATOR_PORT =
            key("aggregator.port", ValueTypes.PORT, "8081", "The aggregator's port.");
    static final SchemaKey<URI> AGGREGATOR_URL = key(
            "aggregator.url",
            ValueTypes.URL,
            "",
            "Where the web process finds the aggregator; made of aggregator.host and aggregator.port if absent.",
            Variable.ofBoth("AGGREGATOR_URL"));
    static final SchemaKey<CacheType> CACHE_TYPE = key(
            "cache.type",
            ValueTypes.word(CacheType.class).withLater("redis"),
            "memory",
            "Where warm state lives.",
            Variable.ofBoth("CACHE_TYPE"));
    static final SchemaKey<Duration> CACHE_TTL = key(
            "cache.ttl",
            ValueTypes.duration("1s", "7d"),
            "5m",
            "How long an answer of a forge counts as fresh, whatever happens. Older than that it is stale at once if the"
                    + " last attempt to read it again failed; what merely waits for its turn has one"
                    + " cache.refresh_interval more.");
    static final SchemaKey<Duration> CACHE_STALE_TTL = key(
            "cache.stale_ttl",
            ValueTypes.duration("1s", "30d"),
            "24h",
            "How long it is shown, with its age, when it cannot be refreshed; not shorter than cache.ttl.");
    static final SchemaKey<Duration> CACHE_REFRESH_INTERVAL = key(
            "cache.refresh_interval",
            ValueTypes.duration("5s", "24h"),
            "5m",
            "The time between two background passes; what is asked in between keeps its proportion to the default of"
                    + " 5m.");
    static final SchemaKey<Optional<DatabaseUrl>> DATABASE_POSTGRES_URL = ofAggregator(
            "database.postgres_url",
            ValueTypes.DATABASE_URL,
            "",
            "The PostgreSQL that keeps the history; none is no history. A secret as a whole.",
            Variable.ofAggregator("POSTGRES_URL"));
    static final SchemaKey<Integer> DATABASE_POOL_SIZE = ofAggregator(
            "database.pool_size",
            ValueTypes.number("a number", 1, DatabaseConfiguration.MAX_POOL_SIZE),
            "8",
            "How many connections to it at most.");
    static final SchemaKey<Duration> HISTORY_RETENTION = ofAggregator(
            "history.retention", ValueTypes.duration("31d", "3650d"), "400d", "What ended longer ago is forgotten.");
    static final SchemaKey<DeployPattern> INSIGHTS_DEPLOY_PATTERN = ofAggregator(
            "insights.deploy_pattern",
            ValueTypes.PATTERN,
            "deploy|release|publish",
            "Which pipelines deliver: looked for anywhere in their names, whatever the case of letters.");
    static final SchemaKey<DeployPattern> INSIGHTS_DEPLOY_ENVIRONMENTS = new SchemaKey<>(
            "insights.deploy_environments",
            ValueTypes.PATTERN,
            true,
            InsightsConfiguration.PRODUCTION,
            "Which environments count where a platform tells of deployments: each looked for anywhere in their names,"
                    + " whatever the case of letters.",
            List.of(),
            EnumSet.of(ProcessRole.AGGREGATOR));
    static final SchemaKey<String> UI_TITLE =
            key("ui.title", ValueTypes.TITLE, "CI/CD Dashboard", "The title of the pages.");
    static final SchemaKey<Duration> UI_REFRESH_INTERVAL = key(
            "ui.refresh_interval", ValueTypes.duration("1s", "1h"), "5s", "How often an open page refreshes itself.");
    static final SchemaKey<ZoneId> UI_TIME_ZONE =
            key("ui.time_zone", ValueTypes.TIME_ZONE, "UTC", "The time zone in which times are written.");
    static final SchemaKey<Boolean> UI_DEMO = key(
            "ui.demo",
            ValueTypes.SWITCH,
            "false",
            "The pages say that the forges are simulated; make run-all sets it when it starts the simulator.",
            Variable.ofBoth("CI_DASHBOARD_DEMO"));
    static final SchemaKey<String> WATCHED_REPOS = list(
            "filters.watched_repos",
            ValueTypes.REPOSITORY,
            "The only repositories to show and to ask for; a platform without an entry is unfiltered.");
    static final SchemaKey<LogLevel> LOGGING_LEVEL = key(
            "logging.level",
            ValueTypes.word(LogLevel.class),
            "info",
            "How much is logged.",
            Variable.ofBoth("LOG_LEVEL"));
    static final SchemaKey<LogFormat> LOGGING_FORMAT =
            key("logging.format", ValueTypes.word(LogFormat.class), "text", "How a log line is written.");

    /** Keys outside of instances, in the order of the documentation. */
    static final List<SchemaKey<?>> KEYS = List.of(
            SERVER_HOST,
            SERVER_PORT,
            SERVER_ALLOWED_HOSTS,
            SERVER_CORS_ORIGINS,
            AGGREGATOR_HOST,
            AGGREGATOR_PORT,
            AGGREGATOR_URL,
            CACHE_TYPE,
            CACHE_TTL,
            CACHE_STALE_TTL,
            CACHE_REFRESH_INTERVAL,
            DATABASE_POSTGRES_URL,
            DATABASE_POOL_SIZE,
            HISTORY_RETENTION,
            INSIGHTS_DEPLOY_PATTERN,
            INSIGHTS_DEPLOY_ENVIRONMENTS,
            UI_TITLE,
            UI_REFRESH_INTERVAL,
            UI_TIME_ZONE,
            UI_DEMO,
            WATCHED_REPOS,
            LOGGING_LEVEL,
            LOGGING_FORMAT);

    /** Keys of the file that a later version will know. */
    static final Set<String> LATER = Set.of("jenkins", "bitbucket");

    /** What one entry of {@code gitlab:} or {@code github:} may hold. */
    static final List<String> INSTANCE_KEYS = List.of("name", "url", "token");

    private Schema() {}

    static List<SchemaKey<?>> keysOf(ProcessRole role) {
        return KEYS.stream().filter(key -> key.roles().contains(role)).toList();
    }

    static Optional<SchemaKey<?>> find(String path) {
        for (SchemaKey<?> key : KEYS) {
            if (key.path().equals(path)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /** The names that may stand in a section; the empty section is the whole file. */
    static Set<String> namesIn(String section) {
        var names = new LinkedHashSet<String>();
        if (section.isEmpty()) {
            KEYS.forEach(key -> names.add(key.section()));
            for (Platform platform : Platform.values()) {
                names.add(platform.key());
            }
            return names;
        }
        KEYS.stream().filter(key -> key.section().equals(section)).forEach(key -> names.add(key.name()));
        return names;
    }

    private static <T> SchemaKey<T> key(
            String path, ValueType<T> type, String fallback, String sentence, Variable... variables) {
        return new SchemaKey<>(
                path, type, false, fallback, sentence, List.of(variables), EnumSet.allOf(ProcessRole.class));
    }

    private static <T> SchemaKey<T> ofAggregator(
            String path, ValueType<T> type, String fallback, String sentence, Variable... variables) {
        return new SchemaKey<>(
                path, type, false, fallback, sentence, List.of(variables), EnumSet.of(ProcessRole.AGGREGATOR));
    }

    private static <T> SchemaKey<T> list(String path, ValueType<T> type, String sentence) {
        return new SchemaKey<>(path, type, true, "", sentence, List.of(), EnumSet.allOf(ProcessRole.class));
    }
}
