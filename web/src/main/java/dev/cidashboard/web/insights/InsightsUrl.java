package dev.cidashboard.web.insights;

import dev.cidashboard.api.InsightsQuery;
import dev.cidashboard.web.ui.Links;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The address of the insights: all that was chosen, nothing that is so anyway. What was typed is kept also if it is wrong. */
record InsightsUrl(String days, String platform, String instance, String project, String branch) {
    private static final int LONGEST = 512;

    static InsightsUrl of(InsightsQuery query) {
        return new InsightsUrl(
                String.valueOf(query.days()),
                Objects.toString(query.platform(), ""),
                Objects.toString(query.instance(), ""),
                Objects.toString(query.project(), ""),
                Objects.toString(query.branch(), ""));
    }

    static InsightsUrl asTyped(String days, String platform, String instance, String project, String branch) {
        return new InsightsUrl(kept(days), kept(platform), kept(instance), kept(project), kept(branch));
    }

    public boolean isFiltered() {
        return !(platform.isEmpty() && instance.isEmpty() && project.isEmpty() && branch.isEmpty());
    }

    InsightsUrl withPlatform(String other) {
        return new InsightsUrl(days, other, instance, project, branch);
    }

    /** Of one project only: it has one platform and one instance. */
    InsightsUrl withProject(String other) {
        return new InsightsUrl(days, "", "", other, branch);
    }

    /** All projects again, in the same period. */
    public String unfiltered() {
        return new InsightsUrl(days, "", "", "", "").href();
    }

    String href() {
        List<String> parts = new ArrayList<>();
        add(parts, "days", days.equals(String.valueOf(InsightsQuery.DEFAULT_DAYS)) ? "" : days);
        add(parts, "platform", platform);
        add(parts, "instance", instance);
        add(parts, "project", project);
        add(parts, "branch", branch);
        return parts.isEmpty() ? "/insights" : "/insights?" + String.join("&", parts);
    }

    private static void add(List<String> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.add(name + "=" + Links.encoded(value));
        }
    }

    private static String kept(String text) {
        return text == null ? "" : text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
