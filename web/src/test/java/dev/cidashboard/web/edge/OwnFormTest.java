package dev.cidashboard.web.edge;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OwnFormTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "same-origin, http://localhost:8080, http://localhost:8080/, localhost:8080, true",
                "-, http://localhost:8080, -, localhost:8080, true",
                "-, -, -, localhost:8080, true",
                "-, -, http://localhost:8080/x, localhost:8080, true",
                "same-origin, https://ci.example, -, ci.example:443, true",
                "none, -, -, localhost:8080, true",
                "cross-site, -, -, localhost:8080, false",
                "same-site, http://localhost:8080, -, localhost:8080, false",
                "cross-site, http://localhost:8080, -, localhost:8080, false",
                "-, null, -, localhost:8080, false",
                "-, https://evil.example, -, localhost:8080, false",
                "-, http://localhost:9090, -, localhost:8080, false",
                "-, -, https://evil.example/x, localhost:8080, false",
                "-, http://localhost:8080.evil.example, -, localhost:8080, false",
                "-, not a url, -, localhost:8080, false",
            })
    void forms_of_other_sites_are_refused(String fetchSite, String origin, String referer, String host, boolean own) {
        assertThat(OwnForm.isOwn(fetchSite, origin, referer, host)).isEqualTo(own);
    }
}
