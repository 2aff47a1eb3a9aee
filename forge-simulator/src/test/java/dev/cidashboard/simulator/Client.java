package dev.cidashboard.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cidashboard.simulator.world.Platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A plain HTTP client that does what the forges' documentation says, and nothing clever. */
final class Client {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
    private static final Pattern LAST_PAGE = Pattern.compile("<[^>]*[?&]page=(\\d+)[^>]*>; rel=\"last\"");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ForgeSimulator simulator;

    Client(ForgeSimulator simulator) {
        this.simulator = simulator;
    }

    record Reply(int status, HttpResponse<String> response) {

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        Optional<String> next() {
            Matcher matcher = NEXT.matcher(String.valueOf(header("Link")));
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        }

        /** As GitHub's list sizes are counted: the last page of one item each, or what is on the only page. */
        int lastPage() {
            Matcher matcher = LAST_PAGE.matcher(String.valueOf(header("Link")));
            return matcher.find() ? Integer.parseInt(matcher.group(1)) : json().size();
        }
    }

    Reply gitHub(String path, String... headers) {
        return get(
                simulator.githubUrl() + path,
                with(headers, "Authorization", "Bearer " + SimulatorOptions.GITHUB_TOKEN));
    }

    Reply gitLab(String path, String... headers) {
        return get(
                simulator.gitlabUrl() + "/api/v4" + path,
                with(headers, "PRIVATE-TOKEN", SimulatorOptions.GITLAB_TOKEN));
    }

    /** One query to GitHub's GraphQL. */
    Reply gitHubQuery(String query, Map<String, ?> variables) {
        return gitHubPost(
                "/graphql",
                Map.of("query", query, "variables", variables),
                "Authorization",
                "Bearer " + SimulatorOptions.GITHUB_TOKEN);
    }

    /** Whatever is posted to GitHub, with no other headers than these. */
    Reply gitHubPost(String path, Object body, String... headers) {
        return post(simulator.githubUrl() + path, body, headers);
    }

    /** One query to GitLab's GraphQL. */
    Reply gitLabQuery(String query, Map<String, ?> variables) {
        return gitLabPost(
                Map.of("query", query, "variables", variables), "PRIVATE-TOKEN", SimulatorOptions.GITLAB_TOKEN);
    }

    /** Whatever is posted to GitLab's GraphQL, with no other headers than these. */
    Reply gitLabPost(Object body, String... headers) {
        return post(simulator.gitlabUrl() + "/api/graphql", body, headers);
    }

    private Reply post(String url, Object body, String... headers) {
        try {
            return send(builder(url, headers)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .build());
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    Reply ask(Platform platform, String url, String... headers) {
        return platform == Platform.GITHUB
                ? get(url, with(headers, "Authorization", "Bearer " + SimulatorOptions.GITHUB_TOKEN))
                : get(url, with(headers, "PRIVATE-TOKEN", SimulatorOptions.GITLAB_TOKEN));
    }

    /** Every item of every page, next links followed verbatim. */
    List<JsonNode> all(Platform platform, String firstUrl) {
        List<JsonNode> items = new ArrayList<>();
        Optional<String> url = Optional.of(firstUrl);
        while (url.isPresent()) {
            Reply reply = ask(platform, url.get());
            if (reply.status() != 200) {
                throw new AssertionError(url.get() + " answered " + reply.status());
            }
            JsonNode body = reply.json();
            (body.isArray() ? body : body.path("workflow_runs")).forEach(items::add);
            url = reply.next();
        }
        return items;
    }

    Reply get(String url, String... headers) {
        return send(builder(url, headers).GET().build());
    }

    Reply post(String path, String json) {
        return send(builder(simulator.url() + path)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    Reply delete(String path) {
        return send(builder(simulator.url() + path).DELETE().build());
    }

    HttpClient http() {
        return http;
    }

    static HttpRequest.Builder builder(String url, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10));
        for (int at = 0; at + 1 < headers.length; at += 2) {
            builder.header(headers[at], headers[at + 1]);
        }
        return builder;
    }

    private Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String[] with(String[] headers, String... more) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
