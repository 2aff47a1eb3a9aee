package dev.cidashboard.api;

import java.util.Set;

/**
 * What an insight is to be about. Absent criteria are null.
 *
 * @param days 7, 30 or 90
 * @param project id or path
 */
public record InsightsQuery(int days, Platform platform, InstanceId instance, String project, String branch) {

    public static final int DEFAULT_DAYS = 30;
    public static final Set<Integer> PERIODS = Set.of(7, DEFAULT_DAYS, 90);
    private static final int LONGEST = 512;

    public InsightsQuery {
        if (!PERIODS.contains(days)) {
            throw new InvalidValue("days", String.valueOf(days), "7, 30 or 90");
        }
        requireShort("project", project);
        requireShort("branch", branch);
    }

    /** @throws InvalidValue naming the first parameter that cannot be used */
    public static InsightsQuery parse(String days, String platform, String instance, String project, String branch) {
        return new InsightsQuery(
                days(days),
                ProjectsQuery.platform(platform),
                ProjectsQuery.instance(instance),
                ProjectsQuery.blankToNull(project),
                ProjectsQuery.blankToNull(branch));
    }

    static int days(String text) {
        if (ProjectsQuery.blankToNull(text) == null) {
            return DEFAULT_DAYS;
        }
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new InvalidValue("days", text, "7, 30 or 90");
        }
    }

    private static void requireShort(String parameter, String text) {
        if (text != null && text.length() > LONGEST) {
            throw new InvalidValue(parameter, text, "at most " + LONGEST + " characters");
        }
    }
}
