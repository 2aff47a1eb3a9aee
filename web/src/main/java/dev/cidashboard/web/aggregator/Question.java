package dev.cidashboard.web.aggregator;

import dev.cidashboard.api.InstanceId;
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
        };
    }

    /** Whether the answer is good for longer than a moment: then it is what is shown while the aggregator is away. */
    default boolean isKept() {
        return switch (this) {
            case Checks checks -> false;
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
