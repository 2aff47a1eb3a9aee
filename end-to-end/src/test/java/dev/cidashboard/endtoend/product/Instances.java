package dev.cidashboard.endtoend.product;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

/** How the configured forges are, as the aggregator says. */
public final class Instances {

    private final JsonNode list;

    private Instances(JsonNode list) {
        this.list = list;
    }

    public static Instances of(Product product) {
        Answer answer = product.aggregator().http().get("/api/instances");
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return new Instances(answer.json().path("instances"));
    }

    public JsonNode one(String name) {
        for (JsonNode instance : list) {
            if (instance.path("name").asText().equals(name)) {
                return instance;
            }
        }
        throw new AssertionError("no instance " + name + " in " + list);
    }

    /** Whether each has ended a pass that began after the moment. */
    public boolean passedSince(Instant moment) {
        for (JsonNode instance : list) {
            JsonNode last = instance.path("lastPass");
            if (!last.hasNonNull("finishedAt")
                    || Instant.parse(last.path("startedAt").asText()).isBefore(moment)) {
                return false;
            }
        }
        return true;
    }
}
