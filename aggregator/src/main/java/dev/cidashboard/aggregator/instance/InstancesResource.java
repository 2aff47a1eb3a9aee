package dev.cidashboard.aggregator.instance;

import dev.cidashboard.aggregator.refresh.Refresh;
import dev.cidashboard.aggregator.rest.JsonAnswers;
import dev.cidashboard.api.InstancesApi;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.core.Response;

/** Answers {@link InstancesApi}. */
@RunOnVirtualThread
final class InstancesResource implements InstancesApi {

    private final Instances instances;
    private final Refresh refresh;
    private final JsonAnswers answers;

    InstancesResource(Instances instances, Refresh refresh, JsonAnswers answers) {
        this.instances = instances;
        this.refresh = refresh;
        this.answers = answers;
    }

    @Override
    public Response instances(String ifNoneMatch) {
        return answers.of(instances.all(), null).to(ifNoneMatch);
    }

    @Override
    public Response rateLimit() {
        return answers.of(instances.limits(), null).to(null);
    }

    @Override
    public Response refresh() {
        refresh.refreshNow();
        return Response.accepted().build();
    }
}
