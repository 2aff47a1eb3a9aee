package dev.cidashboard.aggregator.forge;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class LinkHeaderTest {

    private static final URI BASE = URI.create("https://forge.example/api/things?page=2");

    @Test
    void links_are_told_apart_by_their_relation() {
        LinkHeader links =
                parse("<https://forge.example/a?page=3>; rel=\"next\", <https://forge.example/a?page=9>; rel=\"last\"");
        assertThat(links.to("next")).contains(URI.create("https://forge.example/a?page=3"));
        assertThat(links.to("last")).contains(URI.create("https://forge.example/a?page=9"));
        assertThat(links.to("prev")).isEmpty();
    }

    @Test
    void an_address_may_hold_commas_and_semicolons() {
        LinkHeader links = parse("<https://forge.example/a?ids=1,2;3&page=3>; title=\"a, b\"; rel=next");
        assertThat(links.to("next")).contains(URI.create("https://forge.example/a?ids=1,2;3&page=3"));
    }

    @Test
    void several_headers_and_several_relations_are_one_list() {
        LinkHeader links = LinkHeader.parse(List.of("</b>; rel=\"first prev\"", "<?page=3>; REL=Next"), BASE);
        assertThat(links.to("prev")).contains(URI.create("https://forge.example/b"));
        assertThat(links.to("next")).contains(URI.create("https://forge.example/api/things?page=3"));
    }

    @Test
    void what_is_no_link_is_ignored() {
        assertThat(parse("").to("next")).isEmpty();
        assertThat(parse("<https://forge.example/a").to("next")).isEmpty();
        assertThat(parse("<https://forge.example/a b>; rel=\"next\"").to("next"))
                .isEmpty();
        assertThat(parse("https://forge.example/a; rel=\"next\"").to("next")).isEmpty();
        assertThat(parse("<https://forge.example/a>; rel").to("next")).isEmpty();
    }

    private static LinkHeader parse(String value) {
        return LinkHeader.parse(List.of(value), BASE);
    }
}
