package dev.cidashboard.web.ui;

/** The entries of the navigation. */
public enum Section {
    REPOSITORIES("Repositories", "/"),
    PIPELINES("Pipelines", "/pipelines"),
    INSIGHTS("Insights", "/insights"),
    PLATFORMS("Platforms", "/platforms"),
    /** A page that is in none of them. */
    ELSEWHERE("", "");

    private final String title;
    private final String href;

    Section(String title, String href) {
        this.title = title;
        this.href = href;
    }

    public String title() {
        return title;
    }

    public String href() {
        return href;
    }

    public boolean isListed() {
        return this != ELSEWHERE;
    }
}
