package dev.cidashboard.web.aggregator;

import dev.cidashboard.api.Paging;
import dev.cidashboard.api.ProjectSort;
import dev.cidashboard.api.ProjectsQuery;
import io.quarkus.virtual.threads.VirtualThreads;
import org.jboss.logging.Logger;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The only door to the aggregator: asks it conditionally, once at a time per question, keeps its last good answers and
 * goes on serving them while it is away.
 */
@Singleton
public final class Gateway {
    private static final Logger LOG = Logger.getLogger(Gateway.class);

    static final Duration FRESH_FOR = Shelves.FRESH_FOR;
    /** Until then it is served although it is asked about already: a list under load never makes its readers queue. */
    static final Duration SERVED_WHILE_ASKING = FRESH_FOR.multipliedBy(2);

    static final Duration WHOLE_LIST_EVERY = Duration.ofSeconds(30);

    /**
     * What nobody asked for so long goes, unless the aggregator is away: answers about a project that is gone would else
     * stay until others push them out. The whole list has the rows of all for when they are needed.
     */
    static final Duration KEPT_UNASKED = Duration.ofHours(1);

    /** While it is not whole yet. */
    static final Duration FIRST_ROWS_EVERY = Duration.ofSeconds(2);

    static final Question.Projects WHOLE_LIST = new Question.Projects(new ProjectsQuery(
            null, null, null, null, ProjectSort.DEFAULT, List.of(), new Paging(1, Paging.LARGEST_LIMIT)));

    private final AggregatorPort aggregator;
    private final WholeListAnswers wholeListAnswers;
    private final Clock clock;
    private final ExecutorService flightExecutor;
    private final Availability availability = new Availability();
    private final FirstPass firstPass = new FirstPass();
    private final Shelves shelves = new Shelves();
    private final ConcurrentHashMap<Question, CompletableFuture<Answer>> flights = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> wholeListDueAt = new AtomicReference<>(Instant.MIN);

    @Inject
    Gateway(
            AggregatorPort aggregator,
            WholeListAnswers wholeListAnswers,
            Clock clock,
            @VirtualThreads ExecutorService flightExecutor) {
        this.aggregator = aggregator;
        this.wholeListAnswers = wholeListAnswers;
        this.clock = clock;
        this.flightExecutor = flightExecutor;
    }

    /** For virtual threads: waits. @throws AggregatorAway or NothingReadYet if nothing can be said */
    public Answer get(Question question) {
        try {
            return ask(question).toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** For the event loop: complete at once if what is kept is young. Fails like {@link #get}. */
    public CompletionStage<Answer> ask(Question question) {
        Instant now = clock.instant();
        if (question instanceof Question.Projects) {
            keepWholeList(now);
        }
        Optional<Answer> kept = shelves.get(question);
        if (kept.isPresent() && kept.get().isYoung(now, Shelves.freshFor(question))) {
            return CompletableFuture.completedFuture(kept.get());
        }
        if (!availability.isDown()) {
            CompletableFuture<Answer> flight = fly(question, kept);
            return kept.filter(answer -> answer.isYoung(now, SERVED_WHILE_ASKING))
                    .map(CompletableFuture::completedFuture)
                    .orElse(flight);
        }
        Optional<CompletableFuture<Answer>> flight =
                availability.mayAsk(now) ? Optional.of(fly(question, kept)) : Optional.empty();
        return fallback(question, kept)
                .map(CompletableFuture::completedFuture)
                .or(() -> flight)
                .orElseGet(() -> CompletableFuture.failedFuture(new AggregatorAway(availability.lastAnswered())));
    }

    /** Asks for a pass over all instances now. @throws AggregatorAway if it does not answer */
    public int refresh() {
        try {
            return aggregator.refresh().status();
        } catch (Unreachable e) {
            noteFailure(e.getMessage());
            throw new AggregatorAway(availability.lastAnswered());
        }
    }

    /** When it last answered, while it is away; empty while all is well. */
    public Optional<Instant> awaySince() {
        return availability.isDown()
                ? Optional.of(availability.lastAnswered().orElse(Instant.EPOCH))
                : Optional.empty();
    }

    private CompletableFuture<Answer> fly(Question question, Optional<Answer> kept) {
        var mine = new CompletableFuture<Answer>();
        CompletableFuture<Answer> first = flights.putIfAbsent(question, mine);
        if (first != null) {
            return first;
        }
        try {
            flightExecutor.execute(() -> land(question, kept, mine));
        } catch (RuntimeException e) {
            flights.remove(question, mine);
            mine.completeExceptionally(e);
        }
        return mine;
    }

    private void land(Question question, Optional<Answer> kept, CompletableFuture<Answer> flight) {
        try {
            Answer answer = askNow(question, kept);
            flights.remove(question, flight);
            flight.complete(answer);
        } catch (RuntimeException e) {
            flights.remove(question, flight);
            flight.completeExceptionally(e);
        }
    }

    private Answer askNow(Question question, Optional<Answer> kept) {
        Reply reply;
        try {
            reply = aggregator.ask(question, kept.map(Answer::etagOrNull).orElse(null));
        } catch (Unreachable e) {
            if (e.isSlow() && question instanceof Question.Past) {
                LOG.warnf("The aggregator did not answer %s in time", question);
                return keptOrAway(kept, Stale.Why.UNANSWERED);
            }
            noteFailure(e.getMessage());
            return fallbackOrAway(question, kept);
        }
        Optional<HistoryTrouble> trouble = HistoryTrouble.in(reply.status(), reply.body());
        if (reply.isNotReady() && !reply.firstPass() && trouble.isEmpty()) {
            noteFailure("it answers " + reply.status());
            return fallbackOrAway(question, kept);
        }
        if (availability.answered(clock.instant())) {
            LOG.info("The aggregator answers again");
        }
        if (question.isAboutProjects()) {
            firstPass.note(reply.firstPass(), clock.instant());
        }
        if (reply.firstPass() && !reply.isUnchanged()) {
            return inFirstPass(question, kept, reply);
        }
        if (trouble.isPresent()) {
            return withoutHistory(trouble.get(), question, kept, reply);
        }
        if (reply.isFault()) {
            LOG.warnf("The aggregator answered %d to %s", reply.status(), question);
            return question instanceof Question.Past
                    ? keptOrAway(kept, Stale.Why.UNANSWERED)
                    : fallbackOrAway(question, kept);
        }
        return keep(question, kept, reply);
    }

    /** What is kept stays while the database is away; without a database there is no past, and the reply says so. */
    private Answer withoutHistory(HistoryTrouble trouble, Question question, Optional<Answer> kept, Reply reply) {
        return switch (trouble) {
            case OFF -> {
                shelves.remove(question);
                yield Answer.of(reply, clock.instant());
            }
            case AWAY ->
                kept.map(answer -> answer.servedStale(new Stale(answer.receivedAt(), Stale.Why.HISTORY_AWAY)))
                        .orElseGet(() -> Answer.of(reply, clock.instant()));
        };
    }

    private Answer keptOrAway(Optional<Answer> kept, Stale.Why why) {
        return kept.map(answer -> answer.servedStale(new Stale(answer.receivedAt(), why)))
                .orElseThrow(() -> new AggregatorAway(availability.lastAnswered()));
    }

    private Answer inFirstPass(Question question, Optional<Answer> kept, Reply reply) {
        Instant now = clock.instant();
        if (question.equals(WHOLE_LIST)) {
            wholeListDueAt.set(now.plus(FIRST_ROWS_EVERY));
        }
        Optional<Answer> before =
                firstPass.isWaitedFor(now) ? fromBefore(question, kept, reply) : Optional.<Answer>empty();
        if (before.isPresent()) {
            return before.get().servedStale(new Stale(before.get().receivedAt(), Stale.Why.READING));
        }
        if (reply.isFault()) {
            return kept.orElseThrow(NothingReadYet::new);
        }
        return keep(question, kept, reply);
    }

    /** What was kept of a whole pass before this start, if that is more than the reply. */
    private Optional<Answer> fromBefore(Question question, Optional<Answer> kept, Reply reply) {
        if (reply.isGood() && question instanceof Question.Jobs) {
            // They are not read in passes: the forge itself was asked for them.
            return Optional.empty();
        }
        boolean isReplyWhole = reply.isGood() && !(question instanceof Question.Projects);
        return kept.filter(Gateway::isWorthKeeping)
                .or(() -> isReplyWhole
                        ? Optional.empty()
                        : shelves.get(WHOLE_LIST)
                                .filter(Gateway::isWorthKeeping)
                                .flatMap(whole -> wholeListAnswers.answer(question, whole)));
    }

    private static boolean isWorthKeeping(Answer answer) {
        return !answer.firstRows() && !answer.isEmptyList();
    }

    private Answer keep(Question question, Optional<Answer> kept, Reply reply) {
        Instant now = clock.instant();
        if (reply.isUnchanged() && kept.isPresent()) {
            Answer confirmed = kept.get().confirmed(reply, now);
            shelves.put(question, confirmed);
            return confirmed;
        }
        Answer answer = Answer.of(reply, now);
        if (reply.isGood() && question.isKept()) {
            shelves.put(question, answer);
        } else if (answer.isMissing()) {
            shelves.remove(question);
        }
        return answer;
    }

    private Answer fallbackOrAway(Question question, Optional<Answer> kept) {
        return fallback(question, kept).orElseThrow(() -> new AggregatorAway(availability.lastAnswered()));
    }

    private Optional<Answer> fallback(Question question, Optional<Answer> kept) {
        var away = new Stale(availability.lastAnswered().orElse(Instant.EPOCH), Stale.Why.AWAY);
        return kept.or(() -> fromWholeList(question)).map(answer -> answer.servedStale(away));
    }

    private Optional<Answer> fromWholeList(Question question) {
        return shelves.get(WHOLE_LIST).flatMap(whole -> wholeListAnswers.answer(question, whole));
    }

    /** Lists that nobody asked for before can only be filtered from a whole one: so one is kept, and kept recent. */
    private void keepWholeList(Instant now) {
        Instant due = wholeListDueAt.get();
        if (now.isBefore(due)
                || availability.isDown()
                || !wholeListDueAt.compareAndSet(due, now.plus(WHOLE_LIST_EVERY))) {
            return;
        }
        Optional<Answer> whole = shelves.get(WHOLE_LIST);
        shelves.forgetUnasked(now.minus(KEPT_UNASKED), whole.orElse(null));
        fly(WHOLE_LIST, whole);
    }

    int keptAnswers() {
        return shelves.size();
    }

    private void noteFailure(String why) {
        if (availability.failed(clock.instant())) {
            LOG.warnf("The aggregator does not answer: %s. Serving what is kept, trying again every second", why);
        }
    }
}
