package dev.cidashboard.simulator.github;

import dev.cidashboard.simulator.http.Answer;
import dev.cidashboard.simulator.http.Ask;
import dev.cidashboard.simulator.http.Fingerprint;
import dev.cidashboard.simulator.json.JsonBytes;
import dev.cidashboard.simulator.world.MergeRequest;
import dev.cidashboard.simulator.world.Person;
import dev.cidashboard.simulator.world.Project;

import java.util.List;
import java.util.Optional;

/** Pull requests. Each embeds its repository twice, pushed_at and counts included: so a push changes the whole list's ETag. */
final class GitHubPulls {

    private final GitHubUsers users;
    private final GitHubRepositories repositories;
    private final String base;

    GitHubPulls(GitHubUsers users, GitHubRepositories repositories, String base) {
        this.users = users;
        this.repositories = repositories;
        this.base = base;
    }

    Answer list(Ask ask, Project project) {
        String state = ask.query().get("state").orElse("open");
        List<MergeRequest> wanted = project.mergeRequests().reversed().stream()
                .filter(pull -> state.equals("all") || pull.open() == state.equals("open"))
                .filter(pull ->
                        ask.query().get("base").map(pull.targetBranch()::equals).orElse(true))
                .filter(pull -> ask.query()
                        .get("head")
                        .map(head -> head.endsWith(":" + pull.sourceBranch()))
                        .orElse(true))
                .toList();
        GitHubPage<MergeRequest> page = GitHubPage.of(ask, wanted, base + "/repositories/" + project.id() + "/pulls");
        long fingerprint = Fingerprint.mix(GitHubRepositories.fingerprint(project), page.total());
        for (MergeRequest pull : page.items()) {
            fingerprint = Fingerprint.mix(fingerprint, fingerprint(pull));
        }
        Answer answer = Answer.ok(fingerprint, () -> {
            byte[] repository = listed(project);
            JsonBytes json = new JsonBytes(200 + page.items().size() * (2 * repository.length + 14_000)).openArray();
            page.items().forEach(pull -> write(json, project, pull, repository));
            return json.closeArray().toBytes();
        });
        return page.link().isEmpty() ? answer : answer.with("Link", page.link());
    }

    Optional<Answer> one(Project project, String number) {
        return project.mergeRequests().stream()
                .filter(pull -> String.valueOf(pull.number()).equals(number))
                .findFirst()
                .map(pull ->
                        Answer.ok(Fingerprint.mix(GitHubRepositories.fingerprint(project), fingerprint(pull)), () -> {
                            JsonBytes json = new JsonBytes(32_000);
                            write(json, project, pull, listed(project));
                            return json.toBytes();
                        }));
    }

    private byte[] listed(Project project) {
        JsonBytes json = new JsonBytes(9_000);
        repositories.listed(json, project);
        return json.toBytes();
    }

    private static long fingerprint(MergeRequest pull) {
        long flags = pull.state().ordinal() * 2L + (pull.draft() ? 1 : 0);
        long body = Fingerprint.mix(pull.id(), pull.updatedAt().getEpochSecond());
        return Fingerprint.mix(Fingerprint.mix(body, flags), pull.sha().hashCode());
    }

    private void write(JsonBytes json, Project project, MergeRequest pull, byte[] repository) {
        String api = repositories.api(project);
        String url = api + "/pulls/" + pull.number();
        String issue = api + "/issues/" + pull.number();
        String html = repositories.page(project) + "/pull/" + pull.number();
        String statuses = api + "/statuses/" + pull.sha();
        json.open().field("url", url).field("id", pull.id()).field("node_id", NodeIds.pull(pull.id()));
        json.field("html_url", html).field("diff_url", html + ".diff").field("patch_url", html + ".patch");
        json.field("issue_url", issue).field("number", pull.number()).field("state", pull.open() ? "open" : "closed");
        json.field("locked", false).field("title", pull.title()).raw("user", users.brief(pull.author()));
        json.field("body", "What it does and why, how it was tested, what is left to do.");
        json.field("created_at", pull.createdAt()).field("updated_at", pull.updatedAt());
        json.field("closed_at", pull.open() ? null : pull.updatedAt());
        json.field("merged_at", pull.state() == MergeRequest.State.MERGED ? pull.updatedAt() : null);
        json.field("merge_commit_sha", pull.sha()).nothing("assignee").emptyArray("assignees");
        json.openArray("requested_reviewers");
        for (Person reviewer : pull.reviewers()) {
            json.raw(users.brief(reviewer));
        }
        json.closeArray().emptyArray("requested_teams").emptyArray("labels").nothing("milestone");
        json.field("draft", pull.draft()).field("commits_url", url + "/commits");
        json.field("review_comments_url", url + "/comments")
                .field("review_comment_url", api + "/pulls/comments{/number}");
        json.field("comments_url", issue + "/comments").field("statuses_url", statuses);
        end(json, "head", project, pull.sourceBranch(), pull.sha(), repository);
        String target = pull.targetBranch();
        String baseSha =
                project.branch(target).map(branch -> branch.head().sha()).orElse(pull.sha());
        end(json, "base", project, target, baseSha, repository);
        links(json, url, html, issue, api, statuses);
        json.field("author_association", "MEMBER")
                .nothing("auto_merge")
                .nothing("active_lock_reason")
                .close();
    }

    private void end(JsonBytes json, String name, Project project, String ref, String sha, byte[] repository) {
        json.open(name)
                .field("label", project.namespace() + ":" + ref)
                .field("ref", ref)
                .field("sha", sha);
        json.raw("user", users.owner(project.namespace()))
                .raw("repo", repository)
                .close();
    }

    private static void links(JsonBytes json, String url, String html, String issue, String api, String statuses) {
        String[][] links = {
            {"self", url},
            {"html", html},
            {"issue", issue},
            {"comments", issue + "/comments"},
            {"review_comments", url + "/comments"},
            {"review_comment", api + "/pulls/comments{/number}"},
            {"commits", url + "/commits"},
            {"statuses", statuses},
        };
        json.open("_links");
        for (String[] link : links) {
            json.open(link[0]).field("href", link[1]).close();
        }
        json.close();
    }
}
