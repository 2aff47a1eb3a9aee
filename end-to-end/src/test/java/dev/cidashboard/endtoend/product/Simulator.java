package dev.cidashboard.endtoend.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The simulator's own door: the truth, the counters, the faults and the verbs that change the world. */
public final class Simulator {

    static final String COUNTS = "/_simulator/counts";
    private static final JsonMapper JSON = new JsonMapper();

    private final Http http;

    Simulator(Http http) {
        this.http = http;
    }

    public Http http() {
        return http;
    }

    public Truth truth() {
        JsonNode answer = get("/_simulator/truth");
        return new Truth(answer.isArray() ? answer : answer.path("projects"));
    }

    public JsonNode counts() {
        return get(COUNTS);
    }

    private JsonNode get(String path) {
        Answer answer = http.get(path);
        if (answer.status() != 200) {
            throw new AssertionError(answer.toString());
        }
        return answer.json();
    }
}
