package dev.cidashboard.simulator;

import dev.cidashboard.simulator.limit.LimitPlan;
import dev.cidashboard.simulator.world.WorldPlan;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code --name value} and {@code --name=value}; whatever it does not know it refuses by name. */
final class CommandLine {

    static final String HELP = """
            forge-simulator: GitHub and GitLab without GitHub and GitLab, on 127.0.0.1

              --port N              port to listen on (default 8099; 0: any free one)
              --github N            GitHub repositories (default 20)
              --gitlab N            GitLab projects (default 20)
              --branches N          branches per project (default 6)
              --merge-requests N    open merge requests per project (default 3)
              --pipelines N         pipelines per project (default 50)
              --latency 20ms        how much later each answer is sent (default 0)
              --pace 1s             how often the world moves on (default 1s; 0: it stands still)
              --still               the same as --pace 0
              --activity 0.01       events per project and step
              --churn 0             share of events that create, rename or delete a project
              --seed N              same seed, same world (default 1)
              --quiet 0             share of projects in which nothing has happened for more than a week
              --branch-name N       characters that a branch's name has at least (default 0)
              --hostile             some projects carry hostile names, messages and addresses
              --github-token T      token that GitHub accepts (default simulator-github-token)
              --gitlab-token T      token that GitLab accepts (default simulator-gitlab-token)
              --github-limit N      GitHub requests per hour (default 5000; 0: unlimited)
              --github-concurrent N GitHub requests at once (default 100; 0: unlimited)
              --github-points N     GitHub requests per minute and endpoint (default 900; 0: unlimited)
              --github-graphql-limit N   GitHub GraphQL points per hour (default 5000; 0: unlimited)
              --github-graphql-points N  GitHub GraphQL points per minute (default 2000; 0: unlimited)
              --gitlab-limit N      GitLab requests per minute (default 2000; 0: unlimited)
              --graphql off         no GraphQL, as on old servers: its addresses answer 404 (default on)
              --help, --version

            GitHub's API is at /github, GitLab's at /gitlab/api/v4 and /gitlab/api/graphql, the back door at /_simulator.
            """;

    private static final int DEFAULT_PORT = 8099;
    private static final Set<String> FLAGS = Set.of("still", "hostile", "help", "version");
    private static final Set<String> VALUES = Set.of(
            "port",
            "github",
            "gitlab",
            "branches",
            "merge-requests",
            "pipelines",
            "latency",
            "pace",
            "activity",
            "churn",
            "seed",
            "quiet",
            "branch-name",
            "github-token",
            "gitlab-token",
            "github-limit",
            "github-concurrent",
            "github-points",
            "gitlab-limit",
            "github-graphql-limit",
            "github-graphql-points",
            "graphql");

    private final Map<String, String> given = new HashMap<>();

    CommandLine(String... arguments) {
        for (int at = 0; at < arguments.length; at++) {
            String argument = arguments[at];
            if (!argument.startsWith("--")) {
                throw new IllegalArgumentException("unexpected argument '" + argument + "'");
            }
            int equals = argument.indexOf('=');
            String name = argument.substring(2, equals < 0 ? argument.length() : equals);
            if (FLAGS.contains(name) && equals < 0) {
                given.put(name, "true");
            } else if (!VALUES.contains(name)) {
                throw new IllegalArgumentException("unknown option '--" + name + "', expected one of " + known());
            } else if (equals >= 0) {
                given.put(name, argument.substring(equals + 1));
            } else if (at + 1 < arguments.length) {
                given.put(name, arguments[++at]);
            } else {
                throw new IllegalArgumentException("option '--" + name + "' needs a value");
            }
        }
    }

    boolean wants(String flag) {
        return given.containsKey(flag);
    }

    SimulatorOptions options(Clock clock) {
        WorldPlan small = WorldPlan.SMALL;
        WorldPlan plan = new WorldPlan(
                number("seed", small.seed(), Long.MIN_VALUE, Long.MAX_VALUE),
                count("github", small.gitHubProjects()),
                count("gitlab", small.gitLabProjects()),
                count("branches", small.branches()),
                count("merge-requests", small.mergeRequests()),
                count("pipelines", small.pipelines()),
                share("activity", small.activity()),
                share("churn", small.churn()),
                wants("hostile"),
                share("quiet", small.quiet()),
                count("branch-name", small.branchName()));
        Duration pace = Durations.parse("--pace", given.getOrDefault("pace", "1s"));
        return new SimulatorOptions(
                plan,
                (int) number("port", DEFAULT_PORT, 0, 65_535),
                Durations.parse("--latency", given.getOrDefault("latency", "0")),
                wants("still") ? Duration.ZERO : pace,
                given.getOrDefault("github-token", SimulatorOptions.GITHUB_TOKEN),
                given.getOrDefault("gitlab-token", SimulatorOptions.GITLAB_TOKEN),
                LimitPlan.GITHUB
                        .withRequests(count("github-limit", LimitPlan.GITHUB.requests()))
                        .withConcurrent(count("github-concurrent", LimitPlan.GITHUB.concurrent()))
                        .withPointsPerMinute(count("github-points", LimitPlan.GITHUB.pointsPerMinute()))
                        .withGraphQl(
                                count("github-graphql-limit", LimitPlan.GITHUB.graphQlPoints()),
                                count("github-graphql-points", LimitPlan.GITHUB.graphQlPointsPerMinute())),
                LimitPlan.GITLAB.withRequests(count("gitlab-limit", LimitPlan.GITLAB.requests())),
                on("graphql"),
                clock);
    }

    private boolean on(String name) {
        String word = given.getOrDefault(name, "on");
        return switch (word) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException("--" + name + " must be on or off, not '" + word + "'");
        };
    }

    private int count(String name, int otherwise) {
        return (int) number(name, otherwise, 0, Integer.MAX_VALUE);
    }

    private long number(String name, long otherwise, long from, long to) {
        String text = given.getOrDefault(name, String.valueOf(otherwise));
        try {
            long value = Long.parseLong(text);
            if (value >= from && value <= to) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // falls through to the one message for both
        }
        throw new IllegalArgumentException("--" + name + " must be a whole number"
                + (to == 65_535 ? " between 0 and 65535" : "") + ", not '" + text + "'");
    }

    private double share(String name, double otherwise) {
        String text = given.getOrDefault(name, String.valueOf(otherwise));
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    "--" + name + " must be a number between 0 and 1, not '" + text + "'", notANumber);
        }
    }

    private static String known() {
        Set<String> names = new TreeSet<>(VALUES);
        names.addAll(FLAGS);
        return "--" + String.join(" --", names);
    }
}
