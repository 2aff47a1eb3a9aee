package dev.cidashboard.simulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Bodies that are valid JSON and yet not what the forge's documentation promises. */
final class Disfigurement {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STATUS = Pattern.compile("\"(status|conclusion|group)\":\"[A-Za-z_-]+\"");
    /** Without these no client could know what it is reading about. */
    private static final Set<String> KEPT = Set.of(
            "id",
            "iid",
            "number",
            "name",
            "full_name",
            "path",
            "path_with_namespace",
            "sha",
            "ref",
            "total_count",
            "head_branch",
            "workflow_id");

    private static final Set<String> KEPT_DATA = Set.of(
            "id", "databaseId", "name", "nameWithOwner", "fullPath", "iid", "number", "oid", "sha", "__typename");

    private Disfigurement() {}

    static byte[] unknownStatuses(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return STATUS.matcher(text).replaceAll("\"$1\":\"quantum_entangled\"").getBytes(StandardCharsets.UTF_8);
    }

    /** Whatever is no JSON, a picture for example, stays as it is. */
    static byte[] nullFields(byte[] body) {
        try {
            JsonNode tree = JSON.readTree(body);
            strip(tree);
            return JSON.writeValueAsBytes(tree);
        } catch (JsonProcessingException noJson) {
            return body;
        } catch (IOException unreadable) {
            return body;
        }
    }

    /** Every third node of a GraphQL answer is null, with an error that names its path. */
    static byte[] partial(byte[] body) {
        try {
            if (!(JSON.readTree(body) instanceof ObjectNode answer)) {
                return body;
            }
            ArrayNode errors =
                    answer.path("errors") instanceof ArrayNode present ? present.deepCopy() : JSON.createArrayNode();
            rob(answer.path("data"), JSON.createArrayNode(), errors);
            answer.set("errors", errors);
            return JSON.writeValueAsBytes(answer);
        } catch (IOException noJson) {
            return body;
        }
    }

    /** Only the outermost lists of nodes, so that what is left is whole. */
    private static void rob(JsonNode node, ArrayNode path, ArrayNode errors) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            ArrayNode here = path.deepCopy().add(field.getKey());
            if (field.getKey().equals("nodes") && field.getValue() instanceof ArrayNode nodes) {
                for (int at = 1; at < nodes.size(); at += 3) {
                    nodes.setNull(at);
                    errors.addObject()
                            .put("message", "Something went wrong while executing your query.")
                            .set("path", here.deepCopy().add(at));
                }
            } else {
                rob(field.getValue(), here, errors);
            }
        }
    }

    /** GraphQL's data is left standing, and in it all that is no value. */
    private static void stripData(JsonNode node) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (field.getValue().isContainerNode()) {
                stripData(field.getValue());
            } else if (!KEPT_DATA.contains(field.getKey())) {
                field.setValue(NullNode.getInstance());
            }
        }
        if (node.isArray()) {
            node.forEach(Disfigurement::stripData);
        }
    }

    private static void strip(JsonNode node) {
        if (node.has("data")) {
            stripData(node.path("data"));
        } else if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                boolean list = field.getValue().isArray();
                if (list || field.getKey().equals("commit")) {
                    strip(field.getValue());
                } else if (!KEPT.contains(field.getKey())) {
                    field.setValue(NullNode.getInstance());
                }
            }
        } else if (node.isArray()) {
            node.forEach(Disfigurement::strip);
        }
    }
}
