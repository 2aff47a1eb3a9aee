package dev.cidashboard.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * As whom PostgreSQL runs.
 *
 * @param prefix the command that takes that identity; empty to run as whoever this is
 * @param uid who must own the data for that
 */
record Account(List<String> prefix, int uid) {
    Account {
        prefix = List.copyOf(prefix);
    }

    List<String> command(String... words) {
        return command(List.of(words));
    }

    List<String> command(List<String> words) {
        var command = new ArrayList<>(prefix);
        command.addAll(words);
        return command;
    }

    /** Whether this identity can be taken here, and may then enter the folder. */
    boolean reaches(Path folder) {
        return Program.succeeds(command("test", "-x", folder.toString()));
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
