package dev.cidashboard.web.ui;

import dev.cidashboard.api.ProblemView;
import dev.cidashboard.web.aggregator.AggregatorAway;
import dev.cidashboard.web.aggregator.Answer;
import dev.cidashboard.web.aggregator.Gateway;
import dev.cidashboard.web.aggregator.HistoryTrouble;
import dev.cidashboard.web.aggregator.NothingReadYet;
import dev.cidashboard.web.aggregator.Question;
import dev.cidashboard.web.aggregator.Stale;
import dev.cidashboard.web.aggregator.Views;
import dev.cidashboard.web.ui.Part.Trouble;
import org.jboss.logging.Logger;

import jakarta.inject.Singleton;

import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Asks for the parts of a page side by side: the page waits for the slowest, and fails with none of them. */
@Singleton
public final class Parts {
    private static final Logger LOG = Logger.getLogger(Parts.class);

    private final Gateway gateway;
    private final Views views;
    private final Times times;

    Parts(Gateway gateway, Views views, Times times) {
        this.gateway = gateway;
        this.views = views;
        this.times = times;
    }

    /** Asks now; whoever takes the part waits for the answer. */
    public <T> Supplier<Part<T>> ask(Question question, Class<T> type) {
        CompletionStage<Answer> flight = gateway.ask(question);
        return () -> land(flight, type);
    }

    private <T> Part<T> land(CompletionStage<Answer> flight, Class<T> type) {
        try {
            return part(flight.toCompletableFuture().join(), type);
        } catch (CompletionException e) {
            return switch (e.getCause()) {
                case AggregatorAway away -> Part.without(ofAggregator(), null);
                case NothingReadYet nothing -> Part.without(Trouble.UNANSWERED, null);
                case null, default -> throw e;
            };
        } catch (UncheckedIOException e) {
            LOG.warnf("A part of a page is left out: %s", e.getMessage());
            return Part.without(Trouble.UNANSWERED, null);
        }
    }

    private Trouble ofAggregator() {
        return gateway.awaySince().isPresent() ? Trouble.AGGREGATOR_AWAY : Trouble.UNANSWERED;
    }

    private <T> Part<T> part(Answer answer, Class<T> type) {
        if (answer.isGood()) {
            T view = views.read(answer, type);
            if (view == null) {
                return Part.without(Trouble.UNANSWERED, null);
            }
            return new Part<>(
                    view,
                    answer,
                    answer.stale().map(Stale::why).map(Parts::trouble).orElse(Trouble.NONE),
                    null,
                    answer.stale().isPresent() ? times.second(answer.receivedAt()) : null);
        }
        if (answer.historyTrouble().isPresent()) {
            return Part.without(trouble(answer.historyTrouble().get()), null);
        }
        String detail = Bounded.sentence(views.read(answer, ProblemView.class).detail());
        return Part.without(answer.isMissing() ? Trouble.MISSING : Trouble.REFUSED, detail);
    }

    private static Trouble trouble(HistoryTrouble trouble) {
        return switch (trouble) {
            case OFF -> Trouble.HISTORY_OFF;
            case AWAY -> Trouble.HISTORY_AWAY;
        };
    }

    private static Trouble trouble(Stale.Why why) {
        return switch (why) {
            case AWAY -> Trouble.AGGREGATOR_AWAY;
            case HISTORY_AWAY -> Trouble.HISTORY_AWAY;
            case READING, UNANSWERED -> Trouble.UNANSWERED;
        };
    }
}
