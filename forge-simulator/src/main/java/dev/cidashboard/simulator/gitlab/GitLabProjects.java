package dev.cidashboard.simulator.gitlab;

import dev.cidashboard.simulator.http.Answer;
import dev.cidashboard.simulator.http.Ask;
import dev.cidashboard.simulator.http.Fingerprint;
import dev.cidashboard.simulator.json.JsonBytes;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.Project;
import dev.cidashboard.simulator.world.World;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/** Projects alone and in lists. */
final class GitLabProjects {

    private final World world;
    private final String base;

    GitLabProjects(World world, String base) {
        this.world = world;
        this.base = base;
    }

    String page(Project project) {
        return project.webUrl() != null ? project.webUrl() : base + "/" + project.path();
    }

    String api(Project project) {
        return base + "/api/v4/projects/" + project.id();
    }

    Answer list(Ask ask) {
        boolean ascending = ask.query().has("sort", "asc");
        List<Project> wanted = world.projects(Platform.GITLAB).stream()
                .filter(project -> project.listed() || !ask.query().has("membership", "true"))
                .filter(project -> ask.query()
                        .get("archived")
                        .map(word -> word.equals("true") == project.archived())
                        .orElse(true))
                .filter(project -> ask.query()
                        .get("visibility")
                        .map(project.visibility().word()::equals)
                        .orElse(true))
                .sorted(order(ask, ascending))
                .toList();
        boolean byKey = ask.query().has("pagination", "keyset");
        if (byKey && !ask.query().get("order_by").orElse("created_at").equals("id")) {
            return Answer.json(405, "{\"error\":\"Keyset pagination is not yet available for this type of request\"}");
        }
        String location = base + "/api/v4/projects";
        GitLabPage<Project> page = byKey
                ? GitLabPage.byKey(ask, wanted, Project::id, ascending, location)
                : GitLabPage.byOffset(ask, wanted, location);
        boolean simple = ask.query().has("simple", "true");
        long fingerprint = Fingerprint.mix(simple ? 1 : 0, page.headers().hashCode());
        for (Project project : page.items()) {
            fingerprint = Fingerprint.mix(fingerprint, fingerprint(project));
        }
        return Answer.ok(fingerprint, () -> {
                    JsonBytes json = new JsonBytes(5_000 * (page.items().size() + 1)).openArray();
                    page.items().forEach(project -> write(json, project, simple));
                    return json.closeArray().toBytes();
                })
                .with(page.headers());
    }

    Answer one(Project project) {
        return Answer.ok(Fingerprint.mix(fingerprint(project), 5), () -> {
            JsonBytes json = new JsonBytes(6_000);
            write(json, project, false);
            return json.toBytes();
        });
    }

    static String nameWithNamespace(Project project) {
        return project.namespace().replace("/", " / ") + " / " + project.name();
    }

    /** Moves at most once an hour, as GitLab's does: a hint, no oracle of freshness. */
    static Instant lastActivity(Project project) {
        Instant hour = project.pushedAt().truncatedTo(ChronoUnit.HOURS);
        return hour.isBefore(project.createdAt()) ? project.createdAt() : hour;
    }

    private static long fingerprint(Project project) {
        return Fingerprint.mix(
                Fingerprint.mix(project.id(), project.identityVersion()),
                lastActivity(project).getEpochSecond());
    }

    private static Comparator<Project> order(Ask ask, boolean ascending) {
        Comparator<Project> order =
                switch (ask.query().get("order_by").orElse("created_at")) {
                    case "id" -> Comparator.comparingLong(Project::id);
                    case "name" -> Comparator.comparing(Project::name);
                    case "path" -> Comparator.comparing(Project::slug);
                    case "updated_at", "last_activity_at" -> Comparator.comparing(GitLabProjects::lastActivity);
                    default -> Comparator.comparing(Project::createdAt);
                };
        order = order.thenComparing(Project::id);
        return ascending ? order : order.reversed();
    }

    private void write(JsonBytes json, Project project, boolean simple) {
        String page = page(project);
        json.open().field("id", project.id()).field("description", project.description());
        json.field("name", project.name()).field("name_with_namespace", nameWithNamespace(project));
        json.field("path", project.slug()).field("path_with_namespace", project.path());
        json.field("created_at", GitLabTime.of(project.createdAt())).field("default_branch", project.defaultBranch());
        json.emptyArray("tag_list").emptyArray("topics");
        json.field("ssh_url_to_repo", "git@git.example.com:" + project.path() + ".git");
        json.field("http_url_to_repo", base + "/" + project.path() + ".git").field("web_url", page);
        json.field("readme_url", page + "/-/blob/main/README.md").field("forks_count", project.id() % 7);
        json.field("avatar_url", project.avatarUrl()).field("star_count", project.id() % 173);
        json.field("last_activity_at", GitLabTime.of(lastActivity(project)));
        json.field("visibility", project.visibility().word());
        namespace(json, project);
        if (!simple) {
            details(json, project);
        }
        json.close();
    }

    private void namespace(JsonBytes json, Project project) {
        String full = project.namespace();
        int slash = full.lastIndexOf('/');
        json.open("namespace").field("id", Math.floorMod(full.hashCode(), 9_000_000) + 100_000L);
        json.field("name", full.substring(slash + 1))
                .field("path", full.substring(slash + 1))
                .field("kind", "group");
        json.field("full_path", full);
        if (slash < 0) {
            json.nothing("parent_id");
        } else {
            json.field("parent_id", Math.floorMod(full.substring(0, slash).hashCode(), 9_000_000) + 100_000L);
        }
        json.nothing("avatar_url").field("web_url", base + "/groups/" + full).close();
    }

    private void details(JsonBytes json, Project project) {
        String api = api(project);
        json.field("container_registry_image_prefix", "registry.example.com/" + project.path())
                .open("_links");
        for (String link : List.of("issues", "merge_requests", "labels", "events", "members", "cluster_agents")) {
            json.field(link, api + "/" + link);
        }
        json.field("self", api)
                .field("repo_branches", api + "/repository/branches")
                .close();
        json.field("packages_enabled", true).field("empty_repo", project.head().isEmpty());
        json.field("archived", project.archived()).field("resolve_outdated_diff_discussions", false);
        json.field("issues_enabled", true).field("merge_requests_enabled", true).field("wiki_enabled", false);
        json.field("jobs_enabled", true).field("snippets_enabled", false).field("container_registry_enabled", true);
        json.field("service_desk_enabled", false).field("can_create_merge_request_in", true);
        for (String feature :
                List.of("issues", "repository", "merge_requests", "forking", "wiki", "builds", "snippets")) {
            json.field(feature + "_access_level", project.listed() ? "enabled" : "private");
        }
        json.field("shared_runners_enabled", true)
                .field("group_runners_enabled", true)
                .field("lfs_enabled", true);
        json.field("creator_id", 583_231).field("import_status", "none").field("open_issues_count", project.id() % 40);
        json.field("description_html", "").field("updated_at", GitLabTime.of(lastActivity(project)));
        json.field("ci_default_git_depth", 20)
                .field("ci_forward_deployment_enabled", true)
                .field("public_jobs", true);
        json.field("build_timeout", 3_600)
                .field("auto_cancel_pending_pipelines", "enabled")
                .nothing("ci_config_path");
        json.emptyArray("shared_with_groups").field("only_allow_merge_if_pipeline_succeeds", true);
        json.field("merge_method", "merge")
                .field("squash_option", "default_off")
                .nothing("suggestion_commit_message");
        json.field("auto_devops_enabled", false).nothing("external_authorization_classification_label");
        json.open("permissions").nothing("project_access").open("group_access");
        json.field("access_level", 40).field("notification_level", 3).close().close();
    }
}
