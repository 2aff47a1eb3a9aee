package dev.cidashboard.simulator.github;

import dev.cidashboard.simulator.http.Answer;
import dev.cidashboard.simulator.http.Ask;
import dev.cidashboard.simulator.http.Fingerprint;
import dev.cidashboard.simulator.json.JsonBytes;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.Project;
import dev.cidashboard.simulator.world.World;

import java.util.Comparator;
import java.util.List;

/** {@code GET /user/repos}: everything that the token's owner owns, collaborates on or has through an organisation. */
final class GitHubRepositoryList {

    private final World world;
    private final GitHubRepositories repositories;
    private final String base;

    GitHubRepositoryList(World world, GitHubRepositories repositories, String base) {
        this.world = world;
        this.repositories = repositories;
        this.base = base;
    }

    Answer answer(Ask ask) {
        List<String> affiliations = List.of(ask.query()
                .get("affiliation")
                .orElse("owner,collaborator,organization_member")
                .split(","));
        List<Project> wanted = world.projects(Platform.GITHUB).stream()
                .filter(Project::listed)
                .filter(project -> affiliations.contains(affiliation(world, project)))
                .filter(project -> visible(ask, project))
                .sorted(order(ask))
                .toList();
        GitHubPage<Project> page = GitHubPage.of(ask, wanted, base + "/user/repos");
        long fingerprint = page.total();
        for (Project project : page.items()) {
            fingerprint = Fingerprint.mix(fingerprint, GitHubRepositories.fingerprint(project));
        }
        Answer answer = Answer.ok(fingerprint, () -> {
            JsonBytes json = new JsonBytes(9_000 * (page.items().size() + 1)).openArray();
            page.items().forEach(project -> repositories.listed(json, project));
            return json.closeArray().toBytes();
        });
        return page.link().isEmpty() ? answer : answer.with("Link", page.link());
    }

    /** In REST's words. */
    static String affiliation(World world, Project project) {
        if (project.namespace().equals(world.people().owner().login())) {
            return "owner";
        }
        return project.id() % 10 == 3 ? "collaborator" : "organization_member";
    }

    private static boolean visible(Ask ask, Project project) {
        String visibility = ask.query().get("visibility").orElse("all");
        return visibility.equals("all")
                || visibility.equals(project.visibility().word());
    }

    /** Names ascend unless asked otherwise, times descend. */
    private static Comparator<Project> order(Ask ask) {
        String sort = ask.query().get("sort").orElse("full_name");
        Comparator<Project> order =
                switch (sort) {
                    case "created" -> Comparator.comparing(Project::createdAt);
                    case "updated", "pushed" -> Comparator.comparing(Project::pushedAt);
                    default -> Comparator.comparing(Project::path);
                };
        String direction = ask.query().get("direction").orElse(sort.equals("full_name") ? "asc" : "desc");
        return (direction.equals("desc") ? order.reversed() : order).thenComparing(Project::id);
    }
}
