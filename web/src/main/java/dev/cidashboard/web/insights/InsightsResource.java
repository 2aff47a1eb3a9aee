package dev.cidashboard.web.insights;

import dev.cidashboard.api.InsightsQuery;
import dev.cidashboard.api.InstancesView;
import dev.cidashboard.api.InvalidValue;
import dev.cidashboard.api.PeriodView;
import dev.cidashboard.web.aggregator.Question;
import dev.cidashboard.web.chart.DayAxis;
import dev.cidashboard.web.ui.Filters;
import dev.cidashboard.web.ui.Layout;
import dev.cidashboard.web.ui.Pages;
import dev.cidashboard.web.ui.Part;
import dev.cidashboard.web.ui.Parts;
import dev.cidashboard.web.ui.Section;
import dev.cidashboard.web.ui.Times;
import dev.cidashboard.web.ui.Visit;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the pipelines of all repositories tell, for a period and what it is narrowed to. */
@Path("/insights")
@Produces(Pages.HTML)
@RunOnVirtualThread
public class InsightsResource {
    private static final InstancesView UNKNOWN_INSTANCES = new InstancesView(List.of());
    /** An open page reloads its charts no more often: they are as old as that anyway. */
    private static final Duration REFRESH = Duration.ofMinutes(1);

    private static final int RETRY_SECONDS = 5;

    private final Parts parts;
    private final Pages pages;
    private final Times times;

    InsightsResource(Parts parts, Pages pages, Times times) {
        this.parts = parts;
        this.pages = pages;
        this.times = times;
    }

    @GET
    public Response insights(
            @QueryParam("days") String days,
            @QueryParam("platform") String platform,
            @QueryParam("instance") String instance,
            @QueryParam("project") String project,
            @QueryParam("branch") String branch,
            @Context ContainerRequestContext request) {
        Supplier<Part<InstancesView>> instances = parts.ask(new Question.Instances(), InstancesView.class);
        InsightsQuery query;
        try {
            query = InsightsQuery.parse(days, platform, instance, project, branch);
        } catch (InvalidValue e) {
            var typed = InsightsUrl.asTyped(days, platform, instance, project, branch);
            return refused(Visit.of(request), typed, Notice.invalid(e.getMessage()), instances.get());
        }
        return page(Visit.of(request), query, InsightParts.ask(parts, query), instances.get());
    }

    /** What was typed stays where it was typed. */
    private Response refused(Visit visit, InsightsUrl url, Notice notice, Part<InstancesView> instances) {
        Filters filters = Filters.of(instances.content().orElse(UNKNOWN_INSTANCES), null, null, null);
        Response page = pages.answer(
                visit,
                Section.INSIGHTS,
                "Insights",
                List.of(),
                List.of(instances.version()),
                layout -> new InsightsPage(layout, url, InsightsForm.of(url.days(), filters), null, notice, null));
        return withStatus(page, notice.kind().status());
    }

    private Response page(Visit visit, InsightsQuery query, InsightParts asked, Part<InstancesView> instances) {
        Notice notice = Notice.of(asked.all());
        List<Part<?>> all =
                Stream.concat(asked.all().stream(), Stream.of(instances)).toList();
        Response page = pages.answer(
                visit,
                Section.INSIGHTS,
                "Insights",
                all.stream().map(Part::answer).filter(Objects::nonNull).toList(),
                all.stream().map(Part::version).toList(),
                layout -> page(layout, query, notice, asked, instances));
        return notice == null ? page : withStatus(page, notice.kind().status());
    }

    private InsightsPage page(
            Layout layout, InsightsQuery query, Notice notice, InsightParts asked, Part<InstancesView> instances) {
        InsightsUrl url = InsightsUrl.of(query);
        boolean alone = notice != null && notice.alone();
        Filters filters =
                Filters.of(instances.content().orElse(UNKNOWN_INSTANCES), query.platform(), query.instance(), null);
        return new InsightsPage(
                alone && notice.kind().isPassing()
                        ? layout.retryingAfter(RETRY_SECONDS)
                        : layout.refreshingEvery(REFRESH),
                url,
                InsightsForm.of(url.days(), filters),
                alone ? null : period(asked),
                notice,
                alone ? null : panels(asked, url));
    }

    private InsightsPage.Panels panels(InsightParts asked, InsightsUrl url) {
        return new InsightsPage.Panels(
                FourKeysPanel.of(asked.fourKeys()),
                TotalsPanel.of(asked.totals(), url),
                DaysPanel.ofOutcomes(asked.days(), times.zone()),
                DaysPanel.ofDurations(asked.days(), times.zone()),
                DaysPanel.ofQueueTimes(asked.queue(), times.zone()),
                RecoveryPanel.of(asked.recovery(), url, times),
                FlakyPanel.of(asked.flaky(), url, times),
                Ranking.of(Definition.FAILING, asked.failing(), url),
                Ranking.of(Definition.SLOWEST, asked.slowest(), url),
                Ranking.of(Definition.ACTIVE, asked.active(), url),
                LostPanel.of(asked.lost(), url));
    }

    /** "22 Oct to 20 Nov 2026, in days of Europe/Berlin", as the first answer that has one tells it. */
    private String period(InsightParts asked) {
        return Stream.of(
                        asked.days().content().map(view -> view.period()),
                        asked.totals().content().map(view -> view.period()),
                        asked.fourKeys().content().map(view -> view.period()))
                .flatMap(period -> period.stream())
                .findFirst()
                .map(this::words)
                .orElse(null);
    }

    private String words(PeriodView period) {
        return DayAxis.of(period, times.zone()).words() + ", days in " + DayAxis.zone(period, times.zone());
    }

    /** What the browser has already it has with its status. */
    private static Response withStatus(Response page, int status) {
        return page.getStatus() == 200 && status != 200
                ? Response.fromResponse(page).status(status).build()
                : page;
    }
}
