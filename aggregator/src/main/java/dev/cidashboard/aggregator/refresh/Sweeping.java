package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.api.ProjectId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Which projects of an instance are swept next, and which are read in detail although no sweep said that something
 * happened. Guarded by its owner.
 */
final class Sweeping {

    /** A forge that would not be asked in this way may have learned it, or got a token with more scopes. */
    private static final Duration REFUSED_FOR = Duration.ofMinutes(30);

    /** A query that fails again and again: details are asked for meanwhile. */
    private static final int MOST_FAILURES = 3;

    /** Whose turn comes so soon fills up a query; and no query that is not full follows another sooner. */
    private static final Duration TOGETHER = Duration.ofSeconds(8);

    private static final Duration GIVEN_UP_FOR = Duration.ofMinutes(10);
    private static final Duration LONGEST_LIMIT = Duration.ofHours(1);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2));

    /** A part of each pause, so that projects that were read together drift apart. */
    private static final double JITTER = 0.1;

    private record Turn(Instant sweepAt, Instant readAt) {}

    private final Map<ProjectId, Turn> turns = new HashMap<>();
    private final Set<ProjectId> wanted = new LinkedHashSet<>();
    private final Set<ProjectId> underWay = new HashSet<>();
    private final Map<ProjectId, Instant> noticed = new HashMap<>();
    private Instant partNotBefore = Instant.MIN;
    private final SplittableRandom random;
    private int failures;
    private Instant notBefore = Instant.MIN;
    private Instant offUntil = Instant.MIN;
    private Failure refusal;

    Sweeping(SplittableRandom random) {
        this.random = random;
    }

    /** Whether sweeps are asked for at all just now. */
    boolean isOn(Instant now) {
        return !now.isBefore(offUntil);
    }

    /** Why not; null while they are. */
    Failure refusal(Instant now) {
        return isOn(now) ? null : refusal;
    }

    /** A pass wants it swept, whenever its own turn is. */
    void want(ProjectId project) {
        if (!underWay.contains(project)) {
            wanted.add(project);
        }
    }

    /** Takes up to so many whose turn has come. They come back by {@link #swept} or {@link #broken}. */
    List<ProjectId> take(int most, Instant now) {
        if (!isOn(now) || now.isBefore(notBefore)) {
            return List.of();
        }
        List<ProjectId> due = due(now);
        boolean waits = wanted.isEmpty() && due.size() < most && now.isBefore(partNotBefore);
        if (waits || wanted.isEmpty() && due.isEmpty()) {
            return List.of();
        }
        List<ProjectId> taken = Stream.of(wanted, due, due(now.plus(TOGETHER)))
                .flatMap(Collection::stream)
                .distinct()
                .limit(most)
                .toList();
        if (taken.size() < most) {
            partNotBefore = now.plus(TOGETHER);
        }
        taken.forEach(wanted::remove);
        underWay.addAll(taken);
        return taken;
    }

    private List<ProjectId> due(Instant now) {
        return turns.entrySet().stream()
                .filter(turn -> !turn.getValue().sweepAt().isAfter(now) && !underWay.contains(turn.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Something of it changed, or somebody looks at it. */
    void noticed(ProjectId project, Instant now) {
        noticed.put(project, now);
    }

    Heat heat(ProjectState project, Instant now) {
        return Heat.of(project, noticed.get(project.id()), now);
    }

    /** Takes those that are to be read in detail, whatever sweeps say. */
    List<ProjectId> dueForReading(Instant now) {
        List<ProjectId> due = new ArrayList<>();
        turns.replaceAll((project, turn) -> {
            if (turn.readAt().isAfter(now)) {
                return turn;
            }
            due.add(project);
            return new Turn(turn.sweepAt(), Instant.MAX);
        });
        return due;
    }

    /** A sweep told of it, or told that it cannot. */
    void swept(ProjectId project, Heat heat, Instant now) {
        failures = 0;
        underWay.remove(project);
        Turn turn = turns.get(project);
        Instant readAt =
                turn == null ? after(heat.readEvery(), now) : earlier(turn.readAt(), after(heat.readEvery(), now));
        turns.put(project, new Turn(after(heat.sweepEvery(), now), readAt));
    }

    /** It was read in detail. */
    void read(ProjectId project, Heat heat, Instant now) {
        turns.put(project, new Turn(after(heat.sweepEvery(), now), after(heat.readEvery(), now)));
    }

    /** Somebody looks at it, or it became hot for another reason: its turn comes sooner. */
    void hurry(ProjectId project, Heat heat, Instant now) {
        turns.computeIfPresent(
                project,
                (id, turn) -> new Turn(
                        earlier(turn.sweepAt(), now.plus(heat.sweepEvery())),
                        earlier(turn.readAt(), now.plus(heat.readEvery()))));
    }

    /** A sweep broke off. Returns those that are better read in detail, because sweeps do not work for now. */
    List<ProjectId> broken(Collection<ProjectId> projects, Failure failure, Instant now) {
        underWay.removeAll(projects);
        wanted.addAll(projects);
        failures++;
        if (failures >= MOST_FAILURES) {
            failures = 0;
            return off(failure, now.plus(GIVEN_UP_FOR));
        }
        notBefore = now.plus(PAUSES.get(Math.min(failures, PAUSES.size()) - 1));
        return List.of();
    }

    /** The whole instance may not be asked for now: that says nothing about sweeps. */
    void postponed(Collection<ProjectId> projects) {
        underWay.removeAll(projects);
        wanted.addAll(projects);
    }

    /** A limit of queries is used up: detailed readings have one of their own, or are stopped by the same. */
    List<ProjectId> limited(Collection<ProjectId> projects, Failure limit, Instant now) {
        underWay.removeAll(projects);
        wanted.addAll(projects);
        Instant until = limit.retryAt() == null ? now.plus(PAUSES.getLast()) : limit.retryAt();
        return off(limit, earlier(until, now.plus(LONGEST_LIMIT)));
    }

    /** The forge cannot be asked in this way. Returns those that are to be read in detail instead. */
    List<ProjectId> refused(Collection<ProjectId> projects, Failure why, Instant now) {
        underWay.removeAll(projects);
        wanted.addAll(projects);
        return off(why, now.plus(REFUSED_FOR));
    }

    void forget(ProjectId project) {
        noticed.remove(project);
        turns.remove(project);
        wanted.remove(project);
        underWay.remove(project);
    }

    private List<ProjectId> off(Failure why, Instant until) {
        refusal = why;
        offUntil = until;
        List<ProjectId> left = List.copyOf(wanted);
        wanted.clear();
        return left;
    }

    private Instant after(Duration pause, Instant now) {
        return now.plusMillis((long) (pause.toMillis() * (1 - JITTER * random.nextDouble())));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
