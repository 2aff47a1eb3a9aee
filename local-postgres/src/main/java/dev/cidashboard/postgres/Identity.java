package dev.cidashboard.postgres;

import com.sun.security.auth.module.UnixSystem;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Who starts PostgreSQL. It refuses root, and a user without a name, so that these must become somebody else.
 *
 * @param name the JDK's word for a user whose number has no name, as containers like to have, is a question mark
 * @param ways to become somebody else, the best one first
 */
record Identity(int uid, String name, List<Account> ways) {
    private static final int ROOT = 0;
    /** The usual number of nobody. */
    private static final int NOBODY = 65_534;

    private static final String NAMELESS = "?";

    Identity {
        ways = List.copyOf(ways);
    }

    static Identity ofThisProcess() {
        int uid = Math.toIntExact(new UnixSystem().getUid());
        return new Identity(uid, System.getProperty("user.name"), waysOf(uid));
    }

    /**
     * In a user namespace of its own a process is nobody to itself and the same as before to all files, which is the least
     * trouble; many containers refuse it. Then only root can become somebody else. Who that is may not be let into the
     * folder, least of all if that is in root's home: the last way takes along root's right to pass, and no other one.
     */
    static List<Account> waysOf(int uid) {
        var ways = new ArrayList<Account>();
        ways.add(new Account(List.of("unshare", "-U"), uid));
        if (uid == ROOT) {
            var nobody = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
            var withPassage = new ArrayList<>(nobody);
            // Without the last one access(2), by which PostgreSQL looks for its own programs, would not count the
            // right.
            withPassage.addAll(List.of(
                    "--inh-caps=-all,+dac_override", "--ambient-caps=+dac_override", "--securebits=+no_setuid_fixup"));
            ways.add(new Account(nobody, NOBODY));
            ways.add(new Account(withPassage, NOBODY));
        }
        return ways;
    }

    /** @param folders that PostgreSQL must be able to enter */
    Account in(List<Path> folders) {
        if (uid != ROOT && !name.equals(NAMELESS)) {
            return new Account(List.of(), uid);
        }
        return ways.stream()
                .filter(way -> folders.stream().allMatch(way::reaches))
                .findFirst()
                .orElseThrow(() -> new NoServer(
                        ExitCode.FAILED,
                        "PostgreSQL does not run as " + (uid == ROOT ? "root" : "a user without a name")
                                + ", and no other identity can be taken here (unshare -U"
                                + (uid == ROOT ? ", setpriv" : "") + "); start it as another user"));
    }
}
