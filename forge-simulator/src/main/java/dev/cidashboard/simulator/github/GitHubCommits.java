package dev.cidashboard.simulator.github;

import dev.cidashboard.simulator.http.Answer;
import dev.cidashboard.simulator.http.Ask;
import dev.cidashboard.simulator.http.Fingerprint;
import dev.cidashboard.simulator.json.JsonBytes;
import dev.cidashboard.simulator.world.Branch;
import dev.cidashboard.simulator.world.Commit;
import dev.cidashboard.simulator.world.Pipeline;
import dev.cidashboard.simulator.world.Project;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Branches and commits. */
final class GitHubCommits {

    private final GitHubUsers users;
    private final GitHubRepositories repositories;
    private final String base;

    GitHubCommits(GitHubUsers users, GitHubRepositories repositories, String base) {
        this.users = users;
        this.repositories = repositories;
        this.base = base;
    }

    /** By name, as git lists refs. */
    Answer branches(Ask ask, Project project) {
        List<Branch> sorted = project.branches().stream()
                .sorted(java.util.Comparator.comparing(Branch::name))
                .toList();
        GitHubPage<Branch> page = GitHubPage.of(ask, sorted, base + "/repositories/" + project.id() + "/branches");
        long fingerprint = Fingerprint.mix(project.identityVersion(), page.total());
        for (Branch branch : page.items()) {
            fingerprint = Fingerprint.mix(fingerprint, fingerprint(branch));
        }
        Answer answer = Answer.ok(fingerprint, () -> {
            JsonBytes json = new JsonBytes(600 * (page.items().size() + 1)).openArray();
            page.items().forEach(branch -> brief(json, project, branch));
            return json.closeArray().toBytes();
        });
        return page.link().isEmpty() ? answer : answer.with("Link", page.link());
    }

    Optional<Answer> branch(Project project, String name) {
        return project.branch(name)
                .map(branch -> Answer.ok(
                        Fingerprint.mix(project.identityVersion(), fingerprint(branch)), () -> full(project, branch)));
    }

    Optional<Answer> commit(Project project, String ref) {
        return project.branch(ref)
                .map(Branch::head)
                .or(() -> history(project, null).stream()
                        .filter(commit -> commit.sha().equals(ref))
                        .findFirst())
                .map(commit -> Answer.ok(
                        Fingerprint.mix(project.identityVersion(), commit.sha().hashCode()), () -> {
                            JsonBytes json = new JsonBytes(5_000);
                            write(json, project, commit, true);
                            return json.toBytes();
                        }));
    }

    Answer commits(Ask ask, Project project) {
        String ref = ask.query().get("sha").orElse(project.defaultBranch());
        GitHubPage<Commit> page =
                GitHubPage.of(ask, history(project, ref), base + "/repositories/" + project.id() + "/commits");
        long fingerprint = Fingerprint.mix(project.identityVersion(), page.total());
        for (Commit commit : page.items()) {
            fingerprint = Fingerprint.mix(fingerprint, commit.sha().hashCode());
        }
        Answer answer = Answer.ok(fingerprint, () -> {
            JsonBytes json = new JsonBytes(4_500 * (page.items().size() + 1)).openArray();
            page.items().forEach(commit -> write(json, project, commit, false));
            return json.closeArray().toBytes();
        });
        return page.link().isEmpty() ? answer : answer.with("Link", page.link());
    }

    /** The commits that the world remembers, newest first: the heads, and those that pipelines ran for. */
    static List<Commit> history(Project project, String ref) {
        Map<String, Commit> found = new LinkedHashMap<>();
        project.branches().stream()
                .filter(branch -> ref == null
                        || branch.name().equals(ref)
                        || branch.head().sha().equals(ref))
                .forEach(branch -> found.put(branch.head().sha(), branch.head()));
        for (int at = project.pipelines().size() - 1; at >= 0; at--) {
            Pipeline pipeline = project.pipelines().get(at);
            if (ref == null || pipeline.ref().equals(ref)) {
                found.putIfAbsent(pipeline.commit().sha(), pipeline.commit());
            }
        }
        return List.copyOf(found.values());
    }

    private static long fingerprint(Branch branch) {
        return Fingerprint.mix(branch.name().hashCode(), branch.head().sha().hashCode());
    }

    private void brief(JsonBytes json, Project project, Branch branch) {
        String api = repositories.api(project);
        json.open()
                .field("name", branch.name())
                .open("commit")
                .field("sha", branch.head().sha());
        json.field("url", api + "/commits/" + branch.head().sha()).close();
        json.field("protected", branch.isProtected()).open("protection").field("enabled", branch.isProtected());
        json.open("required_status_checks").field("enforcement_level", branch.isProtected() ? "non_admins" : "off");
        json.emptyArray("contexts").emptyArray("checks").close().close();
        json.field("protection_url", api + "/branches/" + GitHubPaths.encoded(branch.name()) + "/protection")
                .close();
    }

    private byte[] full(Project project, Branch branch) {
        String url = repositories.api(project) + "/branches/" + GitHubPaths.encoded(branch.name());
        JsonBytes json =
                new JsonBytes(6_000).open().field("name", branch.name()).name("commit");
        write(json, project, branch.head(), false);
        json.open("_links").field("self", url);
        json.field("html", repositories.page(project) + "/tree/" + GitHubPaths.encoded(branch.name()))
                .close();
        json.field("protected", branch.isProtected()).open("protection").field("enabled", branch.isProtected());
        json.open("required_status_checks").field("enforcement_level", branch.isProtected() ? "non_admins" : "off");
        json.emptyArray("contexts").emptyArray("checks").close().close();
        return json.field("protection_url", url + "/protection").close().toBytes();
    }

    private void write(JsonBytes json, Project project, Commit commit, boolean withFiles) {
        String api = repositories.api(project);
        String html = repositories.page(project) + "/commit/";
        json.open().field("sha", commit.sha()).field("node_id", NodeIds.commit(commit.sha()));
        json.open("commit");
        signature(json, "author", commit);
        signature(json, "committer", commit);
        json.field("message", commit.message()).open("tree").field("sha", commit.treeSha());
        json.field("url", api + "/git/trees/" + commit.treeSha()).close();
        json.field("url", api + "/git/commits/" + commit.sha()).field("comment_count", 0);
        json.open("verification")
                .field("verified", false)
                .field("reason", "unsigned")
                .nothing("signature");
        json.nothing("payload").nothing("verified_at").close().close();
        json.field("url", api + "/commits/" + commit.sha()).field("html_url", html + commit.sha());
        json.field("comments_url", api + "/commits/" + commit.sha() + "/comments");
        json.raw("author", users.brief(commit.author())).raw("committer", users.brief(commit.author()));
        json.openArray("parents").open().field("sha", commit.parentSha());
        json.field("url", api + "/commits/" + commit.parentSha()).field("html_url", html + commit.parentSha());
        json.close().closeArray();
        if (withFiles) {
            json.open("stats")
                    .field("total", 14)
                    .field("additions", 11)
                    .field("deletions", 3)
                    .close();
            json.emptyArray("files");
        }
        json.close();
    }

    private static void signature(JsonBytes json, String role, Commit commit) {
        json.open(role)
                .field("name", commit.author().name())
                .field("email", commit.author().email());
        json.field("date", commit.at()).close();
    }
}
