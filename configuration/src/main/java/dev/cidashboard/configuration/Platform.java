package dev.cidashboard.configuration;

import java.net.URI;

/** The platforms that can be configured; {@link #key} is both the key in the file and the word in URLs. */
public enum Platform {
    GITLAB("gitlab", "gitlab-main", "https://gitlab.com"),
    GITHUB("github", "github-main", "https://api.github.com");

    private final String key;
    private final String mainInstance;
    private final URI publicUrl;

    Platform(String key, String mainInstance, String publicUrl) {
        this.key = key;
        this.mainInstance = mainInstance;
        this.publicUrl = URI.create(publicUrl);
    }

    public String key() {
        return key;
    }

    /** The instance that {@code GITLAB_URL}, {@code GITLAB_TOKEN} and the like speak about. */
    public String mainInstance() {
        return mainInstance;
    }

    /** Where the platform's own public service answers: the default of an instance's {@code url}. */
    public URI publicUrl() {
        return publicUrl;
    }
}
