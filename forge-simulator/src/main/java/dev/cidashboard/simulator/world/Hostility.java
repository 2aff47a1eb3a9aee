package dev.cidashboard.simulator.world;

import java.time.Instant;
import java.util.List;

/** What people who want to break a dashboard would write into a forge: the first projects of a hostile world carry it. */
final class Hostility {

    private static final String SCRIPT = "<script>alert('owned')</script>";
    private static final String QUOTES = "\"><img src=x onerror=alert(1)>' onmouseover='alert(2)";
    private static final String RIGHT_TO_LEFT = "\u202Etxt.exe\u202C \u200Fשלום مرحبا\u200F";
    private static final String EXPRESSIONS =
            "${jndi:ldap://127.0.0.1/x} ${HOME} {{7*7}} #{1+1} {data.size()} {#if true}";
    private static final String EMOJI = "👩‍👩‍👧‍👦 🏳️‍🌈 Z̸̢a̶͚l̴g̵o̷ \uFEFF\u0000end";
    private static final String LONG = "long-name-".repeat(1_024);
    private static final String SCRIPT_URL = "javascript:alert(document.domain)";

    private Hostility() {}

    static void poison(Project project, int index, Person author) {
        if (index >= 12 || project.head().isEmpty()) {
            return;
        }
        String venom =
                switch (index % 6) {
                    case 0 -> SCRIPT;
                    case 1 -> QUOTES;
                    case 2 -> RIGHT_TO_LEFT;
                    case 3 -> EXPRESSIONS;
                    case 4 -> EMOJI;
                    default -> LONG;
                };
        project.description = venom;
        if (project.key().platform() == Platform.GITLAB) {
            // GitHub's name is a part of the path and as tame as that; GitLab's is free text.
            project.name = venom;
        }
        if (index % 2 == 1) {
            project.webUrl = SCRIPT_URL;
        }
        project.avatarUrl = index % 4 == 0 ? "data:text/html,<script>alert(3)</script>" : SCRIPT_URL;
        Branch head = project.head().orElseThrow();
        Instant at = project.pushedAt;
        Commit commit = new Commit(head.head().sha(), venom + "\n\n" + SCRIPT, author, at);
        project.put(head.movedTo(commit));
        // One sha, one commit: what the runs say of it must be the same.
        List.copyOf(project.pipelines()).stream()
                .filter(pipeline -> pipeline.commit().sha().equals(commit.sha()))
                .forEach(pipeline -> project.put(pipeline.of(commit), Integer.MAX_VALUE));
        String branchName =
                (index % 6 == 5 ? "long/" + LONG.substring(0, 240) : "evil/" + venom.replace('\u0000', '0'));
        project.put(new Branch(branchName, commit, false));
        project.mergeRequests().stream()
                .filter(MergeRequest::open)
                .findFirst()
                .ifPresent(one -> project.put(new MergeRequest(
                        one.id(),
                        one.number(),
                        venom,
                        author,
                        one.reviewers(),
                        branchName,
                        one.targetBranch(),
                        one.sha(),
                        one.draft(),
                        one.state(),
                        one.createdAt(),
                        one.updatedAt())));
    }
}
