package dev.cidashboard.aggregator.connector;

import dev.cidashboard.aggregator.forge.Failure.Kind;
import dev.cidashboard.aggregator.forge.ForgeSettings;
import dev.cidashboard.aggregator.forge.Purpose;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.simulator.ForgeSimulator;
import dev.cidashboard.simulator.SimulatorOptions;
import dev.cidashboard.simulator.fault.Fault;
import dev.cidashboard.simulator.fault.FaultKind;
import dev.cidashboard.simulator.http.Tokens;
import dev.cidashboard.simulator.world.Branch;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.ProjectKey;
import dev.cidashboard.simulator.world.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** What a connector keeps that tells where something happened, against the simulator's events. */
class ActivityContractTest {

    private static final ForgeSettings SETTINGS = ForgeSettings.DEFAULTS.withBreaker(50, Duration.ofMillis(300));
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 5;

    private ForgeSimulator simulator;
    private World world;
    private List<ProjectKey> projects;
    private Connector connector;

    @BeforeEach
    void start() {
        simulator = ForgeSimulator.start(SimulatorOptions.defaults().withProjects(1, 6));
        world = simulator.world();
        projects = world.keys(Platform.GITLAB);
        connector = ForgeInTest.GITLAB.connector(simulator, SETTINGS);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_platform_that_does_not_tell_says_so_and_is_not_asked(ForgeInTest forge) {
        Connector asked = forge.connector(simulator, SETTINGS);

        Observation<Activity> activity = asked.activity(null, Purpose.BACKGROUND);

        assertThat(activity instanceof Observation.Gone<Activity>).isEqualTo(!asked.tellsActivity());
        assertThat(simulator.counts().of(forge.simulated()).requests()).isEqualTo(asked.tellsActivity() ? 1 : 0);
    }

    @Test
    void the_first_time_only_the_present_is_learnt() {
        pushes(250);

        Activity activity = ask(null);

        assertThat(activity.upTo().newest().getFirst().value())
                .isEqualTo(world.read(() -> world.events().getFirst().id()));
        assertThat(activity.pushed()).isEmpty();
        assertThat(activity.mergeRequests()).isEmpty();
        assertThat(activity.whole()).isTrue();
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void what_happened_since_is_told_by_project_for_one_request() {
        pushes(3);
        ActivityCursor since = ask(null).upTo();
        world.addBranch(projects.get(1), "topic");
        world.addBranch(projects.get(2), "topic");
        world.deleteBranch(projects.get(2), "topic");
        int number = world.openMergeRequest(projects.get(3), branchBeside(projects.get(3)), null, false)
                .number();
        world.closeMergeRequest(projects.get(3), number, true);
        simulator.counts().reset();

        Activity activity = ask(since);

        assertThat(activity.pushed()).containsExactlyInAnyOrder(id(1), id(2));
        assertThat(activity.mergeRequests()).containsExactly(id(3));
        assertThat(activity.whole()).isTrue();
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void what_was_told_is_not_told_again_and_the_same_answer_is_confirmed() {
        ActivityCursor start = ask(null).upTo();
        pushes(2);
        Activity first = ask(start);

        Observation<Activity> second = connector.activity(first.upTo(), Purpose.BACKGROUND);

        assertThat(first.pushed()).containsExactly(id(0));
        assertThat(Observed.value(second).pushed()).isEmpty();
        assertThat(Observed.value(second).whole()).isTrue();
        assertThat(second).isInstanceOf(Observation.NotModified.class);
    }

    @Test
    void who_did_not_hear_an_answer_hears_it_again_with_the_same_cursor() {
        ActivityCursor since = ask(null).upTo();
        pushes(1);
        ask(since);

        assertThat(Observed.value(connector.activity(since, Purpose.BACKGROUND)).pushed())
                .containsExactly(id(0));
    }

    @Test
    void a_world_that_began_without_events_is_told_whole_from_its_first_one() {
        ActivityCursor nothing = ask(null).upTo();
        pushes(1);

        Activity activity = ask(nothing);

        assertThat(nothing.isEmpty()).isTrue();
        assertThat(activity.pushed()).containsExactly(id(0));
        assertThat(activity.whole()).isTrue();
    }

    @Test
    void as_many_pages_are_read_as_are_new() {
        pushes(1);
        ActivityCursor since = ask(null).upTo();
        world.addBranch(projects.get(4), "first");
        pushes(2 * PAGE + 10);
        simulator.counts().reset();

        Activity activity = ask(since);

        assertThat(activity.pushed()).containsExactlyInAnyOrder(id(0), id(4));
        assertThat(activity.whole()).isTrue();
        assertThat(requests()).isEqualTo(3);
    }

    @Test
    void where_more_happened_than_five_pages_hold_the_newest_are_told_and_that_it_is_not_all() {
        pushes(1);
        ActivityCursor since = ask(null).upTo();
        world.addBranch(projects.get(4), "first");
        pushes(MOST_PAGES * PAGE);
        simulator.counts().reset();

        Activity activity = ask(since);

        assertThat(activity.pushed()).containsExactly(id(0));
        assertThat(activity.whole()).isFalse();
        assertThat(requests()).isEqualTo(MOST_PAGES);
        assertThat(ask(activity.upTo()).whole()).isTrue();
    }

    @Test
    void a_list_that_the_forge_cuts_short_is_not_taken_for_all() {
        simulator.gitLabEvents(20);
        pushes(1);
        ActivityCursor since = ask(null).upTo();
        world.addBranch(projects.get(4), "first");
        pushes(20);

        Activity cut = ask(since);
        pushes(19);
        Activity uncut = ask(cut.upTo());

        assertThat(cut.pushed()).containsExactly(id(0));
        assertThat(cut.whole()).isFalse();
        assertThat(uncut.whole()).isTrue();
    }

    @Test
    void an_event_that_was_known_and_is_deleted_hides_nothing() {
        pushes(1);
        world.addBranch(projects.get(5), "soon gone");
        ActivityCursor since = ask(null).upTo();
        world.delete(projects.get(5));

        Activity quiet = ask(since);
        world.addBranch(projects.get(2), "topic");
        Activity after = ask(since);

        assertThat(quiet).isEqualTo(new Activity(quiet.upTo(), Set.of(), Set.of(), true));
        assertThat(after.pushed()).containsExactly(id(2));
        assertThat(after.whole()).isTrue();
    }

    @Test
    void when_all_that_was_known_is_deleted_it_is_told_once_that_something_may_be_missing() {
        world.addBranch(projects.get(5), "soon gone");
        ActivityCursor since = ask(null).upTo();
        world.delete(projects.get(5));

        Activity first = ask(since);

        assertThat(first.whole()).isFalse();
        assertThat(Observed.value(connector.activity(first.upTo(), Purpose.BACKGROUND))
                        .whole())
                .isTrue();
    }

    @Test
    void a_token_that_may_not_read_events_is_refused_and_reads_the_rest() {
        simulator.tokens().set(Platform.GITLAB, SimulatorOptions.GITLAB_TOKEN, Tokens.Access.WITHOUT_EVENTS);

        Observation<Activity> refused = connector.activity(null, Purpose.BACKGROUND);

        assertThat(Observed.failure(refused).kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(Observed.failure(refused).message()).contains("scope");
        assertThat(Observed.fresh(connector.projects(Purpose.BACKGROUND, page -> {})))
                .hasSize(6);
    }

    @Test
    void a_server_that_has_no_events_is_gone() {
        simulator.faults().add(Fault.of(FaultKind.NOT_FOUND).onPath("/events$"));

        assertThat(connector.activity(null, Purpose.BACKGROUND)).isInstanceOf(Observation.Gone.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER_ERROR", "CUT_JSON", "HTML", "TOO_MANY_REQUESTS", "RESET", "REDIRECT_LOOP"})
    void what_goes_wrong_is_told_and_takes_no_news_away(FaultKind kind) {
        ActivityCursor since = ask(null).upTo();
        pushes(1);
        simulator.faults().add(Fault.of(kind).onPath("/events$"));

        Observation<Activity> failed = connector.activity(since, Purpose.BACKGROUND);
        simulator.faults().clear();
        Activity later = ask(ForgeInTest.GITLAB.connector(simulator, SETTINGS), since);

        assertThat(failed).isInstanceOf(Observation.Failed.class);
        assertThat(later.pushed()).containsExactly(id(0));
    }

    private void pushes(int count) {
        String branch = world.truth(projects.getFirst()).defaultBranch();
        for (int push = 0; push < count; push++) {
            world.pushCommit(projects.getFirst(), branch, null);
        }
    }

    private String branchBeside(ProjectKey key) {
        return world.read(() -> world.get(key).branches().stream()
                .map(Branch::name)
                .filter(name -> !name.equals(world.get(key).defaultBranch()))
                .findFirst()
                .orElseThrow());
    }

    private ProjectId id(int project) {
        return new ProjectId(
                connector.instance(), String.valueOf(projects.get(project).id()));
    }

    private long requests() {
        return simulator.counts().of(Platform.GITLAB).requests();
    }

    private Activity ask(ActivityCursor since) {
        return ask(connector, since);
    }

    private static Activity ask(Connector asked, ActivityCursor since) {
        return Observed.value(asked.activity(since, Purpose.BACKGROUND));
    }
}
