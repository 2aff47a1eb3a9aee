package dev.cidashboard.postgres;

import com.sun.security.auth.module.UnixSystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * As whom PostgreSQL runs. It refuses root, and a user without a name, so that these take another identity first.
 *
 * @param prefix the command that takes it; empty to run as whoever this is
 * @param uid who must own the data for that
 */
record Account(List<String> prefix, int uid) {
    private static final int ROOT = 0;
    /** The usual number of nobody. */
    private static final int NOBODY = 65_534;
    /** What the JDK calls a user whose number has no name, as containers like to have. */
    private static final String NAMELESS = "?";

    Account {
        prefix = List.copyOf(prefix);
    }

    static Account ofThisProcess() {
        int uid = Math.toIntExact(new UnixSystem().getUid());
        return choose(uid, System.getProperty("user.name"), waysOf(uid));
    }

    /**
     * In a user namespace of its own a process is nobody to itself and the same as before to all files, which is the least
     * trouble; some kernels and containers refuse that. Then only root can become somebody else.
     */
    static List<Account> waysOf(int uid) {
        var ways = new ArrayList<Account>();
        ways.add(new Account(List.of("unshare", "-U"), uid));
        if (uid == ROOT) {
            ways.add(new Account(
                    List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), NOBODY));
        }
        return ways;
    }

    static Account choose(int uid, String name, List<Account> ways) {
        if (uid != ROOT && !name.equals(NAMELESS)) {
            return new Account(List.of(), uid);
        }
        return ways.stream()
                .filter(way -> Program.succeeds(way.command("true")))
                .findFirst()
                .orElseThrow(() -> new NoServer(
                        ExitCode.FAILED,
                        "PostgreSQL does not run as " + (uid == ROOT ? "root" : "a user without a name")
                                + ", and no other identity can be taken here (unshare -U"
                                + (uid == ROOT ? ", setpriv" : "") + "); start it as another user"));
    }

    List<String> command(String... words) {
        return command(List.of(words));
    }

    List<String> command(List<String> words) {
        var command = new ArrayList<>(prefix);
        command.addAll(words);
        return command;
    }

    /** Hands over what an earlier start may have done under another identity; only root ever has to. */
    void own(Path place) throws IOException {
        if (!Integer.valueOf(uid).equals(Files.getAttribute(place, "unix:uid", LinkOption.NOFOLLOW_LINKS))) {
            for (Path file : Folders.all(place)) {
                Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }
}
