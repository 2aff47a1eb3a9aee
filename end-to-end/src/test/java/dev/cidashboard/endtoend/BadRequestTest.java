package dev.cidashboard.endtoend;

import dev.cidashboard.endtoend.product.Answer;
import dev.cidashboard.endtoend.product.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is asked, the answer is 400 or 404 in the form the asker reads, never 500. */
@EndToEnd
class BadRequestTest {

    private static final String[] BAD_PARAMETERS = {
        "page=0",
        "page=-1",
        "page=abc",
        "page=99999999999",
        "limit=0",
        "limit=-1",
        "limit=abc",
        "limit=1000000",
        "status=sunny",
        "platform=sourceforge",
        "instance=..%2F..",
        "page=%00",
        "limit=1%27%20or%201=1"
    };

    private final Product product;

    BadRequestTest(Product product) {
        this.product = product;
    }

    static Stream<String> badLists() {
        return Stream.of("/api/repositories", "/api/pipelines")
                .flatMap(path -> Stream.of(BAD_PARAMETERS).map(parameter -> path + "?" + parameter));
    }

    static Stream<String> badPages() {
        return Stream.of("/", "/pipelines")
                .flatMap(path -> Stream.of(BAD_PARAMETERS).map(parameter -> path + "?" + parameter));
    }

    @ParameterizedTest
    @MethodSource("badLists")
    void a_bad_parameter_is_named_in_problem_json(String path) {
        Answer answer = product.web().http().get(path);

        assertProblem(answer, 400);
        assertThat(answer.json().path("parameter").asText()).isEqualTo(parameterOf(path));
    }

    @ParameterizedTest
    @MethodSource("badLists")
    void the_aggregator_names_it_too(String path) {
        Answer answer = product.aggregator().http().get(path.replace("/api/repositories", "/api/projects"));

        assertProblem(answer, 400);
        assertThat(answer.json().path("parameter").asText()).isEqualTo(parameterOf(path));
    }

    @ParameterizedTest
    @MethodSource("badPages")
    void a_browser_gets_a_page_that_says_so(String path) {
        Answer answer = product.web().http().page(path);

        assertPage(answer, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort=colour", "sort=--name"})
    void an_unknown_order_is_refused_in_both_forms(String parameter) {
        assertProblem(product.web().http().get("/api/repositories?" + parameter), 400);
        assertPage(product.web().http().page("/?" + parameter), 400);
    }

    @Test
    void ids_that_are_none_are_refused() {
        assertProblem(product.web().http().get("/api/repositories?ids=nonsense"), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/repository-detail?id=github-main:1",
                "/api/repository-detail?id=no/such/path",
                "/api/repository-detail?id=github-main:no/such",
                "/api/no-such-thing",
                "/api/avatar/sourceforge/somebody",
                "/api/avatar/github/..%2F..%2Fetc"
            })
    void what_does_not_exist_is_404_in_problem_json(String path) {
        assertProblem(product.web().http().get(path), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/no-such-page",
                "/repositories/github-main/no/such",
                "/repositories/no-such-instance/a/b",
                "/repositories/github-main/..%2f..%2fetc%2fpasswd",
                "/repository?id=nobody/knows",
                "/assets/no-such-file.js"
            })
    void what_does_not_exist_is_a_404_page_for_a_browser(String path) {
        assertPage(product.web().http().page(path), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/projects/github-main:1",
                "/api/projects/no-such-instance:1",
                "/api/projects/github-main:1/pipelines",
                "/api/projects/github-main:1/branches/feature%2Fx",
                "/api/projects/github-main:1/pipelines/2/jobs",
                "/api/avatars/no-such-instance/somebody",
                "/api/no-such-thing"
            })
    void the_aggregator_says_404_in_problem_json(String path) {
        assertProblem(product.aggregator().http().get(path), 404);
    }

    private static String parameterOf(String path) {
        return path.substring(path.indexOf('?') + 1, path.indexOf('='));
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.contentType()).as("%s", answer).startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("type").asText()).startsWith("urn:ci-dashboard:problem:");
        assertThat(answer.text()).doesNotContain("Exception", "dev.cidashboard", "io.quarkus");
    }

    private static void assertPage(Answer answer, int status) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.contentType()).as("%s", answer).startsWith("text/html");
        assertThat(answer.text()).contains("<h1").doesNotContain("Exception", "dev.cidashboard", "io.quarkus");
        assertThat(answer.header("content-security-policy")).isPresent();
    }
}
