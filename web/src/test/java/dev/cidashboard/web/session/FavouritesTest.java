package dev.cidashboard.web.session;

import dev.cidashboard.api.InvalidValue;
import dev.cidashboard.api.ProjectId;
import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FavouritesTest {
    private static final ProjectId ONE = ProjectId.parse("github-main:1");

    @Test
    void a_cookie_tells_what_was_put_into_it() {
        Favourites favourites = Favourites.NONE
                .with(ONE)
                .with(ProjectId.parse("jenkins:folder/job a!b;\"c\""))
                .with(ProjectId.parse("b:{u-u}"));

        assertThat(Favourites.ofCookie(favourites.toCookie())).isEqualTo(favourites);
        assertThat(favourites.toCookie()).matches("[A-Za-z0-9.*_%!+-]+");
    }

    @Test
    void there_is_no_fifty_first() {
        Favourites full = Favourites.ofCookie(cookieOf(50));

        assertThat(full.ids()).hasSize(50);
        assertThatThrownBy(() -> full.with(ProjectId.parse("x:1"))).isInstanceOf(InvalidValue.class);
    }

    @Test
    void a_cookie_with_more_is_cut() {
        assertThat(Favourites.ofCookie(cookieOf(80)).ids()).hasSize(50);
    }

    @Test
    void a_cookie_never_grows_beyond_what_browsers_keep() {
        ProjectId huge = ProjectId.parse("a:" + "ü".repeat(500));
        Favourites one = Favourites.NONE.with(huge);

        assertThatThrownBy(() -> one.with(ProjectId.parse("b:" + "ü".repeat(500))))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void nonsense_is_left_out() {
        assertThat(Favourites.ofCookie("%zz!!<script>!github-main%3A1!github-main:1!NO:1")
                        .ids())
                .containsExactly(ONE);
    }

    @Test
    void a_cookie_that_is_too_long_is_none_of_ours() {
        assertThat(Favourites.ofCookie("a:1!".repeat(2_000))).isEqualTo(Favourites.NONE);
    }

    private static String cookieOf(int count) {
        return IntStream.range(0, count).mapToObj(i -> "github-main%3A" + i).collect(Collectors.joining("!"));
    }
}
