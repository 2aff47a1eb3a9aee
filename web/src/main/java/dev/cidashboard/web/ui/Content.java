package dev.cidashboard.web.ui;

import dev.cidashboard.api.InvalidValue;
import dev.cidashboard.api.ProblemView;
import dev.cidashboard.web.aggregator.AggregatorAway;
import dev.cidashboard.web.aggregator.Answer;
import dev.cidashboard.web.aggregator.Gateway;
import dev.cidashboard.web.aggregator.NothingReadYet;
import dev.cidashboard.web.aggregator.Question;
import dev.cidashboard.web.aggregator.Views;

import jakarta.inject.Singleton;

import java.util.Optional;

/** What pages are made of: good answers, or an exception that says why there is no page. */
@Singleton
public final class Content {
    private final Gateway gateway;
    private final Views views;

    Content(Gateway gateway, Views views) {
        this.gateway = gateway;
        this.views = views;
    }

    /**
     * @param missing the sentence for people if it does not exist
     * @throws NotThere if it does not exist
     * @throws InvalidValue if the aggregator refuses the question
     */
    public Answer get(Question question, String missing) {
        Answer answer = gateway.get(question);
        if (answer.isGood()) {
            return answer;
        }
        if (answer.isMissing()) {
            throw new NotThere(missing);
        }
        ProblemView problem = views.read(answer, ProblemView.class);
        throw new InvalidValue(
                problem.parameter() == null ? "request" : problem.parameter(),
                "refused",
                String.valueOf(problem.detail()));
    }

    /** For parts that a page can do without. */
    public Optional<Answer> find(Question question) {
        try {
            return Optional.of(gateway.get(question)).filter(Answer::isGood);
        } catch (AggregatorAway | NothingReadYet e) {
            return Optional.empty();
        }
    }

    public <T> T read(Answer answer, Class<T> type) {
        return views.read(answer, type);
    }
}
