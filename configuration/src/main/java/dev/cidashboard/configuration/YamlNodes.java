package dev.cidashboard.configuration;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Takes YAML nodes apart and says, with a line, when one is not what it should be. */
final class YamlNodes {
    private static final String STANDARD_TAGS = "tag:yaml.org,2002:";

    private final String file;

    /** A key with the line it stands on, and its value. */
    record Entry(String key, Origin origin, Node value) {}

    YamlNodes(String file) {
        this.file = file;
    }

    Origin origin(Node node) {
        return Origin.line(file, node.getStartMark().getLine() + 1);
    }

    static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    /** The entries of a mapping; none of a key that was left empty. Two entries of one key are refused. */
    List<Entry> entries(Node node, String path) {
        if (isNull(node)) {
            return List.of();
        }
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(node, path, "keys with values");
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (var tuple : mapping.getValue()) {
            var origin = origin(tuple.getKeyNode());
            String key = scalar(tuple.getKeyNode(), named(path) + " has a key that", () -> "a word");
            var earlier = entries.put(key, new Entry(key, origin, tuple.getValueNode()));
            if (earlier != null) {
                throw origin.problem(Quoted.of(key) + " is given twice"
                        + (path.isEmpty() ? "" : " in " + path) + ", first at "
                        + earlier.origin().place() + "; expected once");
            }
        }
        return List.copyOf(entries.values());
    }

    /** The items of a list; none of a key that was left empty. */
    List<Node> items(Node node, String path, String expected, int most) {
        if (isNull(node)) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong(node, path, expected);
        }
        if (sequence.getValue().size() > most) {
            throw origin(node)
                    .problem(path + " has " + sequence.getValue().size() + " entries; expected at most " + most);
        }
        return sequence.getValue();
    }

    String scalar(Node node, String path, Supplier<String> expected) {
        if (node instanceof ScalarNode scalar && scalar.getTag().getValue().startsWith(STANDARD_TAGS)) {
            return scalar.getValue();
        }
        throw wrong(node, path, expected.get());
    }

    private ConfigurationProblem wrong(Node node, String path, String expected) {
        String found =
                switch (node) {
                    case MappingNode mapping -> "keys with values";
                    case SequenceNode sequence -> "a list";
                    case ScalarNode scalar
                    when scalar.getTag().getValue().startsWith(STANDARD_TAGS) -> "a single value";
                    default -> "tagged " + Quoted.of(node.getTag().getValue());
                };
        return origin(node).problem(named(path) + " is " + found + "; expected " + expected);
    }

    private static String named(String path) {
        return path.isEmpty() ? "the file" : path;
    }
}
