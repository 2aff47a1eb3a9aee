package dev.cidashboard.web.aggregator;

import dev.cidashboard.api.HistoryApi;
import dev.cidashboard.api.InsightsApi;
import dev.cidashboard.api.InstancesApi;
import dev.cidashboard.api.MediaTypes;
import dev.cidashboard.api.PipelinesApi;
import dev.cidashboard.api.PipelinesQuery;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.api.ProjectsApi;
import dev.cidashboard.api.ProjectsQuery;
import dev.cidashboard.api.TrendApi;
import dev.cidashboard.api.UsersApi;
import dev.cidashboard.configuration.Configuration;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The aggregator over HTTP, through the interfaces that it implements. */
@Singleton
final class RestAggregator implements AggregatorPort {
    /** It is on this machine or in this rack: who does not accept within this time is not there. */
    static final long CONNECT_MILLIS = 500;

    /** Above the 2 s that it may wait for a forge when jobs are asked for the first time. */
    private static final long READ_MILLIS = 3_000;

    /** A list of 700 kB came in 85 pieces of the default 8 kB, each handed from one thread to another. */
    private static final int LARGEST_CHUNK = 256 << 10;

    private static final byte[] NOTHING = {};

    private final ProjectsApi projects;
    private final PipelinesApi pipelines;
    private final InstancesApi instances;
    private final UsersApi users;
    private final RestPast restPast;

    RestAggregator(Configuration configuration) {
        URI url = configuration.aggregator().url();
        this.projects = client(url, ProjectsApi.class);
        this.pipelines = client(url, PipelinesApi.class);
        this.instances = client(url, InstancesApi.class);
        this.users = client(url, UsersApi.class);
        this.restPast = new RestPast(
                client(url, HistoryApi.class), client(url, TrendApi.class), client(url, InsightsApi.class));
    }

    @Override
    public Reply ask(Question question, String ifNoneMatch) {
        return reply(() -> send(question, ifNoneMatch), true);
    }

    @Override
    public Reply refresh() {
        return reply(instances::refresh, false);
    }

    private Response send(Question question, String ifNoneMatch) {
        return switch (question) {
            case Question.Projects(ProjectsQuery query) -> send(query, ifNoneMatch);
            case Question.Detail(String id) -> projects.detail(id, ifNoneMatch);
            case Question.Checks(String id) -> projects.checks(id);
            case Question.Jobs(String id, String pipeline) -> projects.jobs(id, pipeline, ifNoneMatch);
            case Question.Pipelines(PipelinesQuery query) -> send(query, ifNoneMatch);
            case Question.Instances() -> instances.instances(ifNoneMatch);
            case Question.RateLimit() -> instances.rateLimit();
            case Question.Profiles() -> users.profiles(ifNoneMatch);
            case Question.Past past -> restPast.send(past, ifNoneMatch);
            case Question.Avatar avatar -> users.avatar(avatar.instance().name(), avatar.user(), ifNoneMatch);
        };
    }

    private Response send(ProjectsQuery query, String ifNoneMatch) {
        return projects.list(
                query.q(),
                textOrNull(query.instance()),
                textOrNull(query.platform()),
                textOrNull(query.status()),
                query.sort().toString(),
                query.ids().isEmpty()
                        ? null
                        : query.ids().stream().map(ProjectId::toString).collect(Collectors.joining(",")),
                String.valueOf(query.paging().page()),
                String.valueOf(query.paging().limit()),
                ifNoneMatch);
    }

    private Response send(PipelinesQuery query, String ifNoneMatch) {
        return pipelines.list(
                query.branch(),
                textOrNull(query.instance()),
                textOrNull(query.platform()),
                textOrNull(query.status()),
                String.valueOf(query.paging().page()),
                String.valueOf(query.paging().limit()),
                ifNoneMatch);
    }

    /**
     * @param again a kept-alive connection may have been closed by an aggregator that has just been restarted; what
     *     changes nothing may be asked once more on a new one
     */
    private static Reply reply(Supplier<Response> call, boolean again) {
        try (Response response = call.get()) {
            byte[] body = response.hasEntity() ? response.readEntity(byte[].class) : NOTHING;
            return new Reply(
                    response.getStatus(),
                    body == null ? NOTHING : body,
                    response.getHeaderString(HttpHeaders.CONTENT_TYPE),
                    response.getHeaderString(HttpHeaders.ETAG),
                    response.getHeaderString(MediaTypes.CONFIRMED_AT),
                    MediaTypes.UNDER_WAY.equals(response.getHeaderString(MediaTypes.FIRST_PASS)));
        } catch (ProcessingException e) {
            if (again && wasClosed(e)) {
                return reply(call, false);
            }
            throw new Unreachable(reason(e), e);
        }
    }

    private static boolean wasClosed(ProcessingException e) {
        String reason = reason(e);
        return reason.contains("closed") || reason.contains("reset");
    }

    private static String reason(ProcessingException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    static String textOrNull(Object value) {
        return value == null ? null : value.toString();
    }

    private static <T> T client(URI url, Class<T> api) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(url)
                .connectTimeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
                .readTimeout(READ_MILLIS, TimeUnit.MILLISECONDS)
                // Errors are answers to be relayed, not exceptions.
                .property("microprofile.rest.client.disable.default.mapper", true)
                .property(QuarkusRestClientProperties.MAX_CHUNK_SIZE, LARGEST_CHUNK)
                .build(api);
    }
}
