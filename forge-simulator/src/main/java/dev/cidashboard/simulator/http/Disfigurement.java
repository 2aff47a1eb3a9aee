package dev.cidashboard.simulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
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
