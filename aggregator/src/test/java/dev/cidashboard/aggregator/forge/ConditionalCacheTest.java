package dev.cidashboard.aggregator.forge;

import dev.cidashboard.aggregator.forge.ConditionalCache.Kept;
import dev.cidashboard.aggregator.forge.Question.Treatment;
import org.junit.jupiter.api.Test;

import java.io.InputStream;
import java.net.URI;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConditionalCacheTest {

    private static final Kept KEPT = new Kept("\"1\"", new Page<>(new Content<>("one", 1, 0), null, null));

    private final ConditionalCache cache = new ConditionalCache(3);

    @Test
    void an_answer_is_found_by_its_address_and_endpoint() {
        cache.keep(question("a", "/x", "p"), KEPT);
        assertThat(cache.of(question("a", "/x", "p"))).contains(KEPT);
        assertThat(cache.of(question("b", "/x", "p"))).isEmpty();
        assertThat(cache.of(question("a", "/y", "p"))).isEmpty();
    }

    @Test
    void the_least_recently_used_answer_goes_first() {
        cache.keep(question("a", "/x", "p"), KEPT);
        cache.keep(question("b", "/x", "p"), KEPT);
        cache.keep(question("c", "/x", null), KEPT);
        cache.of(question("a", "/x", "p"));
        cache.keep(question("d", "/x", "q"), KEPT);
        assertThat(cache.size()).isEqualTo(3);
        assertThat(cache.of(question("b", "/x", "p"))).isEmpty();
        assertThat(cache.of(question("a", "/x", "p"))).isPresent();
    }

    @Test
    void forgetting_a_project_forgets_all_of_it_and_nothing_else() {
        cache.keep(question("a", "/x", "p"), KEPT);
        cache.keep(question("b", "/x", "p"), KEPT);
        cache.keep(question("c", "/x", "q"), KEPT);
        cache.forget("p");
        cache.forget("p");
        assertThat(cache.size()).isEqualTo(1);
        assertThat(cache.of(question("c", "/x", "q"))).isPresent();
    }

    @Test
    void what_was_kept_can_be_given_to_another_cache_and_is_found_there_by_the_same_question() {
        cache.keep(question("a", "/x", "p"), KEPT);
        cache.keep(question("b", "/x", null), KEPT);
        ConditionalCache later = new ConditionalCache(3);

        cache.kept("p").forEach(page -> later.restore("p", page));
        cache.kept(null).forEach(page -> later.restore(null, page));

        assertThat(later.of(question("a", "/x", "p"))).contains(KEPT);
        assertThat(later.of(question("b", "/x", null))).contains(KEPT);
        later.forget("p");
        assertThat(later.kept("p")).isEmpty();
        assertThat(later.kept(null)).hasSize(1);
    }

    @Test
    void a_validator_that_would_begin_another_header_is_neither_taken_out_nor_in() {
        cache.keep(question("a", "/x", "p"), new Kept("\"1\"\r\nX-Evil: 1", KEPT.page()));

        assertThat(cache.kept("p")).isEmpty();
        assertThatThrownBy(() -> new KeptPage(1, 2, "\"1\"\n", "one", 1, 0, null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Question<String> question(String path, String template, String owner) {
        return new Question<>(
                URI.create("https://forge.example/" + path),
                template,
                owner,
                Purpose.BACKGROUND,
                (InputStream body) -> new Content<>("", 0, 0),
                Treatment.PLAIN);
    }
}
