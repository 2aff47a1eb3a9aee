package dev.cidashboard.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cidashboard.endtoend.product.Answer;
import dev.cidashboard.endtoend.product.Product;
import dev.cidashboard.endtoend.product.Rows;
import dev.cidashboard.endtoend.product.Simulator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What happens at a forge arrives in the rows by itself, and only there. */
@EndToEnd
class ChangeTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Product product;
    private final Simulator forge;

    ChangeTest(Product product) {
        this.product = product;
        this.forge = product.forge();
    }

    /**
     * A web process that outlived an aggregator keeps the rows that it has as long as their tag is confirmed, with the moments
     * of change that the earlier aggregator told. Here both begin at the same time.
     */
    @BeforeAll
    static void anew(Product product) {
        product.web().stop();
        product.web().start();
    }

    @Test
    void every_row_equals_the_forge_field_by_field() {
        assertThat(product.rows().size()).isEqualTo(forge.truth().size()).isGreaterThanOrEqualTo(60);
        assertThat(forge.truth().differences(product.rows())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "gitlab"})
    void a_push_and_a_failed_pipeline_change_exactly_their_row(String platform) {
        product.refreshAndWait();
        Rows before = product.rows();
        String id = forge.push(platform);

        long pipeline = forge.start(id);
        forge.finish(id, pipeline, "FAILED");
        product.awaitTruthOf(id, SOON);

        Rows after = product.rows();
        assertThat(after.one(id).path("lastCommit").path("sha"))
                .isNotEqualTo(before.one(id).path("lastCommit").path("sha"));
        Map<String, JsonNode> others = after.byId();
        others.put(id, before.one(id));
        assertThat(others).isEqualTo(before.byId());
    }

    @Test
    void an_unchanged_list_is_304_and_a_changed_one_has_another_tag() {
        product.refreshAndWait();
        Answer first = product.web().http().get("/api/repositories?limit=10000");
        product.refreshAndWait();
        Answer unchanged = product.web()
                .http()
                .get("/api/repositories?limit=10000", Map.of("If-None-Match", "\"other\", " + first.etag()));

        String id = forge.push("gitlab");
        product.awaitTruthOf(id, SOON);
        Answer changed =
                product.web().http().get("/api/repositories?limit=10000", Map.of("If-None-Match", first.etag()));

        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.etag()).isNotEqualTo(first.etag());
    }

    @Test
    void web_relays_the_bytes_and_the_tag_of_the_aggregator() {
        product.refreshAndWait();

        Answer relayed = product.web().http().get("/api/repositories?limit=10000");
        Answer original = product.aggregator().http().get("/api/projects?limit=10000");

        assertThat(relayed.etag()).isEqualTo(original.etag());
        assertThat(relayed.body()).isEqualTo(original.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "gitlab"})
    void branches_and_merge_requests_are_counted_and_listed(String platform) {
        String id = forge.truth().tame(platform);
        forge.addBranch(id, "feature/with/slashes");
        forge.openMergeRequest(id, "feature/with/slashes", "Draft of something new", true);

        product.awaitTruthOf(id, SOON);

        JsonNode detail =
                product.web().http().get("/api/repository-detail?id=" + id).json();
        assertThat(detail.path("branches").path("branches").findValuesAsText("name"))
                .contains("feature/with/slashes");
        assertThat(detail.path("mergeRequests").findValuesAsText("sourceBranch"))
                .contains("feature/with/slashes");
        Answer branch = product.aggregator().http().get("/api/projects/" + id + "/branches/feature/with/slashes");
        assertThat(branch.status()).as("%s", branch).isEqualTo(200);
        assertThat(branch.json().path("name").asText()).isEqualTo("feature/with/slashes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "gitlab"})
    void a_project_appears_is_renamed_and_goes(String platform) {
        String path = "new-group/" + platform + "-newcomer";
        String id = forge.create(platform, path);
        await("it appears")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(product.rows().ids()).contains(id));

        forge.rename(id, path + "-renamed");
        await("its new path").atMost(SOON).untilAsserted(() -> assertThat(
                        product.rows().one(id).path("path").asText())
                .isEqualTo(path + "-renamed"));
        Answer old = product.web().http().page("/repositories/" + platform + "-main/" + path);
        assertThat(old.status()).as("%s", old).isBetween(301, 308);
        assertThat(old.header("location").orElseThrow()).endsWith(path + "-renamed");

        forge.delete(id);
        await("it goes")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(product.rows().ids()).doesNotContain(id));
    }

    @Test
    void the_jobs_of_a_pipeline_are_read_when_somebody_asks() {
        String id = forge.truth().tame("gitlab");
        String pipeline = product.rows().one(id).path("pipeline").path("id").asText();

        Answer jobs = product.aggregator().http().get("/api/projects/" + id + "/pipelines/" + pipeline + "/jobs");

        assertThat(jobs.status()).as("%s", jobs).isEqualTo(200);
        assertThat(jobs.json().path("loading").asBoolean()).isFalse();
        assertThat(jobs.json().path("jobs")).isNotEmpty();
    }
}
