package dev.cidashboard.aggregator.forge;

import dev.cidashboard.aggregator.forge.Failure.Kind;
import dev.cidashboard.aggregator.forge.ForgeFault.Cure;
import dev.cidashboard.aggregator.forge.Question.Treatment;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Asks one forge with one credential. Every question goes through the guard and the ledger, is conditional where an
 * answer is kept, and comes back as an {@link Answer}, never as an exception. Blocks; safe for use by many threads.
 */
public final class ForgeClient {

    private static final int MOST_PAGES = 1_000;
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    /** GitHub's answer to questions about the commits of an empty repository. */
    private static final int CONFLICT = 409;

    private static final int GONE = 410;

    private final Forge forge;
    private final RequestBudget budget;
    private final ForgeSettings settings;
    private final ForgeListener listener;
    private final Transport transport;
    private final ForgeGuard guard;
    private final Refusals refusals;
    private final Redirects redirects;
    private final ConditionalCache cache;
    private final Origin home;

    public ForgeClient(Forge forge, RequestBudget budget, ForgeSettings settings, ForgeListener listener, Clock clock) {
        this.forge = forge;
        this.budget = budget;
        this.settings = settings;
        this.listener = listener;
        this.transport = new Transport(forge.title(), settings);
        this.guard = new ForgeGuard(forge, settings, transport, clock);
        this.refusals = new Refusals(forge.title());
        this.home = Origin.of(forge.credential().api());
        this.redirects = new Redirects(forge.title(), home);
        this.cache = new ConditionalCache(settings.cachedAnswers());
    }

    /** Asks for one thing. */
    public <T> Answer<T> get(Question<T> question) {
        return page(question).map(page -> page.content().value());
    }

    /**
     * Asks for a list, following the forge's own links from page to page.
     *
     * @param most where to stop reading
     * @param onPage is given each page at once, confirmed ones too
     * @return confirmed only if every page was; a list that breaks off is unanswered as a whole
     */
    public <E> Answer<Listing<E>> list(Question<List<E>> first, int most, Consumer<List<E>> onPage) {
        return read(first, new Pages<>(most), onPage);
    }

    /**
     * Asks for the beginning of a list.
     *
     * @param mostPages where to stop reading, whatever is on them: a page may be empty and yet not the last
     * @param enough is given each page, and says whether it is the last that is wanted
     */
    public <E> Answer<Listing<E>> beginning(Question<List<E>> first, int mostPages, Predicate<List<E>> enough) {
        return read(first, new Pages<>(mostPages, enough), page -> {});
    }

    private <E> Answer<Listing<E>> read(Question<List<E>> first, Pages<E> pages, Consumer<List<E>> onPage) {
        Set<URI> seen = new HashSet<>(Set.of(first.address()));
        Question<List<E>> question = first;
        while (true) {
            switch (page(question)) {
                case Answer.Read<Page<List<E>>>(Page<List<E>> page) -> pages.add(page, true);
                case Answer.Confirmed<Page<List<E>>>(Page<List<E>> page) -> pages.add(page, false);
                case Answer.Missing<Page<List<E>>>() -> {
                    return pages.isEmpty() ? new Answer.Missing<>() : brokenOff("a later page of a list is missing");
                }
                case Answer.Unanswered<Page<List<E>>>(Failure failure) -> {
                    return new Answer.Unanswered<>(failure);
                }
            }
            onPage.accept(pages.latest());
            URI next = pages.next();
            if (next == null) {
                return pages.together();
            }
            if (!home.holds(next)) {
                return brokenOff("the next page of a list is said to be at another address");
            }
            if (!seen.add(next) || seen.size() > MOST_PAGES) {
                return brokenOff("the pages of a list have no end");
            }
            question = question.at(next);
        }
    }

    /** Forgets the answers that were kept about one project. */
    public void forget(String owner) {
        cache.forget(owner);
    }

    /**
     * The answers that are kept about one project, so that a later process may have them confirmed.
     *
     * @param owner null for what is about no single project
     */
    public List<KeptPage> kept(String owner) {
        return cache.kept(owner);
    }

    /**
     * Keeps an answer of an earlier process. Only for one that was given to the same credential, and of which the value is
     * known: its validator is sent from now on.
     *
     * @param owner null for what is about no single project
     */
    public void restore(String owner, KeptPage page) {
        cache.restore(owner, page);
    }

    /** See {@link Credential#signature}. */
    public byte[] signature(byte[] salt) {
        return forge.credential().signature(salt);
    }

    public List<Budget> budgets() {
        return budget.budgets();
    }

    /** What was asked until now says nothing about how much will be asked. */
    public void forecastAnew() {
        budget.forecastAnew();
    }

    private <E> Answer<Listing<E>> brokenOff(String why) {
        listener.failed(forge.instance(), Kind.UNREADABLE);
        return new Answer.Unanswered<>(new Failure(Kind.UNREADABLE, forge.title() + ": " + why, null));
    }

    private <T> Answer<Page<T>> page(Question<T> question) {
        ConditionalCache.Kept kept =
                question.isConditional() ? cache.of(question).orElse(null) : null;
        try {
            return guard.call(question.purpose(), () -> attempt(question, kept));
        } catch (ForgeFault fault) {
            listener.failed(forge.instance(), fault.failure().kind());
            return new Answer.Unanswered<>(fault.failure());
        }
    }

    private <T> Answer<Page<T>> attempt(Question<T> question, ConditionalCache.Kept kept) {
        URI address = question.address();
        for (int hop = 0; hop <= Redirects.MOST; hop++) {
            boolean ours = home.holds(address);
            HttpResponse<InputStream> response = ours
                    ? askForge(question, address, kept)
                    : transport.send(request(question, redirects.allowed(address), null, false));
            if (!Redirects.isRedirect(response.statusCode())) {
                return ours ? judge(question, kept, response) : judgeStranger(question, response);
            }
            transport.close(response);
            if (question.body() != null) {
                throw redirects.ofQuery(response.statusCode());
            }
            address = redirects.target(address, response.headers());
        }
        throw redirects.endless();
    }

    /** The ledger is asked before each request, and hears what came of it. */
    private HttpResponse<InputStream> askForge(Question<?> question, URI address, ConditionalCache.Kept kept) {
        Permit permit =
                switch (budget.ask(question.purpose(), question.template())) {
                    case Decision.Granted(Permit granted) -> granted;
                    case Decision.Denied(Failure failure) ->
                        throw new ForgeFault(
                                new Failure(
                                        failure.kind(), forge.title() + ": " + failure.message(), failure.retryAt()),
                                Cure.NONE);
                };
        try {
            long began = System.nanoTime();
            HttpResponse<InputStream> response = transport.send(request(question, address, kept, true));
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            int status = response.statusCode();
            boolean refused = status > NOT_MODIFIED && !Redirects.isRedirect(status);
            String words = refused ? transport.words(response) : "";
            boolean tooOften = budget.saysTooOften(status, response.headers(), words);
            boolean charged = budget.settle(permit, status, response.headers(), tooOften);
            listener.answered(forge.instance(), question.template(), status, charged, took);
            return refused ? refuse(question, response, words, tooOften) : response;
        } finally {
            budget.lost(permit);
        }
    }

    /** @return the answer itself where it only says that there is no such thing */
    private HttpResponse<InputStream> refuse(
            Question<?> question, HttpResponse<InputStream> response, String words, boolean tooOften) {
        int status = response.statusCode();
        if (tooOften) {
            throw refusals.limited(status, blockedUntil());
        }
        if (isMissing(status)) {
            return response;
        }
        if (status == FORBIDDEN
                && question.treatment() == Treatment.ABSENT_WHEN_FORBIDDEN
                && !Refusals.namesScope(response.headers(), words)) {
            return response;
        }
        throw refusals.of(status, response.headers(), words);
    }

    private <T> Answer<Page<T>> judge(
            Question<T> question, ConditionalCache.Kept kept, HttpResponse<InputStream> response) {
        int status = response.statusCode();
        HttpHeaders headers = response.headers();
        if (status == OK) {
            Page<T> page = readOrHoldBack(question, response);
            keep(question, page, headers);
            return new Answer.Read<>(page);
        }
        if (status == NOT_MODIFIED && kept != null) {
            transport.close(response);
            @SuppressWarnings("unchecked") // kept under the template that names what the reader makes
            Page<T> page = (Page<T>) kept.page();
            return new Answer.Confirmed<>(page);
        }
        if (isMissing(status) || status == FORBIDDEN) {
            return new Answer.Missing<>();
        }
        throw refusals.of(status, headers, "");
    }

    /** A GraphQL endpoint says with status 200 that it was asked too often. */
    private <T> Page<T> readOrHoldBack(Question<T> question, HttpResponse<InputStream> response) {
        try {
            return read(question, response);
        } catch (ForgeFault fault) {
            if (fault.failure().kind() != Kind.RATE_LIMITED) {
                throw fault;
            }
            throw refusals.limited(response.statusCode(), budget.heldBack(question.template(), response.headers()));
        }
    }

    private void keep(Question<?> question, Page<?> page, HttpHeaders headers) {
        headers.firstValue("ETag")
                .filter(validator -> question.isConditional())
                .ifPresentOrElse(
                        validator -> cache.keep(question, new ConditionalCache.Kept(validator, page)),
                        () -> cache.drop(question));
    }

    /** An answer from where the forge sent us, asked without the token: good if it is one, and never kept. */
    private <T> Answer<Page<T>> judgeStranger(Question<T> question, HttpResponse<InputStream> response) {
        if (response.statusCode() == OK) {
            return new Answer.Read<>(read(question, response));
        }
        transport.close(response);
        if (isMissing(response.statusCode()) && !home.holds(question.address())) {
            return new Answer.Missing<>();
        }
        throw redirects.useless(response.statusCode());
    }

    private <T> Page<T> read(Question<T> question, HttpResponse<InputStream> response) {
        Content<T> content = transport.read(response, question.reader());
        LinkHeader links = LinkHeader.parse(response.headers().allValues("Link"), response.uri());
        int total = ListTotal.said(response.headers(), content);
        return new Page<>(
                new Content<>(content.value(), total, content.dropped()),
                links.to("next").orElse(null),
                links.to("last").orElse(null));
    }

    private HttpRequest request(Question<?> question, URI address, ConditionalCache.Kept kept, boolean ours) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(settings.timeout());
        forge.headers().forEach(request::header);
        if (question.treatment() == Treatment.PICTURE) {
            request.setHeader("Accept", "image/png, image/jpeg, image/gif, image/webp");
        }
        request.header("Accept-Encoding", "gzip");
        if (ours && forge.credential().token().isPresent()) {
            request.header(forge.credential().header(), forge.credential().headerValue());
        }
        if (kept != null) {
            request.header("If-None-Match", kept.validator());
        }
        return question.body() == null
                ? request.GET().build()
                : request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(question.body()))
                        .build();
    }

    private Instant blockedUntil() {
        return budget.budgets().stream()
                .map(Budget::blockedUntil)
                .filter(until -> until != null)
                .findFirst()
                .orElse(null);
    }

    private static boolean isMissing(int status) {
        return status == NOT_FOUND || status == GONE || status == CONFLICT;
    }
}
