package dev.cidashboard.aggregator.connector;

import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.forge.Failure.Kind;
import dev.cidashboard.aggregator.forge.ForgeSettings;
import dev.cidashboard.aggregator.forge.Purpose;
import dev.cidashboard.aggregator.pipeline.Job;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.RecentPipelines;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.api.Status;
import dev.cidashboard.simulator.ForgeSimulator;
import dev.cidashboard.simulator.SimulatorOptions;
import dev.cidashboard.simulator.count.PlatformCounts;
import dev.cidashboard.simulator.fault.Fault;
import dev.cidashboard.simulator.fault.FaultKind;
import dev.cidashboard.simulator.fault.RetryAfter;
import dev.cidashboard.simulator.world.WorldPlan;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What every connector keeps to, whatever its forge does. */
class ConnectorContractTest {

    private static final int PROJECTS = 130;
    private static final int PAGE = 100;
    private static final Duration TIMEOUT = Duration.ofMillis(1_500);
    private static final ForgeSettings SETTINGS =
            ForgeSettings.DEFAULTS.withTimeout(TIMEOUT).withBreaker(50, Duration.ofMillis(300));
    private static final String PIPELINES = "(/actions/runs|/pipelines)(\\?|$)";

    private static ForgeSimulator simulator;

    @BeforeAll
    static void start() {
        simulator = ForgeSimulator.start(
                SimulatorOptions.defaults().withPlan(WorldPlan.SMALL.withProjects(PROJECTS, PROJECTS)));
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @BeforeEach
    void calm() {
        simulator.faults().clear();
        simulator.counts().reset();
        for (ForgeInTest forge : ForgeInTest.values()) {
            simulator.resetLimits(forge.simulated());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_list_of_several_pages_comes_page_by_page(ForgeInTest forge) {
        List<Integer> pages = new ArrayList<>();
        List<Project> all =
                Observed.fresh(connector(forge).projects(Purpose.BACKGROUND, page -> pages.add(page.size())));
        assertThat(pages).containsExactly(PAGE, PROJECTS - PAGE);
        assertThat(all).extracting(Project::id).doesNotHaveDuplicates().hasSize(PROJECTS);
    }

    @ParameterizedTest
    @EnumSource
    void what_did_not_change_is_confirmed_with_the_same_value(ForgeInTest forge) {
        Connector connector = connector(forge);
        List<Project> before = Observed.fresh(connector.projects(Purpose.BACKGROUND, page -> {}));
        RecentPipelines pipelines = Observed.fresh(connector.pipelines(before.getFirst(), Purpose.BACKGROUND));
        simulator.counts().reset();

        Observation<List<Project>> again = connector.projects(Purpose.BACKGROUND, page -> {});

        assertThat(again).isEqualTo(new Observation.NotModified<>(before));
        assertThat(connector.pipelines(before.getFirst(), Purpose.BACKGROUND))
                .isEqualTo(new Observation.NotModified<>(pipelines));
        assertThat(counts(forge).notModified()).isEqualTo(counts(forge).requests());
    }

    @ParameterizedTest
    @EnumSource
    void what_was_forgotten_is_read_anew(ForgeInTest forge) {
        Connector connector = connector(forge);
        Project project = project(connector);
        Observed.fresh(connector.pipelines(project, Purpose.BACKGROUND));
        connector.forget(project);
        assertThat(connector.pipelines(project, Purpose.BACKGROUND)).isInstanceOf(Observation.Fresh.class);
    }

    @ParameterizedTest
    @EnumSource
    void a_wrong_token_is_told_and_not_tried_again(ForgeInTest forge) {
        Connector connector =
                forge.connector(simulator.url(forge.simulated()), "some-other-token", SETTINGS, List.of());
        Failure failure = Observed.failure(connector.projects(Purpose.BACKGROUND, page -> {}));
        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(failure.message()).contains("401").doesNotContain("some-other-token");
        assertThat(counts(forge).requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_missing_scope_is_named(ForgeInTest forge) {
        Connector connector = connector(forge);
        Project project = project(connector);
        play(forge, Fault.of(FaultKind.INSUFFICIENT_SCOPE));
        Failure failure = Observed.failure(connector.pipelines(project, Purpose.BACKGROUND));
        assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(failure.message()).contains("scope");
    }

    @ParameterizedTest
    @EnumSource
    void a_used_up_limit_silences_us_until_it_resets(ForgeInTest forge) {
        Connector connector = connector(forge);
        Project project = project(connector);
        play(forge, Fault.of(FaultKind.PRIMARY_LIMIT).times(1));
        Failure first = Observed.failure(connector.pipelines(project, Purpose.BACKGROUND));
        long asked = counts(forge).requests();

        Failure second = Observed.failure(connector.pipelines(project, Purpose.INTERACTIVE));

        assertThat(first.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(first.retryAt())
                .isBetween(Instant.now().plusSeconds(10), Instant.now().plusSeconds(130));
        assertThat(second.retryAt()).isEqualTo(first.retryAt());
        assertThat(counts(forge).requests()).isEqualTo(asked);
        assertThat(connector.budgets())
                .extracting(budget -> budget.blockedUntil())
                .containsOnly(first.retryAt());
    }

    @ParameterizedTest
    @EnumSource
    void asked_too_fast_it_waits_as_long_as_it_is_told(ForgeInTest forge) {
        for (RetryAfter how : RetryAfter.values()) {
            Connector connector = connector(forge);
            Project project = project(connector);
            Fault fault = Fault.of(FaultKind.SECONDARY_LIMIT)
                    .retryAfter(how, Duration.ofSeconds(90))
                    .times(1);
            play(forge, fault);
            Failure failure = Observed.failure(connector.pipelines(project, Purpose.BACKGROUND));
            assertThat(failure.kind()).as("Retry-After " + how).isEqualTo(Kind.RATE_LIMITED);
            Duration wait = Duration.between(Instant.now(), failure.retryAt());
            assertThat(wait).isBetween(Duration.ofSeconds(55), Duration.ofSeconds(92));
        }
    }

    @ParameterizedTest
    @EnumSource
    void too_many_requests_is_a_limit_too(ForgeInTest forge) {
        Connector connector = connector(forge);
        Project project = project(connector);
        play(forge, Fault.of(FaultKind.TOO_MANY_REQUESTS).times(1));
        assertThat(kind(connector.branches(project, Purpose.BACKGROUND))).isEqualTo(Kind.RATE_LIMITED);
    }

    @ParameterizedTest
    @EnumSource
    void what_a_forge_does_not_have_is_gone_but_a_list_of_projects_cannot_be(ForgeInTest forge) {
        Connector connector = connector(forge);
        Project project = project(connector);
        play(forge, Fault.of(FaultKind.NOT_FOUND));
        assertThat(connector.pipelines(project, Purpose.BACKGROUND)).isInstanceOf(Observation.Gone.class);
        assertThat(connector.branches(project, Purpose.BACKGROUND)).isInstanceOf(Observation.Gone.class);
        assertThat(kind(connector.projects(Purpose.BACKGROUND, page -> {}))).isEqualTo(Kind.NOT_FOUND);
    }

    @ParameterizedTest
    @EnumSource
    void a_server_error_is_told_and_not_tried_again_at_once(ForgeInTest forge) {
        Connector connector = connector(forge);
        Project project = project(connector);
        play(forge, Fault.of(FaultKind.SERVER_ERROR));
        simulator.counts().reset();
        assertThat(kind(connector.pipelines(project, Purpose.BACKGROUND))).isEqualTo(Kind.SERVER_ERROR);
        assertThat(counts(forge).requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void what_a_retry_cures_is_tried_again(ForgeInTest forge) {
        Connector connector = connector(forge);
        Project project = project(connector);
        for (FaultKind kind :
                List.of(FaultKind.BAD_GATEWAY, FaultKind.UNAVAILABLE, FaultKind.RESET, FaultKind.CUT_SHORT)) {
            connector.forget(project);
            play(forge, Fault.of(kind).times(2));
            Observed.fresh(connector.pipelines(project, Purpose.BACKGROUND));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_retry_is_tried_twice_and_no_more(ForgeInTest forge) {
        Connector connector = connector(forge);
        Project project = project(connector);
        play(forge, Fault.of(FaultKind.RESET));
        simulator.counts().reset();
        assertThat(kind(connector.pipelines(project, Purpose.BACKGROUND))).isEqualTo(Kind.UNREACHABLE);
        // The JDK's client asks once more by itself where a kept connection broke before the answer began.
        assertThat(counts(forge).requests()).isBetween(3L, 6L);
    }

    @ParameterizedTest
    @EnumSource
    void half_of_all_requests_failing_loses_nothing(ForgeInTest forge) {
        Connector connector = connector(forge);
        play(forge, Fault.of(FaultKind.BAD_GATEWAY).forShare(0.5));
        List<Project> all = Observed.fresh(connector.projects(Purpose.BACKGROUND, page -> {}));
        for (Project project : all.subList(0, 20)) {
            Observed.fresh(connector.pipelines(project, Purpose.BACKGROUND));
        }
    }

    @ParameterizedTest
    @EnumSource
    void half_a_body_of_the_right_length_is_unreadable(ForgeInTest forge) {
        Connector connector = connector(forge);
        Project project = project(connector);
        play(forge, Fault.of(FaultKind.CUT_JSON));
        assertThat(kind(connector.pipelines(project, Purpose.BACKGROUND))).isEqualTo(Kind.UNREADABLE);
    }

    @ParameterizedTest
    @EnumSource
    void a_page_of_html_is_unreadable(ForgeInTest forge) {
        Connector connector = connector(forge);
        Project project = project(connector);
        play(forge, Fault.of(FaultKind.HTML));
        assertThat(kind(connector.pipelines(project, Purpose.BACKGROUND))).isEqualTo(Kind.UNREADABLE);
        assertThat(kind(connector.projects(Purpose.BACKGROUND, page -> {}))).isEqualTo(Kind.UNREADABLE);
    }

    @ParameterizedTest
    @EnumSource
    void a_slow_answer_and_one_that_drips_end_at_the_time_limit(ForgeInTest forge) {
        Connector connector = connector(forge);
        Project project = project(connector);
        for (FaultKind kind : List.of(FaultKind.SLOW, FaultKind.DRIP)) {
            simulator.faults().clear();
            play(forge, Fault.of(kind));
            long began = System.nanoTime();
            Kind observed = kind(connector.pipelines(project, Purpose.BACKGROUND));
            assertThat(observed).as(kind.word()).isEqualTo(Kind.TIMED_OUT);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(TIMEOUT.multipliedBy(2));
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_endless_and_a_huge_body_end_at_the_bound(ForgeInTest forge) {
        Connector connector = forge.connector(simulator, ForgeSettings.DEFAULTS.withMostBytes(2_000_000));
        Project project = project(connector);
        for (FaultKind kind : List.of(FaultKind.ENDLESS, FaultKind.HUGE)) {
            simulator.faults().clear();
            play(forge, Fault.of(kind));
            assertThat(kind(connector.pipelines(project, Purpose.BACKGROUND)))
                    .as(kind.word())
                    .isIn(Kind.TOO_LARGE, Kind.UNREADABLE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_redirect_to_another_place_is_followed_without_the_token(ForgeInTest forge) {
        Connector connector = connector(forge);
        Project project = project(connector);
        play(forge, Fault.of(FaultKind.REDIRECT_ELSEWHERE));
        Observed.value(connector.pipelines(project, Purpose.BACKGROUND));
        assertThat(simulator.counts().strangerRequests()).isPositive();
        assertThat(simulator.counts().leakedTokens()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_redirect_without_end_is_given_up(ForgeInTest forge) {
        Connector connector = connector(forge);
        Project project = project(connector);
        play(forge, Fault.of(FaultKind.REDIRECT_LOOP));
        simulator.counts().reset();
        assertThat(kind(connector.pipelines(project, Purpose.BACKGROUND))).isEqualTo(Kind.REDIRECTED);
        assertThat(counts(forge).requests()).isLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void a_word_that_nobody_knows_is_unknown(ForgeInTest forge) {
        Connector connector = connector(forge);
        Project project = project(connector);
        play(forge, Fault.of(FaultKind.UNKNOWN_STATUS));
        assertThat(Observed.fresh(connector.pipelines(project, Purpose.BACKGROUND))
                        .listed())
                .isNotEmpty()
                .extracting(Pipeline::status)
                .containsOnly(Status.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource
    void null_fields_cost_no_page(ForgeInTest forge) {
        Connector connector = connector(forge);
        Project project = project(connector);
        int pipelines = Observed.fresh(connector.pipelines(project, Purpose.BACKGROUND))
                .listed()
                .size();
        int branches =
                Observed.fresh(connector.branches(project, Purpose.BACKGROUND)).total();
        int requests = Observed.fresh(connector.mergeRequests(project, Purpose.BACKGROUND))
                .size();
        connector.forget(project);
        play(forge, Fault.of(FaultKind.NULL_FIELDS));

        assertThat(Observed.value(connector.projects(Purpose.BACKGROUND, page -> {})))
                .hasSize(PROJECTS);
        assertThat(Observed.value(connector.pipelines(project, Purpose.BACKGROUND))
                        .listed())
                .hasSize(pipelines);
        assertThat(Observed.value(connector.branches(project, Purpose.BACKGROUND))
                        .listed())
                .hasSize(branches);
        assertThat(Observed.value(connector.mergeRequests(project, Purpose.BACKGROUND)))
                .hasSize(requests);
    }

    @ParameterizedTest
    @EnumSource
    void nonsense_about_limits_is_ignored(ForgeInTest forge) {
        Connector connector = connector(forge);
        play(forge, Fault.of(FaultKind.MALFORMED_LIMITS));
        Project project = project(connector);
        Observed.fresh(connector.pipelines(project, Purpose.BACKGROUND));
    }

    @ParameterizedTest
    @EnumSource
    void a_list_that_breaks_off_fails_as_a_whole_after_giving_what_it_had(ForgeInTest forge) {
        Connector connector = connector(forge);
        play(forge, Fault.of(FaultKind.SERVER_ERROR).forShare(0.5));
        List<Project> given = new ArrayList<>();
        assertThat(kind(connector.projects(Purpose.BACKGROUND, given::addAll))).isEqualTo(Kind.SERVER_ERROR);
        assertThat(given).hasSize(PAGE);
    }

    @ParameterizedTest
    @EnumSource
    void a_forge_that_only_fails_is_left_alone_for_a_while_and_recovers_by_itself(ForgeInTest forge) {
        Connector connector = connector(forge);
        Project project = project(connector);
        play(forge, Fault.of(FaultKind.SERVER_ERROR).onPath(PIPELINES));
        Awaitility.await()
                .pollInterval(Duration.ofMillis(1))
                .until(() -> kind(connector.pipelines(project, Purpose.BACKGROUND)) == Kind.PAUSED);
        long asked = counts(forge).requests();
        Failure paused = Observed.failure(connector.pipelines(project, Purpose.BACKGROUND));
        assertThat(paused.retryAt()).isNotNull();
        assertThat(counts(forge).requests()).isEqualTo(asked);

        simulator.faults().clear();

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> connector.pipelines(project, Purpose.BACKGROUND) instanceof Observation.Fresh);
    }

    @ParameterizedTest
    @EnumSource
    void a_whitelist_saves_the_calls(ForgeInTest forge) {
        List<Project> all = Observed.fresh(connector(forge).projects(Purpose.BACKGROUND, page -> {}));
        Project byId = all.get(3);
        Project byPath = all.get(5);
        Connector connector = forge.connector(
                simulator,
                SETTINGS,
                List.of(
                        forge.watchedById(Long.parseLong(byId.id().nativeId())),
                        forge.watchedByPath(byPath.path()),
                        forge.watchedByPath(byId.path()),
                        forge.watchedByPath("no-such-group/no-such-project")));
        simulator.counts().reset();
        List<Project> pages = new ArrayList<>();

        List<Project> listed = Observed.fresh(connector.projects(Purpose.BACKGROUND, pages::addAll));

        assertThat(listed).containsExactly(byId, byPath);
        assertThat(pages).containsExactlyElementsOf(listed);
        assertThat(counts(forge).requests()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void an_entry_of_the_whitelist_that_the_forge_does_not_have_is_named(ForgeInTest forge) {
        Project there = project(connector(forge));
        Connectors connectors = forge.connectors(
                simulator,
                SETTINGS,
                List.of(forge.watchedByPath(there.path()), forge.watchedByPath("no-such-group/no-such-project")));
        Connector connector = connectors.all().iterator().next();
        assertThat(connectors.notFound(connector.instance()))
                .as("before it is read")
                .isEmpty();

        List<Project> listed = Observed.fresh(connector.projects(Purpose.BACKGROUND, page -> {}));

        assertThat(listed).containsExactly(there);
        assertThat(connectors.notFound(connector.instance())).contains("Not found: no-such-group/no-such-project");
    }

    @ParameterizedTest
    @EnumSource
    void the_jobs_of_a_pipeline_are_read_in_full(ForgeInTest forge) {
        Connector connector = connector(forge);
        Project project = project(connector);
        Pipeline pipeline = Observed.fresh(connector.pipelines(project, Purpose.BACKGROUND))
                .listed()
                .getLast();
        List<Job> jobs = Observed.fresh(connector.jobs(project, pipeline.id(), Purpose.INTERACTIVE));
        Pipeline same = Observed.fresh(connector.pipeline(project, pipeline.id(), Purpose.INTERACTIVE));
        assertThat(jobs).isNotEmpty().allSatisfy(job -> {
            assertThat(job.name()).isNotBlank();
            assertThat(job.webUrl()).isNotNull();
            assertThat(job.status()).isNotEqualTo(Status.NONE);
        });
        assertThat(same.id()).isEqualTo(pipeline.id());
        assertThat(same.detailed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void it_knows_whose_token_it_has_and_how_they_look(ForgeInTest forge) {
        Connector connector = connector(forge);
        String username = Observed.fresh(connector.profile(Purpose.BACKGROUND)).username();
        Avatar avatar = Observed.fresh(connector.avatar(username, Purpose.INTERACTIVE));
        assertThat(avatar.mediaType()).isEqualTo("image/png");
        assertThat(avatar.bytes()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(connector.avatar("nobody-of-this-name", Purpose.INTERACTIVE)).isInstanceOf(Observation.Gone.class);
    }

    private static Connector connector(ForgeInTest forge) {
        return forge.connector(simulator, SETTINGS);
    }

    private static Project project(Connector connector) {
        return Observed.fresh(connector.projects(Purpose.BACKGROUND, page -> {}))
                .getFirst();
    }

    private static void play(ForgeInTest forge, Fault fault) {
        simulator.faults().add(fault.on(forge.simulated()));
    }

    private static PlatformCounts counts(ForgeInTest forge) {
        return simulator.counts().of(forge.simulated());
    }

    private static Kind kind(Observation<?> observation) {
        return Observed.failure(observation).kind();
    }
}
