package dev.cidashboard.configuration;

import org.yaml.snakeyaml.nodes.Node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks the file along the schema: every key must be in it, whatever it holds is expanded once. */
final class FileReader {
    static final int MAX_INSTANCES = 100;
    private static final int MAX_LIST = 10_000;

    private final ProcessRole role;
    private final Expansion expansion;
    private final YamlNodes nodes;
    private final Values values = new Values();
    private final List<WrittenInstance> instances = new ArrayList<>();

    private FileReader(ProcessRole role, Expansion expansion, YamlNodes nodes) {
        this.role = role;
        this.expansion = expansion;
        this.nodes = nodes;
    }

    static FileLayer read(YamlFile file, ProcessRole role, Expansion expansion) {
        var reader = new FileReader(role, expansion, new YamlNodes(file.name()));
        file.read().ifPresent(reader::readRoot);
        return new FileLayer(reader.values, reader.instances);
    }

    private void readRoot(Node root) {
        for (var entry : nodes.entries(root, "")) {
            if (Schema.LATER.contains(entry.key())) {
                throw entry.origin().problem(entry.key() + " is known, not built yet; remove it");
            }
            if (!Schema.namesIn("").contains(entry.key())) {
                throw unknown(entry, "");
            }
            platform(entry.key())
                    .ifPresentOrElse(
                            platform -> readInstances(platform, entry.value()),
                            () -> readSection(entry.key(), entry.value()));
        }
    }

    private static Optional<Platform> platform(String key) {
        for (Platform platform : Platform.values()) {
            if (platform.key().equals(key)) {
                return Optional.of(platform);
            }
        }
        return Optional.empty();
    }

    private void readSection(String section, Node node) {
        for (var entry : nodes.entries(node, section)) {
            var key = Schema.find(section + "." + entry.key()).orElseThrow(() -> unknown(entry, section));
            if (!key.roles().contains(role)) {
                checkForm(key, entry.value());
            } else if (key.list()) {
                readList(key, entry.value());
            } else if (!YamlNodes.isNull(entry.value())) {
                values.put(key, expanded(key.path(), entry.value(), key.type().expected()));
            }
        }
    }

    private void readList(SchemaKey<?> key, Node node) {
        if (YamlNodes.isNull(node) && !key.fallback().isEmpty()) {
            return;
        }
        var items = new ArrayList<Sourced>();
        for (Node item : items(key, node)) {
            items.add(expanded(
                    key.path() + "[" + items.size() + "]", item, key.type().expected()));
        }
        values.put(key, items);
    }

    private void readInstances(Platform platform, Node node) {
        int index = 0;
        for (Node item : nodes.items(
                node, platform.key(), "a list of instances: [ { name: …, url: …, token: … } ]", MAX_INSTANCES)) {
            instances.add(readInstance(platform, platform.key() + "[" + index++ + "]", item));
        }
        if (instances.size() > MAX_INSTANCES) {
            throw nodes.origin(node)
                    .problem("there are " + instances.size() + " instances; expected at most " + MAX_INSTANCES);
        }
    }

    private WrittenInstance readInstance(Platform platform, String path, Node node) {
        Optional<Sourced> name = Optional.empty();
        Optional<Sourced> url = Optional.empty();
        Optional<Sourced> token = Optional.empty();
        for (var entry : nodes.entries(node, path)) {
            var value = entry.value();
            String keyPath = path + "." + entry.key();
            switch (entry.key()) {
                case "name" -> name = expandedIfSaid(keyPath, value, ValueTypes.INSTANCE_NAME);
                case "url" -> url = expandedIfSaid(keyPath, value, ValueTypes.URL);
                case "token" -> token = readToken(keyPath, value);
                default -> throw unknown(entry, path);
            }
        }
        return new WrittenInstance(platform, path, nodes.origin(node), name, url, token);
    }

    private Optional<Sourced> readToken(String path, Node value) {
        if (role == ProcessRole.AGGREGATOR) {
            return expandedIfSaid(path, value, ValueTypes.TOKEN);
        }
        checkForm(path, value, ValueTypes.TOKEN);
        return Optional.empty();
    }

    private List<Node> items(SchemaKey<?> key, Node node) {
        return nodes.items(node, key.path(), "a list, such as [] or [ one, two ]", MAX_LIST);
    }

    private void checkForm(SchemaKey<?> key, Node value) {
        if (key.list()) {
            items(key, value).forEach(item -> checkForm(key.path(), item, key.type()));
        } else {
            checkForm(key.path(), value, key.type());
        }
    }

    /** All that a process does with what is the other one's: it may lack the variables, and has no use for a secret. */
    private void checkForm(String path, Node value, ValueType<?> type) {
        if (!YamlNodes.isNull(value)) {
            Expansion.checkForm(path, written(path, value, type.expected()));
        }
    }

    private Optional<Sourced> expandedIfSaid(String path, Node value, ValueType<?> type) {
        return YamlNodes.isNull(value) ? Optional.empty() : Optional.of(expanded(path, value, type.expected()));
    }

    private Sourced expanded(String path, Node value, String expected) {
        var written = written(path, value, expected);
        return new Sourced(expansion.expand(path, written), written.origin());
    }

    private Sourced written(String path, Node value, String expected) {
        return new Sourced(nodes.scalar(value, path, () -> expected), nodes.origin(value));
    }

    private static ConfigurationProblem unknown(YamlNodes.Entry entry, String section) {
        var known = section.contains("[") ? Schema.INSTANCE_KEYS : List.copyOf(Schema.namesIn(section));
        String name = section.isEmpty() ? Quoted.of(entry.key()) : Quoted.of(entry.key()) + " in " + section;
        return entry.origin().problem("unknown key " + name + "; " + Spelling.hint(entry.key(), known));
    }
}
