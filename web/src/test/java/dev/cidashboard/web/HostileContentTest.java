package dev.cidashboard.web;

import dev.cidashboard.api.BranchView;
import dev.cidashboard.api.BranchesView;
import dev.cidashboard.api.CommitView;
import dev.cidashboard.api.DecidingPipelineView;
import dev.cidashboard.api.FacetView;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.JobView;
import dev.cidashboard.api.JobsView;
import dev.cidashboard.api.MergeRequestView;
import dev.cidashboard.api.PipelineView;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.api.RepositoryDetailView;
import dev.cidashboard.api.RepositoryView;
import dev.cidashboard.api.Status;
import dev.cidashboard.web.fake.FakeAggregator;
import dev.cidashboard.web.fake.FakeWorld;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import jakarta.inject.Inject;

import java.util.List;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What a forge says is shown as text wherever it is shown. */
@QuarkusTest
class HostileContentTest {
    private static final String EVIL =
            "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{1234*5678}${1234*5678}\u202Eevil";
    private static final String EVIL_URL = "javascript:alert(3)";

    @Inject
    FakeAggregator aggregator;

    @BeforeEach
    void hostile() {
        aggregator.reset();
        RepositoryView row = row();
        aggregator.show(List.of(row));
        aggregator.show(detail(row));
        aggregator.show(new JobsView(
                "7",
                List.of(new JobView(EVIL, EVIL, EVIL, Status.FAILED, true, FakeWorld.NOW, null, 5L, EVIL, EVIL_URL)),
                false,
                EVIL));
        HostilePast.in(aggregator, row, EVIL, EVIL_URL);
        Awaiting.answers(aggregator);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                "/repositories/github-main/evil/path",
                "/pipelines",
                "/pipelines?branch=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                "/pipelines/github-main:666/7",
                "/platforms",
                "/insights?branch=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                "/insights?days=%22%3E%3Cscript%3E&project=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                "/repositories/github-main/evil/path/history",
                "/repositories/github-main/evil/path/history?actor=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                "/repositories/github-main/evil/path/history?from=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                "/no/%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                "/?status=%3Cscript%3Ealert(1)%3C/script%3E"
            })
    void markup_is_text_and_bad_links_are_none(String url) {
        Awaitility.await().untilAsserted(() -> assertThat(page(url))
                .doesNotContain("<script>")
                .doesNotContain("<img")
                .doesNotContain("onclick")
                .doesNotContain(" style=")
                .doesNotContain("\"javascript:")
                .doesNotContain("7006652"));
    }

    private static String page(String url) {
        return given().accept("text/html").urlEncodingEnabled(false).get(url).asString();
    }

    private static RepositoryView row() {
        return new RepositoryView(
                ProjectId.parse("github-main:666"),
                new InstanceId("github-main"),
                Platform.GITHUB,
                "evil/path",
                EVIL + "x".repeat(10_000),
                EVIL_URL,
                EVIL,
                Status.FAILED,
                new DecidingPipelineView("7", Status.FAILED, EVIL_URL, EVIL, EVIL, FakeWorld.NOW, 1L),
                new CommitView(EVIL, EVIL, EVIL, FakeWorld.NOW),
                1,
                1,
                1,
                FakeWorld.NOW,
                true,
                null,
                EVIL);
    }

    private static RepositoryDetailView detail(RepositoryView row) {
        var pipeline = new PipelineView(
                "7",
                null,
                Status.FAILED,
                EVIL,
                1L,
                2,
                EVIL,
                EVIL,
                EVIL,
                EVIL,
                EVIL,
                FakeWorld.NOW,
                null,
                null,
                1L,
                2L,
                EVIL_URL);
        return new RepositoryDetailView(
                row,
                EVIL,
                EVIL,
                EVIL_URL,
                true,
                FakeWorld.NOW,
                List.of(pipeline),
                new BranchesView(
                        List.of(new BranchView(EVIL, true, true, row.lastCommit(), row.pipeline(), EVIL_URL)), 5),
                List.of(new MergeRequestView(
                        EVIL,
                        1,
                        EVIL,
                        EVIL,
                        true,
                        EVIL,
                        EVIL,
                        List.of(EVIL),
                        Status.FAILED,
                        FakeWorld.NOW,
                        null,
                        EVIL_URL)),
                List.of(new FacetView("pipelines", "stale", null, EVIL)));
    }
}
