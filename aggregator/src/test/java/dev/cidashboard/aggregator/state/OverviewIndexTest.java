package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.fixture.Samples;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.pipeline.RecentPipelines;
import dev.cidashboard.aggregator.project.Branches;
import dev.cidashboard.aggregator.project.MergeRequest;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.api.ProjectSort;
import dev.cidashboard.api.ProjectsQuery;
import dev.cidashboard.api.Status;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static dev.cidashboard.aggregator.fixture.Runs.run;
import static dev.cidashboard.aggregator.fixture.Samples.GITHUB;
import static dev.cidashboard.aggregator.fixture.Samples.GITLAB;
import static dev.cidashboard.aggregator.fixture.Samples.bare;
import static dev.cidashboard.aggregator.fixture.Samples.branch;
import static dev.cidashboard.aggregator.fixture.Samples.commit;
import static dev.cidashboard.aggregator.fixture.Samples.fresh;
import static dev.cidashboard.aggregator.fixture.Samples.mergeRequest;
import static dev.cidashboard.aggregator.fixture.Samples.moved;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever changed, one by one or by the thousand: the kept indexes answer as if all projects were looked through. */
class OverviewIndexTest {

    private static final long SEED = Long.getLong("overview.seed", 20261121L);
    private static final int ROUNDS = 60;
    private static final int MOST_PROJECTS = 150;
    private static final List<String> SORTS = Stream.of("name", "status", "activity", "branches", "merge_requests")
            .flatMap(key -> Stream.of(key, "-" + key))
            .toList();

    private final Random random = new Random(SEED);
    private final SimulatedClock clock = SimulatedClock.started();
    private final WarmState state = new WarmState(
            clock, new Freshness(Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofMinutes(5)), List.of());
    private final Map<InstanceId, Map<ProjectId, Project>> listed = new HashMap<>();

    @Test
    void every_list_and_every_count_equals_that_of_a_naive_search() {
        for (int round = 0; round < ROUNDS; round++) {
            change(round % 20 == 10 ? 3_000 : random.nextInt(40));
            clock.advance(Duration.ofSeconds(1));
            Overview overview = state.overview();
            for (int asked = 0; asked < 25; asked++) {
                ProjectsQuery query = query();
                assertThat(ids(overview.matching(query)))
                        .as("seed %d, round %d, %s", SEED, round, query)
                        .isEqualTo(ids(naive(query)));
            }
            assertCounts(overview, round);
        }
    }

    private void assertCounts(Overview overview, int round) {
        Map<Status, Integer> all = new HashMap<>();
        all().forEach(project -> all.merge(project.row().status(), 1, Integer::sum));
        Map<Status, Integer> ofGitLab = new HashMap<>();
        state.of(GITLAB).forEach(project -> ofGitLab.merge(project.row().status(), 1, Integer::sum));

        assertThat(overview.counts()).as("round %d", round).isEqualTo(all);
        assertThat(overview.counts(GITLAB)).as("round %d", round).isEqualTo(ofGitLab);
        assertThat(overview.counts(Platform.GITLAB)).as("round %d", round).isEqualTo(ofGitLab);
        assertThat(overview.size()).isEqualTo(all().size());
    }

    private void change(int times) {
        for (int time = 0; time < times; time++) {
            int number = 1 + random.nextInt(MOST_PROJECTS);
            boolean github = random.nextBoolean();
            Project project = github ? Samples.github(number) : Samples.gitlab(number);
            Map<ProjectId, Project> ofInstance =
                    listed.computeIfAbsent(project.id().instance(), other -> new HashMap<>());
            switch (random.nextInt(8)) {
                case 0 -> rename(project, ofInstance);
                case 1 -> leave(project, ofInstance);
                default -> see(ofInstance.computeIfAbsent(project.id(), id -> appear(project)));
            }
        }
    }

    private Project appear(Project project) {
        state.listing(project.id().instance()).page(List.of(project));
        return project;
    }

    private void rename(Project project, Map<ProjectId, Project> ofInstance) {
        Project renamed = moved(project, "group-" + random.nextInt(5) + "/Moved-" + random.nextInt(60));
        ofInstance.put(project.id(), renamed);
        appear(renamed);
    }

    private void leave(Project project, Map<ProjectId, Project> ofInstance) {
        ofInstance.remove(project.id());
        WarmState.Listing without = state.listing(project.id().instance());
        without.page(List.copyOf(ofInstance.values()));
        without.finished();
    }

    private void see(Project project) {
        Status status = Status.values()[random.nextInt(Status.values().length)];
        int number = 1 + random.nextInt(50);
        Sighting sighting =
                switch (random.nextInt(3)) {
                    case 0 ->
                        new Sighting.OfPipelines(fresh(RecentPipelines.all(
                                List.of(run(number).is(status).pipeline()))));
                    case 1 ->
                        new Sighting.OfBranches(fresh(new Branches(
                                List.of(branch("main", random.nextBoolean() ? commit("c" + number) : bare("b"))),
                                number)));
                    default ->
                        new Sighting.OfMergeRequests(fresh(IntStream.range(0, random.nextInt(4))
                                .<MergeRequest>mapToObj(one -> mergeRequest(one, false))
                                .toList()));
                };
        state.apply(project.id(), sighting);
    }

    private ProjectsQuery query() {
        return ProjectsQuery.parse(
                pick(null, null, "REPO-1", "app-2", "what group", "moved", "nothing of the kind"),
                pick(null, null, "github-main", "gitlab-main"),
                pick(null, null, null, "github", "gitlab"),
                pick(null, null, "failed", "success", "unknown"),
                SORTS.get(random.nextInt(SORTS.size())),
                pick(null, null, null, "github-main:1,gitlab-main:2,github-main:99"),
                null,
                null);
    }

    private String pick(String... from) {
        return from[random.nextInt(from.length)];
    }

    private List<ProjectState> all() {
        List<ProjectState> all = new ArrayList<>(state.of(GITHUB));
        all.addAll(state.of(GITLAB));
        return all;
    }

    private List<ProjectState> naive(ProjectsQuery query) {
        return all().stream()
                .filter(project -> query.instance() == null
                        || query.instance().equals(project.id().instance()))
                .filter(project -> query.platform() == null
                        || query.platform() == project.row().platform())
                .filter(project -> query.status() == null
                        || query.status() == project.row().status())
                .filter(project -> query.ids().isEmpty() || query.ids().contains(project.id()))
                .filter(project -> query.q() == null || holds(project.project(), query.q()))
                .sorted(order(query.sort()))
                .toList();
    }

    private static boolean holds(Project project, String text) {
        return Stream.of(project.name(), project.path(), project.description())
                .anyMatch(field -> field.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)));
    }

    private static Comparator<ProjectState> order(ProjectSort sort) {
        Comparator<ProjectState> byKey =
                (one, other) -> compare(key(one, sort.key()), key(other, sort.key()), sort.descending());
        return byKey.thenComparing(project -> project.project().path()).thenComparing(ProjectState::id);
    }

    private static int compare(Comparable<Object> one, Comparable<Object> other, boolean down) {
        if (one == null || other == null) {
            return Boolean.compare(one == null, other == null);
        }
        return down ? other.compareTo(one) : one.compareTo(other);
    }

    @SuppressWarnings("unchecked") // Values of one key are of one type.
    private static Comparable<Object> key(ProjectState project, ProjectSort.Key key) {
        return (Comparable<Object>) (Comparable<?>)
                switch (key) {
                    case NAME -> project.row().name().toLowerCase(Locale.ROOT);
                    case STATUS -> project.row().status();
                    case ACTIVITY ->
                        project.row().lastCommit() == null
                                ? null
                                : project.row().lastCommit().at();
                    case BRANCHES -> project.row().branchCount();
                    case MERGE_REQUESTS -> project.row().openMergeRequests();
                };
    }

    private static List<ProjectId> ids(List<ProjectState> projects) {
        return projects.stream().map(ProjectState::id).toList();
    }
}
