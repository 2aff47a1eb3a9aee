package dev.cidashboard.web.api;

import dev.cidashboard.web.aggregator.Gateway;
import dev.cidashboard.web.aggregator.Question;
import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** Always 200 while this process serves: what the aggregator does is said in the body. */
@Path("/api/health")
@NonBlocking
public class HealthResource {
    private final Gateway gateway;
    private final String version;

    HealthResource(Gateway gateway, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.gateway = gateway;
        this.version = version;
    }

    @GET
    public CompletionStage<Response> health() {
        // Asking is how it is found out, also where nobody looks at pages.
        return gateway.ask(new Question.Instances())
                .handle((answer, failure) -> Response.ok(view(), MediaType.APPLICATION_JSON_TYPE)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    private HealthView view() {
        return gateway.awaySince()
                .map(since -> new HealthView("degraded", away(since), version))
                .orElseGet(() -> new HealthView("ok", "ok", version));
    }

    private static String away(Instant since) {
        return since.equals(Instant.EPOCH) ? "away since the start" : "away since " + since;
    }
}
