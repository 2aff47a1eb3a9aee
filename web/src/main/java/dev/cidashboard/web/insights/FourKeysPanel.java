package dev.cidashboard.web.insights;

import dev.cidashboard.api.FourKeysView;
import dev.cidashboard.web.ui.Bounded;
import dev.cidashboard.web.ui.Figures;
import dev.cidashboard.web.ui.Part;
import dev.cidashboard.web.ui.Times;

import java.util.List;

/**
 * The four keys of delivery.
 *
 * @param keys none if nothing is known
 * @param counted what counted as a deployment, a sentence
 * @param pattern with which the sentence goes on, that names had to match; null where none had to
 * @param setting that says the pattern
 */
record FourKeysPanel(PanelHead head, List<Key> keys, String counted, String pattern, String setting) {

    private static final String PATTERN = "insights.deploy_pattern";
    private static final String ENVIRONMENTS = "insights.deploy_environments";

    /** @param value null if it cannot be told @param note what it is reckoned from, or why it cannot be told */
    record Key(String title, String value, String note) {}

    static FourKeysPanel of(Part<FourKeysView> part) {
        PanelHead head = PanelHead.of(Definition.FOUR_KEYS, part);
        return part.content()
                .map(view -> new FourKeysPanel(head, keys(view), counted(view), pattern(view), setting(view)))
                .orElseGet(() -> new FourKeysPanel(head, List.of(), null, null, null));
    }

    private static List<Key> keys(FourKeysView view) {
        String deployments = Figures.count(view.deployments())
                + (view.deployments() == 1 ? " successful deployment" : " successful deployments");
        return List.of(
                new Key("Deployment frequency", Figures.perDay(view.deploymentsPerDay()), deployments),
                new Key(
                        "Lead time for changes",
                        Times.durationOf(view.leadTimeSeconds()),
                        view.leadTimeSeconds() == null
                                ? "No commit with a known time was deployed"
                                : "From commit to deployed"),
                new Key(
                        "Change failure rate",
                        Figures.rate(view.changeFailureRate()),
                        view.changeFailureRate() == null ? "No deployment ended" : "Of all deployments that ended"),
                new Key(
                        "Time to restore",
                        Times.durationOf(view.restoreSeconds()),
                        view.restoreSeconds() == null
                                ? "No failed deployment was made good"
                                : "From failed to deployed again"));
    }

    private static String counted(FourKeysView view) {
        return switch (definition(view)) {
            case "deployments" ->
                namesEnvironments(view)
                        ? "Counted are the deployments that the platforms told of, to environments whose name matches"
                        : "Counted are the deployments that the platforms told of.";
            case "pipelines" ->
                "The platforms told of no deployments, so counted are the successful pipelines of default branches whose name matches";
            case "mixed" ->
                "Counted are the deployments that the platforms told of (" + Figures.count(view.fromDeployments())
                        + " successful), and where they told of none the successful pipelines of default branches ("
                        + Figures.count(view.fromPipelines()) + ") whose name matches";
            default -> "What was counted as a deployment is not known here.";
        };
    }

    private static String pattern(FourKeysView view) {
        return switch (definition(view)) {
            case "deployments" -> namesEnvironments(view) ? Bounded.name(String.join(", ", view.environments())) : null;
            case "pipelines", "mixed" -> Bounded.name(view.pattern() == null ? PATTERN : view.pattern());
            default -> null;
        };
    }

    private static String setting(FourKeysView view) {
        return definition(view).equals("deployments") ? ENVIRONMENTS : PATTERN;
    }

    private static String definition(FourKeysView view) {
        return view.definition() == null ? "" : view.definition();
    }

    private static boolean namesEnvironments(FourKeysView view) {
        return view.environments() != null && !view.environments().isEmpty();
    }
}
