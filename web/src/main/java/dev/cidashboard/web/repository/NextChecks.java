package dev.cidashboard.web.repository;

import dev.cidashboard.api.ChecksView;
import dev.cidashboard.web.ui.Due;
import dev.cidashboard.web.ui.Times;

import java.util.List;

/**
 * When what of a project is next asked for.
 *
 * @param pace why that soon, a sentence; null if the word for it is not known here
 */
record NextChecks(String pace, List<Row> rows) {

    /** @param at null while it is asked for */
    record Row(String what, Due at) {}

    static NextChecks of(ChecksView view, Times times) {
        return new NextChecks(
                pace(view.heat()),
                List.of(
                        new Row("Runs on the default branch", times.due(view.defaultBranchAt())),
                        new Row(
                                "Runs on other branches, and those started by hand or on a schedule",
                                times.due(view.otherBranchesAt())),
                        new Row("Branches and merge requests", times.due(view.branchesAt())),
                        new Row("The repository itself: its name, archived or gone", times.due(view.projectAt()))));
    }

    private static String pace(String heat) {
        if (heat == null) {
            return "It is read with every pass over its platform.";
        }
        return switch (heat) {
            case "hot" ->
                "It is asked about often: a pipeline runs, or something changed or somebody looked in the last 10 minutes.";
            case "warm" -> "It is asked about every few minutes: something happened this week.";
            case "cold" -> "It is asked about now and then: nothing happened for a week.";
            default -> null;
        };
    }
}
