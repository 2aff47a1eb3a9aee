package dev.cidashboard.simulator.gitlab;

import dev.cidashboard.simulator.graphql.SchemaBuilder;
import dev.cidashboard.simulator.world.Person;

import java.net.URI;
import java.util.List;

/** Users, under each of the names that GitLab's schema has for them. */
final class GitLabPeopleFields {

    private final GitLabUsers users;
    private final String base;
    private final String root;

    GitLabPeopleFields(GitLabUsers users, String base) {
        this.users = users;
        this.base = base;
        this.root = URI.create(base).getPath();
    }

    void into(SchemaBuilder schema) {
        for (String type : List.of("CurrentUser", "UserCore", "MergeRequestAuthor", "MergeRequestReviewer")) {
            schema.<Person>field(type, "id", person -> GitLabIds.of("User", person.id()));
            schema.field(type, "username", Person::login);
            schema.field(type, "name", Person::name);
            // Unlike in REST a path, which the client has to put behind the instance's address. Not confirmed on a live
            // GitLab:
            // its code asks for the whole address for a project's picture only.
            schema.<Person>field(type, "avatarUrl", person -> users.avatar(person, root));
            schema.<Person>field(type, "webPath", person -> root + users.page(person));
            schema.<Person>field(type, "webUrl", person -> base + users.page(person));
        }
    }
}
