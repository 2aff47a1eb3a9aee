package dev.cidashboard.simulator.gitlab;

import dev.cidashboard.simulator.graphql.SelectedField;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** The examples that GitLab's own specification of its field prices gives (spec/graphql/types/base_field_spec.rb). */
class GitLabPriceTest {

    /** A resolver that costs nothing itself, and 2 with the argument foo. */
    private static final GitLabPrice RESOLVED = new GitLabPrice(OptionalInt.empty(), false, true, 0, 0, List.of("foo"));

    @Test
    void a_field_costs_1_and_a_call_of_gitaly_1_more() {
        GitLabPrice gitaly = new GitLabPrice(OptionalInt.empty(), true, false, 1, 1, List.of());

        assertThat(GitLabPrice.PLAIN.of(field("Text", Map.of()), 0)).isEqualTo(1);
        assertThat(gitaly.of(field("Text", Map.of()), 0)).isEqualTo(2);
    }

    @Test
    void a_stated_price_is_the_price_even_of_a_connection_that_calls_gitaly() {
        GitLabPrice stated = new GitLabPrice(OptionalInt.of(12), true, true, 1, 1, List.of());

        assertThat(stated.of(field("TextConnection", Map.of("first", 100)), 0)).isEqualTo(12);
    }

    @Test
    void a_connection_of_100_costs_twice_and_one_of_50_half_as_much_again() {
        assertThat(RESOLVED.of(field("TextConnection", Map.of()), 2)).isEqualTo(4);
        assertThat(RESOLVED.of(field("TextConnection", Map.of("first", 50)), 2)).isEqualTo(3);
        assertThat(RESOLVED.of(field("TextConnection", Map.of("first", 1)), 2)).isEqualTo(2);
        assertThat(RESOLVED.of(field("TextConnection", Map.of("first", 1, "foo", true)), 2))
                .isEqualTo(4);
    }

    @Test
    void a_page_beyond_the_largest_costs_as_the_largest() {
        assertThat(RESOLVED.of(field("TextConnection", Map.of("first", 5_000)), 2))
                .isEqualTo(4);
    }

    @Test
    void what_is_no_connection_does_not_grow() {
        assertThat(RESOLVED.of(field("Text", Map.of("first", 50)), 2)).isEqualTo(2);
    }

    @Test
    void items_named_by_their_number_do_not_let_it_grow() {
        assertThat(RESOLVED.of(field("TextConnection", Map.of("iids", List.of("1"))), 2))
                .isEqualTo(2);
    }

    @Test
    void sorting_costs_1_more_and_searching_5_and_an_argument_that_is_null_nothing() {
        Map<String, Object> nothing = new LinkedHashMap<>();
        nothing.put("sort", null);

        assertThat(RESOLVED.of(field("Text", Map.of("sort", "id_asc")), 2)).isEqualTo(3);
        assertThat(RESOLVED.of(field("Text", Map.of("search", "x")), 2)).isEqualTo(7);
        assertThat(RESOLVED.of(field("Text", nothing), 2)).isEqualTo(2);
    }

    private static SelectedField field(String type, Map<String, Object> arguments) {
        return new SelectedField(Set.of("Query"), "test", "test", arguments, type, false, List.of());
    }
}
