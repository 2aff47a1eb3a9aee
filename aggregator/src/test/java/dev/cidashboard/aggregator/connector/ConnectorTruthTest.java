package dev.cidashboard.aggregator.connector;

import dev.cidashboard.aggregator.forge.ForgeSettings;
import dev.cidashboard.aggregator.forge.Purpose;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.Verdict;
import dev.cidashboard.aggregator.project.Branches;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.aggregator.project.MergeRequest;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.api.Status;
import dev.cidashboard.simulator.ForgeSimulator;
import dev.cidashboard.simulator.SimulatorOptions;
import dev.cidashboard.simulator.world.Truth;
import dev.cidashboard.simulator.world.WorldPlan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** What a connector says of a whole world is what is true in it, field by field. */
class ConnectorTruthTest {

    private static final int PROJECTS = 130;

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

    @ParameterizedTest
    @EnumSource
    void every_project_is_read_as_it_is(ForgeInTest forge) {
        Connector connector = forge.connector(simulator, ForgeSettings.DEFAULTS);
        Map<Long, Truth> truths = simulator.world().truths(forge.simulated()).stream()
                .collect(Collectors.toMap(Truth::nativeId, Function.identity()));

        List<Project> projects = Observed.fresh(connector.projects(Purpose.BACKGROUND, page -> {}));

        assertThat(projects).hasSize(PROJECTS);
        for (Project project : projects) {
            Truth truth = truths.get(Long.parseLong(project.id().nativeId()));
            compare(project, truth);
            compare(connector, project, truth);
        }
    }

    private static void compare(Project project, Truth truth) {
        assertThat(project.path()).isEqualTo(truth.path());
        assertThat(project.name()).isEqualTo(truth.name());
        assertThat(project.description()).isEqualTo(truth.description());
        assertThat(project.defaultBranch()).isEqualTo(truth.defaultBranch());
        assertThat(project.archived()).isEqualTo(truth.archived());
        assertThat(project.visibility().name().toLowerCase(Locale.ROOT)).isEqualTo(truth.visibility());
    }

    private static void compare(Connector connector, Project project, Truth truth) {
        Optional<Pipeline> head = Observed.fresh(connector.headPipeline(project, Purpose.BACKGROUND));
        assertThat(head.isPresent()).isEqualTo(truth.pipeline() != null);
        head.ifPresent(pipeline -> compare(pipeline, truth));
        List<Pipeline> pipelines =
                Observed.fresh(connector.pipelines(project, Purpose.BACKGROUND)).listed();
        Status listed = Verdict.of(project.defaultBranch(), pipelines).status();
        // GitLab's list knows nothing of warnings.
        String warned = truth.status().equals("success_with_warnings") ? "success" : truth.status();
        assertThat(listed.word()).isEqualTo(warned);

        Branches branches = Observed.value(connector.branches(project, Purpose.BACKGROUND));
        assertThat(branches.total()).isEqualTo(truth.branchCount());
        if (truth.lastCommit() == null) {
            assertThat(branches.named(project.defaultBranch())).isEmpty();
        } else {
            compareHead(connector, project, branches, truth);
        }

        List<MergeRequest> requests = Observed.fresh(connector.mergeRequests(project, Purpose.BACKGROUND));
        assertThat(requests).hasSize(truth.openMergeRequests());
        assertThat(requests.stream().filter(MergeRequest::draft)).hasSize(truth.draftMergeRequests());
    }

    private static void compareHead(Connector connector, Project project, Branches branches, Truth truth) {
        Commit bare = branches.named(project.defaultBranch()).orElseThrow().head();
        Commit commit = bare.message() == null
                ? Observed.fresh(connector.commit(project, bare.sha(), Purpose.BACKGROUND))
                : bare;
        assertThat(commit)
                .isEqualTo(new Commit(
                        truth.lastCommit().sha(),
                        truth.lastCommit().author(),
                        truth.lastCommit().message(),
                        truth.lastCommit().at()));
    }

    private static void compare(Pipeline pipeline, Truth truth) {
        assertThat(pipeline.id().value())
                .isEqualTo(Long.toString(truth.pipeline().id()));
        assertThat(pipeline.status().word()).as("of " + truth).isEqualTo(truth.status());
        assertThat(pipeline.ref()).isEqualTo(truth.pipeline().ref());
        assertThat(pipeline.name()).isEqualTo(truth.pipeline().name());
        if (!pipeline.detailed()) {
            return; // of an earlier commit, and not passed: only the list was read
        }
        assertThat(pipeline.startedAt()).isEqualTo(truth.pipeline().startedAt());
        assertThat(pipeline.duration() == null ? null : pipeline.duration().toSeconds())
                .as("duration of " + truth)
                .isEqualTo(truth.pipeline().durationSeconds());
    }
}
