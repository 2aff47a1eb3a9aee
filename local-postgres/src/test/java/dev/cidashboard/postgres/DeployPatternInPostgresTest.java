package dev.cidashboard.postgres;

import dev.cidashboard.configuration.DeployPattern;
import org.junit.jupiter.api.Test;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code insights.deploy_pattern} accepts, Java and PostgreSQL understand alike. */
class DeployPatternInPostgresTest {
    private static final List<String> PIECES = List.of(
            "a",
            "b",
            "K",
            "s",
            "i",
            "9",
            " ",
            "-",
            "_",
            "/",
            ".",
            "^",
            "$",
            "|",
            "(",
            ")",
            "*",
            "+",
            "?",
            "[ab]",
            "[^a]",
            "[a-k]",
            "[^0-9]",
            "[.*]",
            "[+?|()$]",
            "[b-]",
            "[",
            "]",
            "[^a-k_-]",
            "deploy");
    private static final List<String> LETTERS = List.of(
            "a", "A", "b", "k", "K", "\u212a", "s", "\u017f", "I", "i", "\u0130", "\u0131", "9", " ", "-", "_", "/",
            ".", "*", "+", "(", "$", "[", "\n", "ä", "😀", "Deploy");

    @Test
    void both_find_the_same() throws SQLException {
        var random = new Random(20261122);
        var database = SharedPostgres.createDatabase();
        var differences = new ArrayList<String>();
        int compared = 0;
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var question = connection.prepareStatement("SELECT ? ~* ? COLLATE \"C\"")) {
            for (int attempt = 0; attempt < 20_000; attempt++) {
                String written = made(random, PIECES, 8);
                DeployPattern pattern;
                try {
                    pattern = DeployPattern.of(written);
                } catch (IllegalArgumentException refused) {
                    continue;
                }
                String name = made(random, LETTERS, 6);
                question.setString(1, name);
                question.setString(2, pattern.text());
                try (var answer = question.executeQuery()) {
                    answer.next();
                    if (answer.getBoolean(1) != pattern.matches(name)) {
                        differences.add(written + " in \"" + name + "\"");
                    }
                }
                compared++;
            }
        }

        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(2_000);
    }

    private static String made(Random random, List<String> pieces, int most) {
        var text = new StringBuilder();
        for (int i = random.nextInt(most) + 1; i > 0; i--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }
}
