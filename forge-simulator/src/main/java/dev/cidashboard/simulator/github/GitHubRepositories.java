package dev.cidashboard.simulator.github;

import dev.cidashboard.simulator.http.Fingerprint;
import dev.cidashboard.simulator.json.JsonBytes;
import dev.cidashboard.simulator.world.Project;
import dev.cidashboard.simulator.world.Visibility;

/** Repositories in their three sizes: within a run, in a list, and alone. */
final class GitHubRepositories {

    private static final String[] LANGUAGES = {"Java", "Go", "TypeScript", "Python", "Rust", "Kotlin"};

    private final GitHubUsers users;
    private final String base;

    GitHubRepositories(GitHubUsers users, String base) {
        this.users = users;
        this.base = base;
    }

    String api(Project project) {
        return base + "/repos/" + GitHubPaths.encoded(project.path());
    }

    /** Where people look at it; poisoned in a hostile world. */
    String page(Project project) {
        return project.webUrl() != null ? project.webUrl() : base + "/" + GitHubPaths.encoded(project.path());
    }

    static long fingerprint(Project project) {
        return Fingerprint.mix(Fingerprint.mix(project.id(), project.identityVersion()), project.activityVersion());
    }

    /** What a run embeds: nothing in it changes when somebody pushes. */
    byte[] minimal(Project project) {
        JsonBytes json = new JsonBytes(7_000).open();
        identity(json, project);
        return json.close().toBytes();
    }

    void listed(JsonBytes json, Project project) {
        json.open();
        identity(json, project);
        details(json, project);
        json.close();
    }

    byte[] full(Project project) {
        JsonBytes json = new JsonBytes(10_000).open();
        identity(json, project);
        details(json, project);
        json.nothing("temp_clone_token").field("allow_squash_merge", true).field("allow_merge_commit", true);
        json.field("allow_rebase_merge", true).field("allow_auto_merge", false).field("delete_branch_on_merge", true);
        json.field("allow_update_branch", false).field("use_squash_pr_title_as_default", false);
        json.field("squash_merge_commit_message", "COMMIT_MESSAGES").field("squash_merge_commit_title", "PR_TITLE");
        json.field("merge_commit_message", "PR_TITLE").field("merge_commit_title", "MERGE_MESSAGE");
        json.raw("organization", users.owner(project.namespace()));
        json.field("network_count", project.id() % 11).field("subscribers_count", project.id() % 29);
        return json.close().toBytes();
    }

    private void identity(JsonBytes json, Project project) {
        String api = api(project);
        json.field("id", project.id()).field("node_id", NodeIds.repository(project.id()));
        json.field("name", project.slug()).field("full_name", project.path());
        json.field("private", project.visibility() != Visibility.PUBLIC);
        json.raw("owner", users.owner(project.namespace()));
        json.field("html_url", page(project))
                .field("description", project.description())
                .field("fork", false);
        json.field("url", api);
        for (String[] link : GitHubPaths.REPOSITORY_LINKS) {
            json.field(link[0], api + link[1]);
        }
    }

    private void details(JsonBytes json, Project project) {
        String ssh = "git@git.example.com:" + project.path() + ".git";
        String clone = base + "/" + GitHubPaths.encoded(project.path()) + ".git";
        long stars = project.id() % 1_731;
        json.field("created_at", project.createdAt()).field("updated_at", project.pushedAt());
        json.field("pushed_at", project.pushedAt()).field("git_url", "git:" + clone.substring(5));
        json.field("ssh_url", ssh)
                .field("clone_url", clone)
                .field("svn_url", page(project))
                .nothing("homepage");
        json.field("size", project.id() % 90_001)
                .field("stargazers_count", stars)
                .field("watchers_count", stars);
        json.field("language", LANGUAGES[(int) (project.id() % LANGUAGES.length)]);
        json.field("has_issues", true)
                .field("has_projects", true)
                .field("has_downloads", true)
                .field("has_wiki", false);
        json.field("has_pages", false).field("has_discussions", false).field("forks_count", project.id() % 11);
        json.nothing("mirror_url").field("archived", project.archived()).field("disabled", false);
        int open = project.openMergeRequests().size();
        json.field("open_issues_count", open).nothing("license").field("allow_forking", true);
        json.field("is_template", false)
                .field("web_commit_signoff_required", false)
                .emptyArray("topics");
        json.field("visibility", project.visibility().word()).field("forks", project.id() % 11);
        json.field("open_issues", open).field("watchers", stars);
        json.field("default_branch", project.defaultBranch() == null ? "main" : project.defaultBranch());
        json.open("permissions").field("admin", false).field("maintain", false).field("push", true);
        json.field("triage", true).field("pull", true).close();
    }
}
