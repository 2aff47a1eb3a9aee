package dev.cidashboard.simulator.admin;

import dev.cidashboard.simulator.world.Pipeline;
import dev.cidashboard.simulator.world.ProjectKey;
import dev.cidashboard.simulator.world.RunStatus;
import dev.cidashboard.simulator.world.Trigger;
import dev.cidashboard.simulator.world.World;

import java.time.Clock;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/** {@code POST /_simulator/world/…}: the world's verbs. Each answers what it made. */
final class WorldVerbs {

    private static final Set<String> FIELDS = Set.of(
            "platform",
            "id",
            "branch",
            "message",
            "workflow",
            "trigger",
            "pipeline",
            "status",
            "title",
            "draft",
            "number",
            "merged",
            "path",
            "description",
            "archived");

    private final World world;
    private final Clock clock;

    WorldVerbs(World world, Clock clock) {
        this.world = world;
        this.clock = clock;
    }

    Object apply(String verb, Body asked) {
        Body body = asked.allowing(FIELDS);
        return switch (verb) {
            case "step" -> {
                world.step(clock.instant());
                yield Map.of("edition", world.edition());
            }
            case "create" -> {
                ProjectKey made = world.create(body.platform(), body.required("path"));
                yield Map.of("platform", made.platform().word(), "id", made.id());
            }
            case "push" ->
                Map.of(
                        "sha",
                        world.pushCommit(body.project(), branch(body), body.text("message"))
                                .sha());
            case "start" ->
                pipeline(world.startPipeline(body.project(), branch(body), body.text("workflow"), trigger(body)));
            case "start-merge-request" -> pipeline(world.startMergeRequestPipeline(body.project(), number(body)));
            case "set" -> pipeline(world.setPipeline(body.project(), body.number("pipeline"), status(body)));
            case "finish" -> pipeline(world.finishPipeline(body.project(), body.number("pipeline"), status(body)));
            case "rerun" -> pipeline(world.rerun(body.project(), body.number("pipeline")));
            default -> others(verb, body);
        };
    }

    private Object others(String verb, Body body) {
        ProjectKey project = body.project();
        switch (verb) {
            case "open-merge-request" -> {
                boolean draft = body.flag("draft", false);
                String source = body.required("branch");
                return Map.of(
                        "number",
                        world.openMergeRequest(project, source, body.text("title"), draft)
                                .number());
            }
            case "close-merge-request" -> world.closeMergeRequest(project, number(body), body.flag("merged", true));
            case "draft-merge-request" -> world.draftMergeRequest(project, number(body), body.flag("draft", true));
            case "add-branch" -> world.addBranch(project, body.required("branch"));
            case "delete-branch" -> world.deleteBranch(project, body.required("branch"));
            case "rename" -> world.rename(project, body.required("path"));
            case "describe" -> world.describe(project, body.text("description"));
            case "archive" -> world.archive(project, body.flag("archived", true));
            case "delete" -> world.delete(project);
            case "hide" -> world.hide(project);
            case "show" -> world.show(project);
            default -> throw new NoSuchElementException("no verb '" + verb + "'");
        }
        return Map.of("edition", world.edition());
    }

    private static int number(Body body) {
        return Math.toIntExact(body.number("number"));
    }

    private static Trigger trigger(Body body) {
        String word = body.text("trigger");
        return word == null ? Trigger.PUSH : Trigger.parse(word);
    }

    private static RunStatus status(Body body) {
        return RunStatus.parse(body.required("status"));
    }

    /** Without a name the default one is meant. */
    private String branch(Body body) {
        String name = body.text("branch");
        return name != null ? name : world.read(() -> world.get(body.project()).defaultBranch());
    }

    private static Map<String, Object> pipeline(Pipeline pipeline) {
        return Map.of(
                "pipeline", pipeline.id(),
                "attempt", pipeline.attempt(),
                "status", pipeline.status().neutral().word());
    }
}
