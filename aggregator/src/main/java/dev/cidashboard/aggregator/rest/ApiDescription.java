package dev.cidashboard.aggregator.rest;

import dev.cidashboard.api.BranchView;
import dev.cidashboard.api.BranchesView;
import dev.cidashboard.api.ChecksView;
import dev.cidashboard.api.DaysView;
import dev.cidashboard.api.FlakyPipelinesView;
import dev.cidashboard.api.FourKeysView;
import dev.cidashboard.api.HistoryView;
import dev.cidashboard.api.InstancesView;
import dev.cidashboard.api.JobsView;
import dev.cidashboard.api.LostTimesView;
import dev.cidashboard.api.MediaTypes;
import dev.cidashboard.api.MergeRequestsView;
import dev.cidashboard.api.PipelineView;
import dev.cidashboard.api.PipelinesView;
import dev.cidashboard.api.ProblemView;
import dev.cidashboard.api.ProjectTrendView;
import dev.cidashboard.api.RateLimitsView;
import dev.cidashboard.api.RecoveriesView;
import dev.cidashboard.api.RepositoriesView;
import dev.cidashboard.api.RepositoryDetailView;
import dev.cidashboard.api.StatsView;
import dev.cidashboard.api.TotalsView;
import dev.cidashboard.api.UserProfilesView;
import dev.cidashboard.api.WorkflowsView;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import jakarta.ws.rs.core.MediaType;

import java.util.Map;

/**
 * Completes the description of the API while it is built: the interfaces of the contract return bare responses, since
 * kept bytes are relayed, so that the framework cannot see which view each of them stands for.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class ApiDescription implements OASFilter {

    private static final Map<String, Class<?>> VIEWS = Map.ofEntries(
            Map.entry("/api/projects", RepositoriesView.class),
            Map.entry("/api/projects/{id}", RepositoryDetailView.class),
            Map.entry("/api/projects/{id}/checks", ChecksView.class),
            Map.entry("/api/projects/{id}/pipelines", PipelinesView.class),
            Map.entry("/api/projects/{id}/pipelines/latest", PipelineView.class),
            Map.entry("/api/projects/{id}/pipelines/{pipeline}/jobs", JobsView.class),
            Map.entry("/api/projects/{id}/branches", BranchesView.class),
            Map.entry("/api/projects/{id}/branches/{name}", BranchView.class),
            Map.entry("/api/projects/{id}/merge-requests", MergeRequestsView.class),
            Map.entry("/api/pipelines", PipelinesView.class),
            Map.entry("/api/instances", InstancesView.class),
            Map.entry("/api/rate-limit", RateLimitsView.class),
            Map.entry("/api/projects/{id}/history", HistoryView.class),
            Map.entry("/api/projects/{id}/stats", StatsView.class),
            Map.entry("/api/projects/{id}/trend", ProjectTrendView.class),
            Map.entry("/api/insights/totals", TotalsView.class),
            Map.entry("/api/insights/days", DaysView.class),
            Map.entry("/api/insights/queue", DaysView.class),
            Map.entry("/api/insights/active", WorkflowsView.class),
            Map.entry("/api/insights/slowest", WorkflowsView.class),
            Map.entry("/api/insights/failing", WorkflowsView.class),
            Map.entry("/api/insights/flaky", FlakyPipelinesView.class),
            Map.entry("/api/insights/recovery", RecoveriesView.class),
            Map.entry("/api/insights/lost", LostTimesView.class),
            Map.entry("/api/insights/four-keys", FourKeysView.class),
            Map.entry("/api/user/profiles", UserProfilesView.class));

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        ViewSchemas schemas = new ViewSchemas(api.getComponents());
        APIResponse problem =
                response("What cannot be answered", MediaTypes.PROBLEM_JSON, schemas.of(ProblemView.class));
        api.getPaths().getPathItems().forEach((path, item) -> {
            Class<?> view = VIEWS.get(path);
            if (view != null) {
                String name = view.getSimpleName();
                item.getGET()
                        .getResponses()
                        .addAPIResponse("200", response(name, MediaType.APPLICATION_JSON, schemas.of(view)));
            }
            describeErrors(item, problem);
        });
    }

    private static void describeErrors(PathItem item, APIResponse problem) {
        item.getOperations().forEach((method, operation) -> {
            operation.getResponses().setDefaultValue(problem);
            if (method == PathItem.HttpMethod.POST) {
                operation.getResponses().removeAPIResponse("200");
                operation
                        .getResponses()
                        .addAPIResponse("202", OASFactory.createAPIResponse().description("A pass begins or goes on"));
            }
        });
    }

    private static APIResponse response(String description, String mediaType, Schema schema) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(mediaType, OASFactory.createMediaType().schema(schema)));
    }
}
