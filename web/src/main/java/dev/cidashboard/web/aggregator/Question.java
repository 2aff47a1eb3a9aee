package dev.cidashboard.web.aggregator;

import dev.cidashboard.api.HistoryQuery;
import dev.cidashboard.api.InsightsQuery;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.InvalidValue;
import dev.cidashboard.api.PipelinesQuery;
import dev.cidashboard.api.ProjectsQuery;

import java.util.Objects;

/** Everything this process ever asks the aggregator for; equal questions have one kept answer. */
public sealed interface Question {

    /** Whether it is about what was read from the forges: the answer then says if that was all. */
    default boolean isAboutProjects() {
        return switch (this) {
            case Projects projects -> true;
            case Detail detail -> true;
            case Checks checks -> true;
            case Jobs jobs -> true;
            case Pipelines pipelines -> true;
            case Instances instances -> false;
            case RateLimit limits -> false;
            case Profiles profiles -> false;
            case Avatar avatar -> false;
            case Past past -> false;
        };
    }

    /** Whether the answer is good for longer than a moment: then it is what is shown while the aggregator is away. */
    default boolean isKept() {
        return switch (this) {
            case Checks checks -> false;
            // Older pages never change, and there are as many of them as somebody likes to leaf through.
            case History history -> history.query().before() == null;
            case Stats stats -> true;
            case Trend trend -> true;
            case Insight insight -> true;
            case Projects projects -> true;
            case Detail detail -> true;
            case Jobs jobs -> true;
            case Pipelines pipelines -> true;
            case Instances instances -> true;
            case RateLimit limits -> true;
            case Profiles profiles -> true;
            case Avatar avatar -> true;
        };
    }

    /** A page of the overview. */
    record Projects(ProjectsQuery query) implements Question {
        public Projects {
            Objects.requireNonNull(query, "query");
        }
    }

    /** @param id a project id, {@code instance:path} or a path; checked by the aggregator, bounded here */
    record Detail(String id) implements Question {
        public Detail {
            Names.require("id", id);
        }
    }

    /** When what of a project is next asked for. @param id as for {@link Detail} */
    record Checks(String id) implements Question {
        public Checks {
            Names.require("id", id);
        }
    }

    /** The jobs of one pipeline. */
    record Jobs(String id, String pipeline) implements Question {
        public Jobs {
            Names.require("id", id);
            Names.require("pipeline", pipeline);
        }
    }

    /** A page of the latest pipelines across projects. */
    record Pipelines(PipelinesQuery query) implements Question {
        public Pipelines {
            Objects.requireNonNull(query, "query");
        }
    }

    /** What only the database knows: it may be off, away or slow while everything else is well. */
    sealed interface Past extends Question {}

    /** A page of what a project was. @param id as for {@link Detail} */
    record History(String id, HistoryQuery query) implements Past {
        public History {
            Names.require("id", id);
            Objects.requireNonNull(query, "query");
        }
    }

    /** One project over a period. @param id as for {@link Detail} */
    record Stats(String id, int days) implements Past {
        private static final int DEFAULT_DAYS = 30;
        private static final int MOST_DAYS = 400;

        public Stats {
            Names.require("id", id);
            if (days < 1 || days > MOST_DAYS) {
                throw new InvalidValue("days", String.valueOf(days), "a number from 1 to " + MOST_DAYS);
            }
        }

        /** @param days as it came; absent for the usual period */
        public static Stats parse(String id, String days) {
            try {
                return new Stats(id, days == null || days.isBlank() ? DEFAULT_DAYS : Integer.parseInt(days.strip()));
            } catch (NumberFormatException e) {
                throw new InvalidValue("days", days, "a number from 1 to " + MOST_DAYS);
            }
        }
    }

    /** How a project does. @param id as for {@link Detail} */
    record Trend(String id, int days) implements Past {
        public Trend {
            Names.require("id", id);
        }

        /** @param days as it came; absent for the usual period */
        public static Trend parse(String id, String days) {
            return new Trend(
                    id, InsightsQuery.parse(days, null, null, null, null).days());
        }
    }

    /** One panel of the insights. */
    record Insight(InsightKind kind, InsightsQuery query) implements Past {
        public Insight {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(query, "query");
        }
    }

    /** How the configured forges are. */
    record Instances() implements Question {}

    /** What their limits still allow. */
    record RateLimit() implements Question {}

    /** Whose tokens they are. */
    record Profiles() implements Question {}

    /** A person's picture. */
    record Avatar(InstanceId instance, String user) implements Question {
        public Avatar {
            Objects.requireNonNull(instance, "instance");
            Names.require("user", user);
        }
    }
}
