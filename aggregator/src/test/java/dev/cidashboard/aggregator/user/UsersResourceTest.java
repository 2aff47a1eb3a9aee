package dev.cidashboard.aggregator.user;

import dev.cidashboard.aggregator.ScriptedWorld;
import dev.cidashboard.aggregator.connector.Avatar;
import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.forge.Failure;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class UsersResourceTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

    @Inject
    ScriptedWorld world;

    @Test
    void a_picture_is_relayed_as_what_it_is() {
        world.github().avatarOf("ada", () -> new Observation.Fresh<>(new Avatar("image/png", PNG)));

        Response picture = given().get("/api/avatars/github-main/ada");

        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.asByteArray()).isEqualTo(PNG);
        assertThat(picture.contentType()).isEqualTo("image/png");
        assertThat(picture.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(picture.header("Cache-Control")).isEqualTo("public, max-age=86400");
        given().header("If-None-Match", picture.header("ETag"))
                .get("/api/avatars/github-main/ada")
                .then()
                .statusCode(304);
    }

    @Test
    void robots_have_pictures_too() {
        world.github().avatarOf("dependabot[bot]", () -> new Observation.Fresh<>(new Avatar("image/gif", PNG)));

        given().urlEncodingEnabled(false)
                .get("/api/avatars/github-main/dependabot%5Bbot%5D")
                .then()
                .statusCode(200)
                .contentType("image/gif");
    }

    @Test
    void a_picture_that_cannot_be_read_now_is_unavailable() {
        world.github()
                .avatarOf(
                        "grace",
                        () -> new Observation.Failed<>(new Failure(Failure.Kind.TIMED_OUT, "It took too long.", null)));

        given().get("/api/avatars/github-main/grace")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("5"))
                .body("detail", equalTo("It took too long."));
    }

    @Test
    void a_fault_of_ours_tells_nothing_of_our_insides() {
        world.github().avatarOf("linus", () -> {
            throw new IllegalStateException("secret inside");
        });

        Response fault = given().get("/api/avatars/github-main/linus");

        assertThat(fault.statusCode()).isEqualTo(500);
        assertThat(fault.contentType()).isEqualTo("application/problem+json");
        assertThat(fault.asString()).doesNotContain("secret").doesNotContain("Exception");
    }
}
