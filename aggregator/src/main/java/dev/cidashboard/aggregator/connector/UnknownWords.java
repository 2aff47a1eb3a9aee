package dev.cidashboard.aggregator.connector;

import dev.cidashboard.aggregator.forge.Texts;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.Status;
import org.jboss.logging.Logger;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Words for a status that nobody here knows: taken for {@link Status#UNKNOWN}, and logged once each. */
public final class UnknownWords {

    private static final Logger LOG = Logger.getLogger(UnknownWords.class);
    /** A forge that makes up words does not fill the log. */
    private static final int MOST = 100;

    private final InstanceId instance;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    public UnknownWords(InstanceId instance) {
        this.instance = instance;
    }

    public Status unknown(String word) {
        String shown = String.valueOf(Texts.line(word));
        if (seen.size() < MOST && seen.add(shown)) {
            LOG.warnf("%s says a status that is not known here: \"%s\"", instance, shown);
        }
        return Status.UNKNOWN;
    }
}
