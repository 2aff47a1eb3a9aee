package dev.cidashboard.web.platforms;

import dev.cidashboard.api.InstancesView;
import dev.cidashboard.web.aggregator.Answer;
import dev.cidashboard.web.aggregator.Gateway;
import dev.cidashboard.web.aggregator.Question;
import dev.cidashboard.web.ui.Content;
import dev.cidashboard.web.ui.Layout;
import dev.cidashboard.web.ui.Pages;
import dev.cidashboard.web.ui.Section;
import dev.cidashboard.web.ui.Times;
import dev.cidashboard.web.ui.Visit;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

import java.net.URI;
import java.util.List;

/** The configured forges, and a pass over them now. */
@Path("/platforms")
@RunOnVirtualThread
public class PlatformsResource {
    private final Content content;
    private final Gateway gateway;
    private final Pages pages;
    private final Times times;

    PlatformsResource(Content content, Gateway gateway, Pages pages, Times times) {
        this.content = content;
        this.gateway = gateway;
        this.pages = pages;
        this.times = times;
    }

    @GET
    @Produces(Pages.HTML)
    public Response platforms(@Context ContainerRequestContext request) {
        Answer answer = content.get(new Question.Instances(), "There are no platforms.");
        return pages.answer(
                Visit.of(request),
                Section.PLATFORMS,
                "Platforms",
                List.of(answer),
                layout -> page(layout, content.read(answer, InstancesView.class)));
    }

    private PlatformsPage page(Layout layout, InstancesView view) {
        return new PlatformsPage(
                layout,
                view.instances().stream()
                        .map(instance -> PlatformCard.of(instance, times))
                        .toList(),
                HistoryCard.of(view.history(), times));
    }

    /** What a second press does is the aggregator's business: a pass under way is not started twice. */
    @POST
    @Path("refresh")
    public Response refresh() {
        gateway.refresh();
        return Response.seeOther(URI.create("/platforms")).build();
    }
}
