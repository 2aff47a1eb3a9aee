package dev.cidashboard.web.session;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReturnPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/?q=a%20b&status=failed", "/repositories/github-main/a/b", "/pipelines?page=2"})
    void paths_of_this_site_are_kept(String path) {
        assertThat(ReturnPath.of(path).uri()).hasToString(path);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "https://evil.example/",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: x=y",
                "/\t/evil.example",
                "evil",
                "/%zz"
            })
    void everything_else_goes_home(String path) {
        assertThat(ReturnPath.of(path).uri()).hasToString("/");
    }
}
