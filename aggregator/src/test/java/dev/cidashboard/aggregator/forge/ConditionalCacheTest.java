package dev.cidashboard.aggregator.forge;

import dev.cidashboard.aggregator.forge.ConditionalCache.Kept;
import dev.cidashboard.aggregator.forge.Question.Treatment;
import org.junit.jupiter.api.Test;

import java.io.InputStream;
import java.net.URI;

import static org.assertj.core.api.Assertions.assertThat;

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
