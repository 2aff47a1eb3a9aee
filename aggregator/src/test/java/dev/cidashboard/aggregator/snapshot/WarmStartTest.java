package dev.cidashboard.aggregator.snapshot;

import dev.cidashboard.aggregator.state.Change;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.api.ProjectsQuery;
import dev.cidashboard.simulator.count.PlatformCounts;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.ProjectKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** A second life of the aggregator, after a first one against forges that count what they are asked. */
class WarmStartTest {

    private final WarmForges forges = new WarmForges();

    @AfterEach
    void stop() {
        forges.close();
    }

    @Test
    void what_was_known_is_known_again_field_by_field_before_any_forge_is_asked() {
        WarmProcess first = forges.firstLife();

        WarmProcess second = forges.process().restored();

        assertThat(second.known()).isEqualTo(first.known());
        assertThat(second.whole).containsExactlyInAnyOrder(WarmProcess.GITHUB, WarmProcess.GITLAB);
        assertThat(second.changes).as("a restart is no news").isEmpty();
        assertThat(forges.requests()).isZero();
    }

    @Test
    void answers_have_the_same_bytes_and_the_same_etags_as_before() {
        WarmProcess first = forges.firstLife();
        var before = first.answers.projects(everything());
        ProjectState one = first.state.of(WarmProcess.GITLAB).getFirst();
        var detail = first.answers.detail(one);
        var pipelines = first.answers.pipelines(one);

        WarmProcess second = forges.process().restored();

        ProjectState same = second.state.find(one.id()).orElseThrow();
        assertThat(second.answers.projects(everything()).body()).isEqualTo(before.body());
        assertThat(second.answers.projects(everything()).etag()).isEqualTo(before.etag());
        assertThat(second.answers.projects(everything()).confirmedAt()).isEqualTo(before.confirmedAt());
        assertThat(second.answers.detail(same)).usingRecursiveComparison().isEqualTo(detail);
        assertThat(second.answers.pipelines(same)).usingRecursiveComparison().isEqualTo(pipelines);
    }

    @Test
    void after_a_day_rows_say_how_old_they_are() {
        forges.firstLife();
        forges.clock.advance(Duration.ofHours(25));

        WarmProcess second = forges.process().restored();

        assertThat(second.state.of(WarmProcess.GITHUB)).allSatisfy(project -> {
            assertThat(project.row().stale()).isTrue();
            assertThat(project.row().confirmedAt())
                    .isBefore(forges.clock.instant().minus(Duration.ofHours(24)));
            assertThat(project.row().asOf()).isEqualTo(forges.clock.instant());
        });
    }

    @ParameterizedTest
    @EnumSource
    void the_first_pass_lists_and_sweeps_and_reads_nothing_that_did_not_change(Platform platform) {
        forges.firstLife();
        WarmProcess second = forges.process().restored();

        second.begun();

        PlatformCounts asked = forges.simulator.counts().of(platform);
        long gets = asked.requests() - asked.graphQl().requests();
        assertThat(gets)
                .as("the list, a look for activity, and what moves where no query shows it: %s", asked.endpoints())
                .isLessThanOrEqualTo(WarmForges.PROJECTS / 10);
        assertThat(asked.graphQl().requests()).isLessThanOrEqualTo(WarmForges.PROJECTS / 10);
        assertThat(asked.conditional()).isPositive();
        assertThat(asked.notModified()).isEqualTo(asked.conditional());
        assertThat(second.refresh
                        .health(WarmProcess.instance(platform))
                        .orElseThrow()
                        .lastPass()
                        .refreshed())
                .isEqualTo(WarmForges.PROJECTS);
        assertThat(second.changes).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void where_projects_are_read_one_by_one_nearly_all_is_confirmed(Platform platform) {
        forges.simulator.graphQl(false);
        forges.firstLife();
        WarmProcess second = forges.process().restored();

        second.begun();

        PlatformCounts asked = forges.simulator.counts().of(platform);
        long gets = asked.requests() - asked.graphQl().requests();
        assertThat(gets).isGreaterThan(3L * WarmForges.PROJECTS);
        assertThat(asked.notModified() * 100).isGreaterThanOrEqualTo(gets * 98);
        assertThat(second.changes).isEmpty();
    }

    @Test
    void what_changed_in_the_meantime_is_found_by_the_first_pass() {
        forges.firstLife();
        ProjectKey pushed = forges.lively(Platform.GITHUB, 0);
        ProjectKey renamed = forges.lively(Platform.GITHUB, 1);
        ProjectKey merged = forges.lively(Platform.GITLAB, 0);
        ProjectKey deleted = forges.lively(Platform.GITLAB, 1);
        forges.clock.advance(Duration.ofMinutes(3));
        String branch = forges.simulator
                .world()
                .read(() -> forges.simulator.world().get(pushed).defaultBranch());
        forges.simulator.world().pushCommit(pushed, branch, "While nobody looked");
        forges.simulator.world().startPipeline(pushed, branch, null);
        forges.simulator.world().rename(renamed, "moved/elsewhere");
        forges.simulator
                .world()
                .openMergeRequest(merged, forges.mainBranch(merged), "Opened while nobody looked", false);
        forges.simulator.world().delete(deleted);
        forges.clock.advance(Duration.ofMinutes(1));
        WarmProcess second = forges.process().restored();
        assertThat(second.find(Platform.GITLAB, deleted.id())).isNotNull();

        second.begun();
        second.seconds(90);

        forges.holdsTheTruth(second);
        assertThat(second.changes).anyMatch(change -> change instanceof Change.ProjectGone);
        assertThat(forges.store.projects(WarmProcess.GITLAB)).contains(Long.toString(deleted.id()));
        second.saver.save(false);
        assertThat(forges.store.projects(WarmProcess.GITLAB)).doesNotContain(Long.toString(deleted.id()));
    }

    @Test
    void an_old_path_of_a_renamed_project_leads_to_it_also_after_two_restarts() {
        WarmProcess first = forges.process().restored().begun();
        first.seconds(120);
        ProjectKey renamed = forges.lively(Platform.GITHUB, 1);
        String before = first.find(Platform.GITHUB, renamed.id()).row().path();
        forges.simulator.world().rename(renamed, "moved/elsewhere");
        first.seconds(400);
        assertThat(first.state.find(before)).isPresent();
        first.end();
        forges.process().restored().end();

        WarmProcess third = forges.process().restored();

        assertThat(third.state.find("github-main:" + before))
                .map(project -> project.row().path())
                .hasValue("moved/elsewhere");
        assertThat(third.state.find("moved/elsewhere")).isEqualTo(third.state.find(before));
    }

    @Test
    void a_listener_that_wants_it_is_told_all_pipelines_once() {
        WarmProcess first = forges.firstLife();
        WarmProcess second = forges.process().restored();
        List<Change> told = new ArrayList<>();

        second.state.retell(told::add);

        long pipelines = first.known().values().stream()
                .mapToLong(project -> project.pipelines().value().size())
                .sum();
        assertThat(told)
                .filteredOn(change -> change instanceof Change.ProjectAppeared)
                .hasSize(2 * WarmForges.PROJECTS);
        assertThat(told)
                .filteredOn(change -> change instanceof Change.PipelineChanged)
                .hasSize((int) pipelines);
    }

    private static ProjectsQuery everything() {
        return ProjectsQuery.parse(null, null, null, null, null, null, null, "100");
    }
}
