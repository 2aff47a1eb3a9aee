package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of forge that the dashboard knows by name. */
public enum Platform {
    GITHUB("github", "GitHub"),
    GITLAB("gitlab", "GitLab"),
    JENKINS("jenkins", "Jenkins"),
    BITBUCKET("bitbucket", "Bitbucket");

    private final String word;
    private final String title;

    Platform(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** The word used in JSON, URLs and config.yaml. */
    @JsonValue
    public String word() {
        return word;
    }

    /** The name as its makers write it. */
    public String title() {
        return title;
    }

    public static Optional<Platform> of(String word) {
        return Arrays.stream(values())
                .filter(platform -> platform.word.equals(word))
                .findFirst();
    }

    @Override
    public String toString() {
        return word;
    }
}
