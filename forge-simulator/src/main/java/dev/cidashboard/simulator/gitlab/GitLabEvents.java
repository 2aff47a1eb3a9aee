package dev.cidashboard.simulator.gitlab;

import dev.cidashboard.simulator.http.Answer;
import dev.cidashboard.simulator.http.Ask;
import dev.cidashboard.simulator.http.Fingerprint;
import dev.cidashboard.simulator.json.JsonBytes;
import dev.cidashboard.simulator.world.Deed;
import dev.cidashboard.simulator.world.Event;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.Project;
import dev.cidashboard.simulator.world.World;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** The events of the token's owner, or with {@code scope=all} those of everybody in the projects that he is a member of. */
final class GitLabEvents {

    private final World world;
    private final GitLabUsers users;
    private final String location;
    private volatile int most = Integer.MAX_VALUE;

    GitLabEvents(World world, GitLabUsers users, String base) {
        this.world = world;
        this.users = users;
        this.location = base + "/api/v4/events";
    }

    void most(int newMost) {
        most = newMost;
    }

    Answer list(Ask ask) {
        for (String bound : List.of("after", "before")) {
            if (ask.query().get(bound).isPresent() && date(ask, bound).isEmpty()) {
                return Answer.json(400, "{\"error\":\"" + bound + " is invalid\"}");
            }
        }
        List<Event> wanted = wanted(ask);
        GitLabPage<Event> page =
                GitLabPage.byOffset(ask, ask.query().has("sort", "asc") ? wanted.reversed() : wanted, location);
        long fingerprint = Fingerprint.mix(5, wanted.size());
        for (Event event : page.items()) {
            fingerprint = Fingerprint.mix(fingerprint, event.id());
        }
        return Answer.ok(fingerprint, () -> {
                    JsonBytes json = new JsonBytes(900 * (page.items().size() + 1)).openArray();
                    page.items().forEach(event -> write(json, event));
                    return json.closeArray().toBytes();
                })
                .with(page.headers());
    }

    /** Newest first. GitLab cuts first and sifts by date only then. */
    private List<Event> wanted(Ask ask) {
        boolean everybody = ask.query().has("scope", "all");
        Instant after = date(ask, "after").map(day -> start(day.plusDays(1))).orElse(Instant.MIN);
        Instant before = date(ask, "before").map(GitLabEvents::start).orElse(Instant.MAX);
        return world.events().stream()
                .filter(event -> everybody
                        ? isMember(event)
                        : event.author().equals(world.people().owner()))
                .limit(most)
                .filter(event -> !event.at().isBefore(after) && event.at().isBefore(before))
                .toList();
    }

    private boolean isMember(Event event) {
        return world.find(Platform.GITLAB, event.project().id())
                .filter(Project::listed)
                .isPresent();
    }

    private static Optional<LocalDate> date(Ask ask, String parameter) {
        try {
            return ask.query().get(parameter).map(LocalDate::parse);
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private void write(JsonBytes json, Event event) {
        json.open()
                .field("id", event.id())
                .field("project_id", event.project().id())
                .field("action_name", action(event.deed()));
        switch (event.deed()) {
            case Deed.OnMergeRequest one ->
                json.field("target_id", one.id())
                        .field("target_iid", one.number())
                        .field("target_type", "MergeRequest")
                        .field("author_id", event.author().id())
                        .field("target_title", one.title());
            case Deed.OnBranch ignored -> withoutTarget(json, event);
            case Deed.ProjectCreated ignored -> withoutTarget(json, event);
        }
        json.field("created_at", GitLabTime.of(event.at())).raw("author", users.brief(event.author()));
        if (event.deed() instanceof Deed.OnBranch push) {
            pushData(json, push);
        }
        json.field("author_username", event.author().login()).close();
    }

    private static void withoutTarget(JsonBytes json, Event event) {
        json.nothing("target_id").nothing("target_iid").nothing("target_type");
        json.field("author_id", event.author().id()).nothing("target_title");
    }

    private static void pushData(JsonBytes json, Deed.OnBranch one) {
        json.open("push_data")
                .field("commit_count", one.push() == Deed.Push.PUSHED ? 1 : 0)
                .field(
                        "action",
                        switch (one.push()) {
                            case CREATED -> "created";
                            case PUSHED -> "pushed";
                            case REMOVED -> "removed";
                        })
                .field("ref_type", "branch")
                .field("commit_from", one.from())
                .field("commit_to", one.to())
                .field("ref", one.branch())
                .field("commit_title", one.title())
                .nothing("ref_count")
                .close();
    }

    private static String action(Deed deed) {
        return switch (deed) {
            case Deed.OnBranch one ->
                switch (one.push()) {
                    case CREATED -> "pushed new";
                    case PUSHED -> "pushed to";
                    case REMOVED -> "deleted";
                };
            case Deed.OnMergeRequest one ->
                switch (one.step()) {
                    case OPENED -> "opened";
                    case CLOSED -> "closed";
                    case MERGED -> "accepted";
                };
            case Deed.ProjectCreated ignored -> "created";
        };
    }
}
