package dev.cidashboard.configuration;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads everything that a process is told: defaults, then the file, then the environment, then the flags; each replaces
 * what came before it.
 */
public final class ConfigurationLoader {
    private static final String DEFAULT_FILE = "config.yaml";

    private final ProcessRole role;
    private final Map<String, String> environment;
    private final Path workingDirectory;

    public ConfigurationLoader(ProcessRole role, Map<String, String> environment, Path workingDirectory) {
        this.role = Objects.requireNonNull(role, "role");
        this.environment = Map.copyOf(environment);
        this.workingDirectory = Objects.requireNonNull(workingDirectory, "workingDirectory");
    }

    /**
     * @param arguments the words of the command line
     * @throws ConfigurationProblem the first thing that is wrong, in one line without secrets
     */
    public Configuration load(List<String> arguments) {
        return load(Arguments.parse(arguments));
    }

    Configuration load(Arguments arguments) {
        try {
            return read(arguments);
        } catch (ConfigurationProblem problem) {
            throw problem.rewritten(new Redaction(environment)::apply);
        }
    }

    /** The file that is read, as the user named it; empty if there is none and none was named. */
    Optional<YamlFile> file(Arguments arguments) {
        var named = arguments.config().or(() -> Optional.ofNullable(environment.get(EnvironmentLayer.CONFIG_FILE))
                .filter(name -> !name.isBlank()));
        if (named.isPresent()) {
            return named.map(name -> new YamlFile(name, resolve(name)));
        }
        return Optional.of(new YamlFile(DEFAULT_FILE, resolve(DEFAULT_FILE)))
                .filter(file -> Files.exists(file.path(), LinkOption.NOFOLLOW_LINKS));
    }

    private Path resolve(String name) {
        try {
            return workingDirectory.resolve(name);
        } catch (InvalidPathException invalid) {
            throw new ConfigurationProblem("--config " + Quoted.of(name) + " is no file name; expected a YAML file");
        }
    }

    private Configuration read(Arguments arguments) {
        var variables = new EnvironmentLayer(role, environment);
        var file = file(arguments)
                .map(found -> FileReader.read(found, role, new Expansion(environment)))
                .orElseGet(FileLayer::empty);
        file.values().check();
        var values = new Values();
        values.replaceWith(file.values());
        values.replaceWith(variables.values());
        arguments.port().ifPresent(port -> values.put(portOfRole(), new Sourced(port, new Origin("--port"))));
        var instances = new InstanceReading(role, variables);
        instances.read(file.instances());
        var watching = new WatchedReading(instances.platforms());
        watching.check(file.values());
        var watched = watching.read(values, variables);
        var warnings = new ArrayList<>(variables.warnings());
        warnings.addAll(instances.warnings());
        warnings.addAll(watching.warnings(watched, instances.platforms()));
        return new Configuration(
                server(values),
                aggregator(values),
                cache(values),
                history(values),
                insights(values),
                ui(values),
                instances.usable(),
                instances.leftOut(),
                watched,
                new LoggingConfiguration(values.read(Schema.LOGGING_LEVEL), values.read(Schema.LOGGING_FORMAT)),
                warnings);
    }

    private SchemaKey<Integer> portOfRole() {
        return switch (role) {
            case WEB -> Schema.SERVER_PORT;
            case AGGREGATOR -> Schema.AGGREGATOR_PORT;
        };
    }

    private static ServerConfiguration server(Values values) {
        return new ServerConfiguration(
                values.read(Schema.SERVER_HOST),
                values.read(Schema.SERVER_PORT),
                values.readAll(Schema.SERVER_ALLOWED_HOSTS),
                values.readAll(Schema.SERVER_CORS_ORIGINS));
    }

    private static AggregatorConfiguration aggregator(Values values) {
        String host = values.read(Schema.AGGREGATOR_HOST);
        int port = values.read(Schema.AGGREGATOR_PORT);
        return new AggregatorConfiguration(
                host, port, values.readIfSaid(Schema.AGGREGATOR_URL).orElseGet(() -> urlOf(host, port)));
    }

    /** Listening on every address is no address to call. */
    private static URI urlOf(String host, int port) {
        String callable =
                switch (host) {
                    case "0.0.0.0" -> "127.0.0.1";
                    case "::" -> "::1";
                    default -> host;
                };
        return URI.create("http://" + (callable.contains(":") ? "[" + callable + "]" : callable) + ":" + port);
    }

    private static CacheConfiguration cache(Values values) {
        Duration ttl = values.read(Schema.CACHE_TTL);
        Duration staleTtl = values.read(Schema.CACHE_STALE_TTL);
        if (staleTtl.compareTo(ttl) < 0) {
            throw values.find(Schema.CACHE_STALE_TTL)
                    .or(() -> values.find(Schema.CACHE_TTL))
                    .orElseThrow()
                    .origin()
                    .problem("cache.stale_ttl is " + DurationText.of(staleTtl) + "; expected at least cache.ttl, "
                            + DurationText.of(ttl));
        }
        return new CacheConfiguration(
                values.read(Schema.CACHE_TYPE), ttl, staleTtl, values.read(Schema.CACHE_REFRESH_INTERVAL));
    }

    private static HistoryConfiguration history(Values values) {
        int poolSize = values.read(Schema.DATABASE_POOL_SIZE);
        return new HistoryConfiguration(
                values.readIfSaid(Schema.DATABASE_POSTGRES_URL)
                        .flatMap(url -> url)
                        .map(url -> url.withPool(poolSize)),
                values.read(Schema.HISTORY_RETENTION));
    }

    private static InsightsConfiguration insights(Values values) {
        var key = Schema.INSIGHTS_DEPLOY_ENVIRONMENTS;
        var environments = values.readAll(key);
        if (environments.size() > InsightsConfiguration.MOST_ENVIRONMENTS) {
            throw values.find(key)
                    .orElseThrow()
                    .origin()
                    .problem(key.path() + " has " + environments.size() + " entries; expected at most "
                            + InsightsConfiguration.MOST_ENVIRONMENTS);
        }
        return new InsightsConfiguration(values.read(Schema.INSIGHTS_DEPLOY_PATTERN), environments);
    }

    private static UiConfiguration ui(Values values) {
        return new UiConfiguration(
                values.read(Schema.UI_TITLE),
                values.read(Schema.UI_REFRESH_INTERVAL),
                values.read(Schema.UI_TIME_ZONE),
                values.read(Schema.UI_DEMO));
    }
}
