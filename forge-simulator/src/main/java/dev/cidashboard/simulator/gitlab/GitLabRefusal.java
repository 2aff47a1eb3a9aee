package dev.cidashboard.simulator.gitlab;

/** GitLab's resolvers refuse an argument: the field becomes null, and the message stands among the errors. */
final class GitLabRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GitLabRefusal(String message) {
        super(message);
    }
}
