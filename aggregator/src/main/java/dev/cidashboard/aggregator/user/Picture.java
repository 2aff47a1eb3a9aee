package dev.cidashboard.aggregator.user;

import dev.cidashboard.aggregator.connector.Avatar;
import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.rest.ContentTag;

import java.time.Duration;

/** What is kept about the picture of one user, and for how long. */
sealed interface Picture {

    Duration keptFor();

    int size();

    /** A picture with the tag of its bytes. */
    record Shown(Avatar avatar, ContentTag tag) implements Picture {
        @Override
        public Duration keptFor() {
            return Duration.ofHours(24);
        }

        @Override
        public int size() {
            return avatar.bytes().length;
        }
    }

    /** The forge has none, or none that may be shown. */
    record None() implements Picture {
        @Override
        public Duration keptFor() {
            return Duration.ofMinutes(10);
        }

        @Override
        public int size() {
            return 0;
        }
    }

    /** It could not be read; asked again before long. */
    record NotNow(String why) implements Picture {
        @Override
        public Duration keptFor() {
            return Duration.ofMinutes(1);
        }

        @Override
        public int size() {
            return 0;
        }
    }

    static Picture of(Observation<Avatar> observed) {
        return switch (observed) {
            case Observation.Fresh<Avatar>(Avatar avatar) -> new Shown(avatar, ContentTag.of(avatar.bytes()));
            case Observation.NotModified<Avatar>(Avatar avatar) -> new Shown(avatar, ContentTag.of(avatar.bytes()));
            case Observation.Gone<Avatar>() -> new None();
            case Observation.Failed<Avatar>(var failure) -> new NotNow(failure.message());
        };
    }
}
