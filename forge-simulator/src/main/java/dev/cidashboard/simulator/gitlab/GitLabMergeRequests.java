package dev.cidashboard.simulator.gitlab;

import dev.cidashboard.simulator.http.Answer;
import dev.cidashboard.simulator.http.Ask;
import dev.cidashboard.simulator.http.Fingerprint;
import dev.cidashboard.simulator.json.JsonBytes;
import dev.cidashboard.simulator.world.MergeRequest;
import dev.cidashboard.simulator.world.Person;
import dev.cidashboard.simulator.world.Project;

import java.util.List;
import java.util.Optional;

/** Merge requests; lists leave head_pipeline out, as GitLab's do. */
final class GitLabMergeRequests {

    private final GitLabUsers users;
    private final GitLabProjects projects;

    GitLabMergeRequests(GitLabUsers users, GitLabProjects projects) {
        this.users = users;
        this.projects = projects;
    }

    Answer list(Ask ask, Project project) {
        String state = ask.query().get("state").orElse("all");
        List<MergeRequest> wanted = project.mergeRequests().reversed().stream()
                .filter(one -> state.equals("all") || word(one).equals(state))
                .filter(one -> ask.query()
                        .get("wip")
                        .map(wip -> wip.equals("yes") == one.draft())
                        .orElse(true))
                .toList();
        GitLabPage<MergeRequest> page = GitLabPage.byOffset(ask, wanted, projects.api(project) + "/merge_requests");
        long fingerprint = Fingerprint.mix(project.identityVersion(), wanted.size());
        for (MergeRequest one : page.items()) {
            fingerprint = Fingerprint.mix(fingerprint, fingerprint(one));
        }
        return Answer.ok(fingerprint, () -> {
                    JsonBytes json = new JsonBytes(3_600 * (page.items().size() + 1)).openArray();
                    page.items().forEach(one -> write(json, project, one));
                    return json.closeArray().toBytes();
                })
                .with(page.headers());
    }

    Optional<Answer> one(Project project, String number) {
        return project.mergeRequests().stream()
                .filter(one -> String.valueOf(one.number()).equals(number))
                .findFirst()
                .map(one -> Answer.ok(Fingerprint.mix(project.identityVersion(), fingerprint(one)), () -> {
                    JsonBytes json = new JsonBytes(3_600);
                    write(json, project, one);
                    return json.toBytes();
                }));
    }

    private static long fingerprint(MergeRequest one) {
        long flags = one.state().ordinal() * 2L + (one.draft() ? 1 : 0);
        long body = Fingerprint.mix(one.id(), one.updatedAt().getEpochSecond());
        return Fingerprint.mix(Fingerprint.mix(body, flags), one.sha().hashCode());
    }

    static String word(MergeRequest one) {
        return switch (one.state()) {
            case OPEN -> "opened";
            case MERGED -> "merged";
            case CLOSED -> "closed";
        };
    }

    static String title(MergeRequest one) {
        return one.draft() ? "Draft: " + one.title() : one.title();
    }

    private void write(JsonBytes json, Project project, MergeRequest one) {
        String page = projects.page(project) + "/-/merge_requests/" + one.number();
        json.open().field("id", one.id()).field("iid", one.number()).field("project_id", project.id());
        json.field("title", title(one)).field("description", "What it does and why, how it was tested, what is left.");
        json.field("state", word(one)).field("created_at", GitLabTime.of(one.createdAt()));
        json.field("updated_at", GitLabTime.of(one.updatedAt()))
                .nothing("merged_by")
                .nothing("merge_user");
        json.field("merged_at", one.state() == MergeRequest.State.MERGED ? GitLabTime.of(one.updatedAt()) : null);
        json.nothing("closed_by");
        json.field("closed_at", one.state() == MergeRequest.State.CLOSED ? GitLabTime.of(one.updatedAt()) : null);
        json.field("target_branch", one.targetBranch()).field("source_branch", one.sourceBranch());
        json.field("user_notes_count", one.id() % 9).field("upvotes", 0).field("downvotes", 0);
        json.raw("author", users.brief(one.author())).emptyArray("assignees").nothing("assignee");
        json.openArray("reviewers");
        for (Person reviewer : one.reviewers()) {
            json.raw(users.brief(reviewer));
        }
        json.closeArray().field("source_project_id", project.id()).field("target_project_id", project.id());
        json.emptyArray("labels").field("draft", one.draft()).field("imported", false);
        json.field("work_in_progress", one.draft()).nothing("milestone");
        json.field("merge_when_pipeline_succeeds", false).field("merge_status", "can_be_merged");
        json.field("detailed_merge_status", one.draft() ? "draft_status" : "mergeable")
                .nothing("merge_after");
        json.field("sha", one.sha()).nothing("merge_commit_sha").nothing("squash_commit_sha");
        json.nothing("discussion_locked").nothing("should_remove_source_branch");
        json.field("force_remove_source_branch", true).nothing("prepared_at").field("reference", "!" + one.number());
        json.open("references").field("short", "!" + one.number()).field("relative", "!" + one.number());
        json.field("full", project.path() + "!" + one.number()).close().field("web_url", page);
        json.open("time_stats").field("time_estimate", 0).field("total_time_spent", 0);
        json.nothing("human_time_estimate")
                .nothing("human_total_time_spent")
                .close()
                .field("squash", false);
        json.field("squash_on_merge", false).open("task_completion_status").field("count", 0);
        json.field("completed_count", 0).close().field("has_conflicts", false);
        json.field("blocking_discussions_resolved", true)
                .nothing("head_pipeline")
                .close();
    }
}
