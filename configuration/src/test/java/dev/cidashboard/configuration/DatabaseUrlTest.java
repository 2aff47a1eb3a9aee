package dev.cidashboard.configuration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseUrlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            postgresql://ci:pw@db.example.org:6543/history | jdbc:postgresql://db.example.org:6543/history | ci | pw
            postgres://ci:pw@db/history | jdbc:postgresql://db:5432/history | ci | pw
            postgres://c%40i:p%2Fw%C3%A9+%25@db/his%20tory | jdbc:postgresql://db:5432/his+tory | c@i | p/wé+%
            postgres://ci:p:w?#@db/history | jdbc:postgresql://db:5432/history | ci | p:w?#
            postgresql://ci:pw@one,two:6000/history | jdbc:postgresql://one:5432,two:6000/history | ci | pw
            postgresql://ci:pw@[::1],[fd00::2]:6000/history | jdbc:postgresql://[::1]:5432,[fd00::2]:6000/history | ci | pw
            jdbc:postgresql://db:6000/history?user=ci&password=p%26w | jdbc:postgresql://db:6000/history | ci | p&w
            jdbc:postgresql://db/history?user=ci&password=p+w%2B | jdbc:postgresql://db:5432/history | ci | p w+
            postgresql://db/history?user=ci&password=p+w | jdbc:postgresql://db:5432/history | ci | p+w
            postgres://ci:pw@db/h?sslmode=require&channel_binding=require&application_name=c%20i&target_session_attrs=read-write | jdbc:postgresql://db:5432/h?ApplicationName=c+i&channelBinding=require&sslmode=require&targetServerType=primary | ci | pw
            """)
    void what_platforms_and_people_write_is_read(String written, String url, String user, String password) {
        assertThat(DatabaseUrl.parse(written).map(read -> read.withPool(8)))
                .contains(new DatabaseConfiguration(url, user, Secret.password(password), 8));
    }

    @Test
    void a_password_may_be_absent() {
        assertThat(DatabaseUrl.parse("postgres://ci@db/history")
                        .orElseThrow()
                        .withPool(1)
                        .password())
                .isEqualTo(Secret.absent());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            mysql://ci:topsecret@db/history                            | it is no URL of a PostgreSQL
            topsecret                                                  | it is no URL of a PostgreSQL
            jdbc:postgresql:topsecret                                  | it is no URL of a PostgreSQL
            postgres://ci:topsecret@db                                 | it has no /name of a database
            postgres://ci:topsecret@db/                                | it has no /name of a database
            postgres://ci:topsecret@db/history/more                    | it has no /name of a database
            postgres://ci:topsecret@/history                           | its host is none
            postgres://ci:top@secret@db/history                        | its host is none
            postgres://ci:topsecret@::1/history                        | its host is none
            postgres://ci:topsecret@[db]/history                       | its host is none
            postgres://ci:topsecret@db,/history                        | its host is none
            postgres://ci:top/secret@db/history                        | its port is none
            postgres://ci:topsecret@db:0/history                       | its port is none
            jdbc:postgresql://ci:topsecret@db/history                  | its port is none
            postgres://:topsecret@db/history                           | it names no user
            jdbc:postgresql://db/history?password=topsecret            | it names no user
            postgres://ci:topsecret%@db/history                        | it has a % without two hexadecimal digits after it; write it as %25
            postgres://ci:topsecret%+1@db/history                      | it has a % without two hexadecimal digits after it; write it as %25
            postgres://ci:topsecret%ff@db/history                      | it has a %XX that is no UTF-8
            postgres://ci:topsecret%00@db/history                      | it holds a control character
            jdbc:postgresql://db/history?user=ci&password=top&secret   | it has a parameter that is not among those of docs/configuration.md
            postgres://ci:topsecret@db/history?socketFactory=topsecret | it has a parameter that is not among those of docs/configuration.md
            postgres://ci:topsecret@db/history?sslmode=secret          | its parameter sslmode has no value that it may have
            """)
    void what_is_no_such_url_is_explained_without_a_word_of_it(String written, String reason) {
        assertThat(DatabaseUrl.parse(written)).isEmpty();
        assertThat(DatabaseUrl.shown(written)).isEqualTo("*** (" + reason + ")");
    }

    @Test
    void a_url_without_an_end_is_not_read() {
        assertThat(DatabaseUrl.shown("postgres://ci@db/" + "x".repeat(2_000)))
                .isEqualTo("*** (it is longer than 2000 characters)");
    }
}
