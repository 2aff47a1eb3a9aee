package dev.cidashboard.simulator.github;

import java.util.OptionalLong;

/** GitHub's global node ids, as REST and GraphQL both tell them: a prefix for the kind, and the number in base 36. */
final class NodeIds {

    static final String REPOSITORY = "R_kgDO";
    static final String ACCOUNT = "U_kgDO";
    static final String COMMIT = "C_kwDO";
    static final String RUN = "WFR_kwLO";
    static final String WORKFLOW = "W_kwDO";
    static final String SUITE = "CS_kwDO";
    static final String PULL = "PR_kwDO";

    private NodeIds() {}

    static String repository(long id) {
        return REPOSITORY + Long.toString(id, 36);
    }

    static String account(long id) {
        return ACCOUNT + Long.toString(id, 36);
    }

    static String commit(String sha) {
        return COMMIT + sha;
    }

    static String run(long id) {
        return RUN + Long.toString(id, 36);
    }

    static String workflow(long id) {
        return WORKFLOW + Long.toString(id, 36);
    }

    static String suite(long id) {
        return SUITE + Long.toString(id, 36);
    }

    static String pull(long id) {
        return PULL + Long.toString(id, 36);
    }

    /** The number behind the prefix; empty for an id of another kind, and for one that is written in another way. */
    static OptionalLong number(String prefix, String id) {
        if (!id.startsWith(prefix)) {
            return OptionalLong.empty();
        }
        try {
            long number = Long.parseLong(id.substring(prefix.length()), 36);
            return id.equals(prefix + Long.toString(number, 36)) ? OptionalLong.of(number) : OptionalLong.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }
}
