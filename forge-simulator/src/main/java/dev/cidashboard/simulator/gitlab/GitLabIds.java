package dev.cidashboard.simulator.gitlab;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GitLab's global ids: {@code gid://gitlab/Project/123}. */
final class GitLabIds {

    private static final Pattern GLOBAL = Pattern.compile("gid://gitlab/([A-Za-z:]+)/(\\d{1,18})");

    private GitLabIds() {}

    static String of(String type, Object id) {
        return "gid://gitlab/" + type + "/" + id;
    }

    /** @throws GitLabRefusal for a text that is no id, or the id of something else */
    static long parse(String type, String text) {
        Matcher matcher = GLOBAL.matcher(text);
        if (!matcher.matches()) {
            throw new GitLabRefusal(text + " is not a valid GitLab ID.");
        }
        if (!matcher.group(1).equals(type)) {
            throw new GitLabRefusal(text + " is not a valid ID for " + type + ".");
        }
        return Long.parseLong(matcher.group(2));
    }
}
