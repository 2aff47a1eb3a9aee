package dev.cidashboard.aggregator.forge;

import org.junit.jupiter.api.Test;

import java.net.URI;

import static org.assertj.core.api.Assertions.assertThat;

class TextsTest {

    @Test
    void a_message_is_cut_to_its_first_line() {
        assertThat(Texts.line("Fix it\r\n\r\nbecause it was broken")).isEqualTo("Fix it");
        assertThat(Texts.line("")).isEmpty();
        assertThat(Texts.line(null)).isNull();
    }

    @Test
    void a_long_text_is_cut_between_characters_and_never_inside_one() {
        String emojis = "🚀".repeat(300);
        assertThat(Texts.line("x" + emojis)).hasSizeLessThanOrEqualTo(200).endsWith("🚀");
        assertThat(Texts.name("x".repeat(10_000))).hasSize(300);
    }

    @Test
    void control_characters_and_halves_of_characters_are_left_out() {
        assertThat(Texts.line("a\u0000b\u001b[31mc\u0085d")).isEqualTo("ab[31mcd");
        assertThat(Texts.name("tab\there")).isEqualTo("tab here");
        assertThat(Texts.name("half \ud83d of one \ude80")).isEqualTo("half  of one");
    }

    @Test
    void what_people_write_stays_as_it_is() {
        String hostile = "<script>alert('${jndi}')</script> \u202eright to left 漢字 🚀";
        assertThat(Texts.line(hostile)).isEqualTo(hostile);
    }

    @Test
    void a_blank_name_is_none() {
        assertThat(Texts.name("  \n ")).isNull();
        assertThat(Texts.text("")).isNull();
    }

    @Test
    void only_web_addresses_are_links() {
        assertThat(WebAddress.of("https://forge.example/a?b=c")).isEqualTo(URI.create("https://forge.example/a?b=c"));
        assertThat(WebAddress.of("javascript:alert(1)")).isNull();
        assertThat(WebAddress.of("data:text/html,x")).isNull();
        assertThat(WebAddress.of("//forge.example/a")).isNull();
        assertThat(WebAddress.of("https://user:secret@forge.example/")).isNull();
        assertThat(WebAddress.of("https://forge.example/" + "a".repeat(3_000))).isNull();
        assertThat(WebAddress.of("https://forge.example/a b")).isNull();
        assertThat(WebAddress.of(null)).isNull();
    }

    @Test
    void whatever_becomes_part_of_an_address_is_encoded() {
        assertThat(Encoded.segment("group/sub group/ä?#%")).isEqualTo("group%2Fsub%20group%2F%C3%A4%3F%23%25");
        assertThat(Encoded.segment("..")).isEqualTo("%2E%2E");
        assertThat(Encoded.segment("v1.2-rc_3~4")).isEqualTo("v1.2-rc_3~4");
    }
}
