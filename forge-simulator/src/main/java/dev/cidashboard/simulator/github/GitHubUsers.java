package dev.cidashboard.simulator.github;

import dev.cidashboard.simulator.json.JsonBytes;
import dev.cidashboard.simulator.world.Person;
import dev.cidashboard.simulator.world.World;

/** Users and organisations; the short form is rendered once per person and kept, since every answer repeats it. */
final class GitHubUsers {

    private final World world;
    private final String base;
    private final byte[][] kept;

    GitHubUsers(World world, String base) {
        this.world = world;
        this.base = base;
        this.kept = new byte[world.people().count()][];
    }

    byte[] brief(Person person) {
        byte[] json = kept[person.index()];
        if (json == null) {
            JsonBytes fresh = new JsonBytes(1_400).open();
            fields(fresh, person.login(), person.id(), kind(person), avatar(person));
            json = fresh.close().toBytes();
            kept[person.index()] = json;
        }
        return json;
    }

    /** The owner of a repository: the token's owner, or an organisation. */
    byte[] owner(String login) {
        Person person = world.people().byLogin(login);
        if (person != null) {
            return brief(person);
        }
        long id = organizationId(login);
        JsonBytes fresh = new JsonBytes(1_400).open();
        fields(fresh, login, id, "Organization", avatar(id));
        return fresh.close().toBytes();
    }

    /** The long form; a person sees more of the own profile than of others. */
    byte[] profile(Person person, boolean own) {
        JsonBytes json = new JsonBytes(2_400).open();
        fields(json, person.login(), person.id(), kind(person), avatar(person));
        json.field("user_view_type", own ? "private" : "public");
        json.field("name", person.name()).field("company", "Acme Platform").field("blog", "");
        json.field("location", "Lisbon").field("email", own ? person.email() : null);
        json.nothing("hireable").field("bio", "Builds things that build things").nothing("twitter_username");
        json.nothing("notification_email").field("public_repos", 12).field("public_gists", 3);
        json.field("followers", 41).field("following", 7);
        json.field("created_at", "2014-02-11T09:12:44Z").field("updated_at", "2026-01-03T18:20:01Z");
        if (own) {
            json.field("private_gists", 1).field("total_private_repos", 30).field("owned_private_repos", 4);
            json.field("disk_usage", 81_920).field("collaborators", 5).field("two_factor_authentication", true);
            json.open("plan").field("name", "pro").field("space", 976_562_499).field("collaborators", 0);
            json.field("private_repos", 9_999).close();
        }
        return json.close().toBytes();
    }

    static long organizationId(String login) {
        return 7_000_000L + Math.floorMod(login.hashCode(), 90_000_000);
    }

    String page(String login) {
        return base + "/" + GitHubPaths.encoded(login);
    }

    String avatar(long id) {
        return base + "/avatars/u/" + id + "?v=4";
    }

    String avatar(Person person) {
        boolean poisoned = world.plan().hostile() && person.login().equals("bobby-tables");
        return poisoned ? "javascript:alert('avatar')" : avatar(person.id());
    }

    private static String kind(Person person) {
        return person.login().endsWith("[bot]") ? "Bot" : "User";
    }

    private void fields(JsonBytes json, String login, long id, String kind, String avatar) {
        // The brackets of a bot must be encoded, or the address is none.
        String encoded = GitHubPaths.encoded(login);
        String url = base + "/users/" + encoded;
        json.field("login", login).field("id", id).field("node_id", NodeIds.account(id));
        json.field("avatar_url", avatar).field("gravatar_id", "").field("url", url);
        json.field("html_url", base + "/" + encoded).field("followers_url", url + "/followers");
        json.field("following_url", url + "/following{/other_user}").field("gists_url", url + "/gists{/gist_id}");
        json.field("starred_url", url + "/starred{/owner}{/repo}").field("subscriptions_url", url + "/subscriptions");
        json.field("organizations_url", url + "/orgs").field("repos_url", url + "/repos");
        json.field("events_url", url + "/events{/privacy}").field("received_events_url", url + "/received_events");
        json.field("type", kind).field("site_admin", false);
    }
}
