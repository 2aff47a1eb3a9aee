package dev.cidashboard.aggregator.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cidashboard.aggregator.forge.Content;
import dev.cidashboard.aggregator.forge.ContentReader;
import dev.cidashboard.aggregator.forge.WireFormat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Payloads that forges really sent, where there are any: {@code CORPUS_DIR} as system property or environment variable,
 * otherwise a folder beside the repository. Whoever has none gets a message instead of a test.
 */
public final class Corpus {

    private static final ObjectMapper TREES = new ObjectMapper();

    /**
     * One kind of thing that a connector reads.
     *
     * @param folder regular expression for where such payloads lie
     * @param envelope field that holds a list of them; null if lists are bare
     * @param isOne tells one of them in a tree that was read by other means
     * @param check what must hold of each
     */
    public record Kind<W, T>(
            String folder,
            String envelope,
            Class<W> wire,
            Function<W, T> toOurs,
            Predicate<JsonNode> isOne,
            Consumer<T> check) {}

    /** What came of reading. */
    private static final class Tally {
        private int files;
        private int elements;
        private int others;
        private final Map<String, Integer> notJson = new TreeMap<>();
    }

    private final Path directory;
    private final WireFormat format = new WireFormat();
    private final List<Path> files;

    private Corpus(Path directory, List<Path> files) {
        this.directory = directory;
        this.files = files;
    }

    /** Skips the test, with a message, where there is no corpus. */
    public static Corpus of(String platform) {
        String named = System.getProperty("CORPUS_DIR", System.getenv("CORPUS_DIR"));
        Path root = named == null ? Path.of("..", "..", "shared", "corpus") : Path.of(named);
        Path directory = root.resolve(platform);
        if (!Files.isDirectory(directory)) {
            System.out.println("No payloads of " + platform + " under " + root + ": set CORPUS_DIR to test with some.");
        }
        assumeTrue(Files.isDirectory(directory), "no payloads of " + platform + " to read");
        try (Stream<Path> walk = Files.walk(directory)) {
            return new Corpus(
                    directory,
                    walk.filter(file -> file.toString().endsWith(".json"))
                            .sorted()
                            .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public int size() {
        return files.size();
    }

    /** Reads every payload of each kind, and every other one too, which need not be understood but must do no harm. */
    public void read(List<Kind<?, ?>> kinds) {
        Map<String, Tally> tallies = new TreeMap<>();
        for (Path file : files) {
            for (Kind<?, ?> kind : kinds) {
                boolean meant = directory.relativize(file).toString().matches(kind.folder());
                Tally tally = meant ? tallies.computeIfAbsent(kind.folder(), name -> new Tally()) : new Tally();
                read(file, kind, tally, meant);
            }
        }
        System.out.println(directory.getFileName() + ": " + files.size() + " files read");
        tallies.forEach((folder, tally) -> System.out.printf(
                "  %-45s %3d files, %4d elements, %2d files of another shape %s%n",
                folder, tally.files, tally.elements, tally.others, tally.notJson.isEmpty() ? "" : tally.notJson));
    }

    private <W, T> void read(Path file, Kind<W, T> kind, Tally tally, boolean meant) {
        JsonNode tree = tree(file);
        List<JsonNode> expected = expected(tree, kind);
        List<T> parsed = parsed(file, tree, kind);
        tally.files++;
        if (tree == null) {
            tally.notJson.merge("not JSON", 1, Integer::sum);
        } else if (expected.isEmpty()) {
            tally.others++;
        }
        tally.elements += expected.size();
        assertThat(parsed.size())
                .as("elements read as " + kind.wire().getSimpleName() + " from " + directory.relativize(file))
                .isGreaterThanOrEqualTo(expected.size());
        if (meant && !expected.isEmpty()) {
            parsed.forEach(kind.check());
        }
    }

    private static JsonNode tree(Path file) {
        try {
            return TREES.readTree(Files.readAllBytes(file));
        } catch (IOException notJson) {
            return null;
        }
    }

    private static <W, T> List<JsonNode> expected(JsonNode tree, Kind<W, T> kind) {
        if (tree == null) {
            return List.of();
        }
        JsonNode list =
                kind.envelope() != null && tree.path(kind.envelope()).isArray() ? tree.get(kind.envelope()) : tree;
        Stream<JsonNode> candidates =
                list.isArray() ? StreamSupport.stream(list.spliterator(), false) : Stream.of(list);
        return candidates.filter(kind.isOne()).toList();
    }

    private <W, T> List<T> parsed(Path file, JsonNode tree, Kind<W, T> kind) {
        boolean enveloped = kind.envelope() != null
                && tree != null
                && tree.path(kind.envelope()).isArray();
        if (enveloped) {
            return list(file, format.list(kind.envelope(), kind.wire(), kind.toOurs()));
        }
        if (tree != null && tree.isArray()) {
            return list(file, format.list(kind.wire(), kind.toOurs()));
        }
        List<T> one = new ArrayList<>();
        ask(file, format.object(kind.wire(), kind.toOurs())).forEach(content -> one.add(content.value()));
        return one;
    }

    private static <T> List<T> list(Path file, ContentReader<List<T>> reader) {
        return ask(file, reader).stream()
                .flatMap(content -> content.value().stream())
                .toList();
    }

    /** What cannot be read is told by an IOException and by nothing else. */
    private static <T> List<Content<T>> ask(Path file, ContentReader<T> reader) {
        try (InputStream body = Files.newInputStream(file)) {
            return List.of(reader.read(body));
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
