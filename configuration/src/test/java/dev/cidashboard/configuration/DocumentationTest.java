package dev.cidashboard.configuration;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** The reference for people holds the schema, row by row. A failure prints the row to put there. */
class DocumentationTest {
    private static final Path REFERENCE = Path.of("..", "docs", "configuration.md");

    @Test
    void the_reference_has_a_row_for_every_key() throws IOException {
        assertThat(Files.readAllLines(REFERENCE)).containsAll(rows());
    }

    @Test
    void the_reference_has_no_row_for_anything_else() throws IOException {
        var keys = Files.readAllLines(REFERENCE).stream()
                .filter(line -> line.startsWith("| `") && line.contains("."))
                .filter(line -> line.matches("\\| `[a-z_]+\\.[a-z_]+` .*"))
                .toList();

        assertThat(keys).containsExactlyElementsOf(rows());
    }

    private static List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (SchemaKey<?> key : Schema.KEYS) {
            rows.add("| `" + key.path() + "` | " + fallback(key) + " | " + variables(key) + " | " + key.sentence()
                    + " | " + (key.list() ? "a list of: " : "") + key.type().expected() + " |");
        }
        return rows;
    }

    /** A bar inside of a table's cell. */
    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String fallback(SchemaKey<?> key) {
        String text = HelpText.defaultOf(key);
        return text.isEmpty() ? "" : "`" + cell(text) + "`";
    }

    private static String variables(SchemaKey<?> key) {
        var names = new ArrayList<String>();
        key.variables().forEach(variable -> names.add(variable.name()));
        names.add(key.ownVariable());
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
