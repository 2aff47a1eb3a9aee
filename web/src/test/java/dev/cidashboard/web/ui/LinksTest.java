package dev.cidashboard.web.ui;

import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LinksTest {

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "data:text/html,x",
                "//evil.example",
                "/path",
                "https:///nohost",
                "https://user:secret@host.example/",
                "ht tp://host",
                "https://host.example/<script>"
            })
    void only_web_addresses_become_links(String url) {
        assertThat(Links.external(url)).isNull();
    }

    @Test
    void web_addresses_stay_as_they_are() {
        assertThat(Links.external("https://gitlab.example/a/b/-/pipelines/1?x=y"))
                .isEqualTo("https://gitlab.example/a/b/-/pipelines/1?x=y");
    }

    @Test
    void paths_keep_their_slashes_and_nothing_else() {
        assertThat(Links.repository(new InstanceId("gitlab-main"), "a b/c?d#e/ü\"<"))
                .isEqualTo("/repositories/gitlab-main/a%20b/c%3Fd%23e/%C3%BC%22%3C");
    }

    @Test
    void a_pipeline_is_found_by_ids() {
        assertThat(Links.pipeline(ProjectId.parse("jenkins:folder/job"), "7"))
                .isEqualTo("/pipelines/jenkins:folder%2Fjob/7");
    }
}
