package dev.cidashboard.simulator.gitlab;

import dev.cidashboard.simulator.http.Answer;
import dev.cidashboard.simulator.http.Ask;
import dev.cidashboard.simulator.http.Fingerprint;
import dev.cidashboard.simulator.json.JsonBytes;
import dev.cidashboard.simulator.world.Person;
import dev.cidashboard.simulator.world.World;

/** Users; the short form is rendered once per person and kept. */
final class GitLabUsers {

    private final World world;
    private final String base;
    private final byte[][] kept;

    GitLabUsers(World world, String base) {
        this.world = world;
        this.base = base;
        this.kept = new byte[world.people().count()][];
    }

    byte[] brief(Person person) {
        byte[] json = kept[person.index()];
        if (json == null) {
            JsonBytes fresh = new JsonBytes(400).open();
            fields(fresh, person);
            json = fresh.close().toBytes();
            kept[person.index()] = json;
        }
        return json;
    }

    /** Nobody, or the one who has the name that is asked for. */
    Answer named(Ask ask) {
        Person person = ask.query().get("username").map(world.people()::byLogin).orElse(null);
        return Answer.ok(Fingerprint.mix(3, person == null ? 0 : person.id()), () -> {
            JsonBytes json = new JsonBytes(500).openArray();
            if (person != null) {
                json.raw(brief(person));
            }
            return json.closeArray().toBytes();
        });
    }

    byte[] own(Person person) {
        JsonBytes json = new JsonBytes(2_000).open();
        fields(json, person);
        json.field("created_at", "2014-02-11T09:12:44.000Z").field("bio", "Builds things that build things");
        json.field("location", "Lisbon")
                .nothing("public_email")
                .field("skype", "")
                .field("linkedin", "");
        json.field("twitter", "").field("website_url", "").field("organization", "Acme Platform");
        json.field("job_title", "Engineer")
                .nothing("pronouns")
                .field("bot", false)
                .nothing("work_information");
        json.nothing("local_time").field("last_sign_in_at", "2026-01-03T18:20:01.000Z");
        json.field("confirmed_at", "2014-02-11T09:13:00.000Z").field("last_activity_on", "2026-01-03");
        json.field("email", person.email()).field("theme_id", 3).field("color_scheme_id", 1);
        json.field("projects_limit", 100_000).field("current_sign_in_at", "2026-01-03T18:20:01.000Z");
        json.emptyArray("identities").field("can_create_group", true).field("can_create_project", true);
        json.field("two_factor_enabled", true).field("external", false).field("private_profile", false);
        return json.field("commit_email", person.email()).close().toBytes();
    }

    private void fields(JsonBytes json, Person person) {
        json.field("id", person.id()).field("username", person.login()).field("name", person.name());
        json.field("state", "active").field("locked", false);
        json.field("avatar_url", avatar(person, base));
        json.field("web_url", base + page(person));
    }

    /** The path of the person's page below the instance's address. */
    String page(Person person) {
        return "/" + person.login().replace("[", "%5B").replace("]", "%5D");
    }

    /** @param under what the picture's path is put behind: the instance's address (REST), or its path alone (GraphQL) */
    String avatar(Person person, String under) {
        boolean poisoned = world.plan().hostile() && person.login().equals("bobby-tables");
        return poisoned
                ? "javascript:alert('avatar')"
                : under + "/uploads/-/system/user/avatar/" + person.id() + "/avatar.png";
    }
}
