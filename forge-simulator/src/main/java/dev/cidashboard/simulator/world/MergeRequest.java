package dev.cidashboard.simulator.world;

import java.time.Instant;
import java.util.List;

/** A pull request or merge request; the number is what people see ({@code iid} on GitLab). */
public record MergeRequest(
        long id,
        int number,
        String title,
        Person author,
        List<Person> reviewers,
        String sourceBranch,
        String targetBranch,
        String sha,
        boolean draft,
        State state,
        Instant createdAt,
        Instant updatedAt) {

    public enum State {
        OPEN,
        MERGED,
        CLOSED
    }

    public MergeRequest {
        reviewers = List.copyOf(reviewers);
    }

    public boolean open() {
        return state == State.OPEN;
    }

    MergeRequest with(State newState, Instant now) {
        return new MergeRequest(
                id, number, title, author, reviewers, sourceBranch, targetBranch, sha, draft, newState, createdAt, now);
    }

    MergeRequest draft(boolean isDraft, Instant now) {
        return new MergeRequest(
                id, number, title, author, reviewers, sourceBranch, targetBranch, sha, isDraft, state, createdAt, now);
    }

    MergeRequest at(String newSha, Instant now) {
        return new MergeRequest(
                id, number, title, author, reviewers, sourceBranch, targetBranch, newSha, draft, state, createdAt, now);
    }
}
