package dev.cidashboard.web.aggregator;

import dev.cidashboard.web.kept.LeastRecentlyUsed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The last good answers. Pictures are apart, so that they never push out a list; so is what the database told, which has
 * as many answers as there are filters.
 */
final class Shelves {
    /** What a change needs to be seen: at most twice this, the aggregator's own delay and one hop on loopback. */
    static final Duration FRESH_FOR = Duration.ofMillis(60);

    static final Duration PICTURE_FRESH_FOR = Duration.ofHours(1);
    /** The page of a project is live, and what runs now is part of its trend. */
    static final Duration TREND_FRESH_FOR = Duration.ofSeconds(4);
    /** What a month was is hardly another in half a minute, and costs the database a look at all of it. */
    static final Duration INSIGHT_FRESH_FOR = Duration.ofSeconds(30);

    /**
     * Together 384 answers and 24 MB of the 64 MB heap: some thirty lists of 1,000 projects, or one of 10,000 and some. An
     * insight is some 10 kB, a page of a history 40.
     */
    static final int MOST_ANSWERS = 192;

    static final long MOST_BYTES = 17L << 20;
    static final int MOST_PICTURES = 64;
    static final long MOST_PICTURE_BYTES = 4L << 20;
    static final int MOST_OF_THE_PAST = 128;
    static final long MOST_BYTES_OF_THE_PAST = 3L << 20;

    private final LeastRecentlyUsed<Question, Answer> answers =
            new LeastRecentlyUsed<>(MOST_ANSWERS, MOST_BYTES, Answer::weight);
    private final LeastRecentlyUsed<Question, Answer> pictures =
            new LeastRecentlyUsed<>(MOST_PICTURES, MOST_PICTURE_BYTES, Answer::weight);
    private final LeastRecentlyUsed<Question, Answer> past =
            new LeastRecentlyUsed<>(MOST_OF_THE_PAST, MOST_BYTES_OF_THE_PAST, Answer::weight);

    static Duration freshFor(Question question) {
        return switch (question) {
            case Question.Avatar avatar -> PICTURE_FRESH_FOR;
            case Question.Insight insight -> INSIGHT_FRESH_FOR;
            case Question.Trend trend -> TREND_FRESH_FOR;
            case Question.Stats stats -> TREND_FRESH_FOR;
            case Question.History history -> FRESH_FOR;
            case Question.Projects projects -> FRESH_FOR;
            case Question.Detail detail -> FRESH_FOR;
            case Question.Checks checks -> FRESH_FOR;
            case Question.Jobs jobs -> FRESH_FOR;
            case Question.Pipelines pipelines -> FRESH_FOR;
            case Question.Instances instances -> FRESH_FOR;
            case Question.RateLimit limits -> FRESH_FOR;
            case Question.Profiles profiles -> FRESH_FOR;
        };
    }

    Optional<Answer> get(Question question) {
        return shelf(question).get(question);
    }

    void put(Question question, Answer answer) {
        shelf(question).put(question, answer);
    }

    void remove(Question question) {
        shelf(question).remove(question);
    }

    /** Forgets what nobody asked for since then, but for one; pictures stay, they are asked for once a day. */
    void forgetUnasked(Instant since, Answer but) {
        answers.removeIf(answer -> answer != but && answer.isUnaskedSince(since));
        past.removeIf(answer -> answer.isUnaskedSince(since));
    }

    int size() {
        return answers.size();
    }

    private LeastRecentlyUsed<Question, Answer> shelf(Question question) {
        if (question instanceof Question.Avatar) {
            return pictures;
        }
        return question instanceof Question.Past ? past : answers;
    }
}
