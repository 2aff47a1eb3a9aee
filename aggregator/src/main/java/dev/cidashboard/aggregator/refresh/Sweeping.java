package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.SweepDepth;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.api.ProjectId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Which projects of an instance are swept next, and which are read in detail although no sweep said that something
 * happened. Guarded by its owner.
 */
final class Sweeping {

    /** From one round of queries to the next: each takes all whose turn comes before the next. */
    private static final Duration ROUND = Duration.ofSeconds(20);

    /** A part of each pause, so that projects that were read together drift apart. */
    private static final double JITTER = 0.1;

    /** Some projects that are to be asked about in one query. */
    record Batch(List<ProjectId> projects, SweepDepth depth) {}

    private final Map<ProjectId, Turn> turns = new HashMap<>();
    private final Map<SweepDepth, Set<ProjectId>> wanted = new EnumMap<>(SweepDepth.class);
    private final Set<ProjectId> underWay = new HashSet<>();
    private final Map<ProjectId, Instant> noticed = new HashMap<>();
    private final Map<SweepDepth, Deque<ProjectId>> rounds = new EnumMap<>(SweepDepth.class);
    private final Map<SweepDepth, Instant> nextRoundAt = new EnumMap<>(SweepDepth.class);
    private final RefreshSettings settings;
    private final SplittableRandom random;
    private final Slowdown ofSweeps;
    private final Slowdown ofReadings;

    /** The two draw on limits of their own where a platform counts queries apart. */
    Sweeping(RefreshSettings settings, SplittableRandom random, Slowdown ofSweeps, Slowdown ofReadings) {
        this.settings = settings;
        this.random = random;
        this.ofSweeps = ofSweeps;
        this.ofReadings = ofReadings;
        for (SweepDepth depth : SweepDepth.values()) {
            wanted.put(depth, new LinkedHashSet<>());
            rounds.put(depth, new ArrayDeque<>());
            nextRoundAt.put(depth, Instant.MIN);
        }
    }

    /** A pass wants it swept, whenever its own turn is. */
    void want(ProjectId project, SweepDepth depth) {
        if (!underWay.contains(project)) {
            wanted.get(depth).add(project);
        }
    }

    /**
     * Takes up to so many whose turn has come, all to the same depth. They come back by {@link #swept}, {@link #begun} or
     * {@link #putBack}.
     *
     * @param more whether more are about to be listed: then a query for these that would not be full waits for them
     */
    Optional<Batch> take(ToIntFunction<SweepDepth> most, boolean more, Instant now) {
        return batchOfListed(SweepDepth.ROWS, most, more)
                .or(() -> batchOfWanted(SweepDepth.HISTORY, most.applyAsInt(SweepDepth.HISTORY)))
                .or(() -> batchOfWanted(SweepDepth.RECENT_BRANCHES, most.applyAsInt(SweepDepth.RECENT_BRANCHES)))
                .or(() -> batchOfListed(SweepDepth.DEFAULT_BRANCH, most, more))
                .or(() -> take(most, SweepDepth.RECENT_BRANCHES, now))
                .or(() -> take(most, SweepDepth.DEFAULT_BRANCH, now));
    }

    /** Of those that a listing names a page at a time. */
    private Optional<Batch> batchOfListed(SweepDepth depth, ToIntFunction<SweepDepth> most, boolean more) {
        int size = most.applyAsInt(depth);
        boolean waits = more && wanted.get(depth).size() < size;
        return batchOfWanted(depth, waits ? 0 : size);
    }

    private Optional<Batch> batchOfWanted(SweepDepth depth, int most) {
        return batch(wanted.get(depth).stream().limit(most).toList(), depth);
    }

    private Optional<Batch> take(ToIntFunction<SweepDepth> most, SweepDepth depth, Instant now) {
        Deque<ProjectId> round = rounds.get(depth);
        if (round.isEmpty() && !now.isBefore(nextRoundAt.get(depth))) {
            nextRoundAt.put(depth, now.plus(settings.paced(ROUND)));
            fill(round, depth, most.applyAsInt(depth), now);
        }
        List<ProjectId> taken = new ArrayList<>();
        int size = most.applyAsInt(depth);
        while (taken.size() < size && !round.isEmpty()) {
            ProjectId project = round.removeFirst();
            if (isDue(project, depth, now)) {
                taken.add(project);
            }
        }
        return batch(taken, depth);
    }

    /**
     * With those whose turn has come, and those whose turn comes before the next round. Hot ones are all taken; of the
     * others a query that would not be full waits for the next round, since it costs as much as a full one.
     */
    private void fill(Deque<ProjectId> round, SweepDepth depth, int size, Instant now) {
        List<ProjectId> due = new ArrayList<>();
        List<ProjectId> soon = new ArrayList<>();
        turns.forEach((project, turn) -> {
            if (isDue(project, depth, now)) {
                (turn.sweepAt().isAfter(now) ? soon : due).add(project);
            }
        });
        int all = due.size() + soon.size();
        int wanted =
                switch (depth) {
                    case RECENT_BRANCHES -> all;
                    case DEFAULT_BRANCH -> Math.max(due.size(), all / Math.max(1, size) * size);
                    case ROWS, HISTORY -> throw new IllegalArgumentException("no project has turns of " + depth);
                };
        round.addAll(due);
        soon.stream().limit(wanted - due.size()).forEach(round::addLast);
    }

    private Optional<Batch> batch(List<ProjectId> projects, SweepDepth depth) {
        projects.forEach(this::unwant);
        underWay.addAll(projects);
        return projects.isEmpty() ? Optional.empty() : Optional.of(new Batch(projects, depth));
    }

    /** Now or before the next round. */
    private boolean isDue(ProjectId project, SweepDepth depth, Instant now) {
        Turn turn = turns.get(project);
        return turn != null
                && !underWay.contains(project)
                && turn.heat().depth() == depth
                && turn.sweepAt().isBefore(now.plus(settings.paced(ROUND)));
    }

    /** Something of it changed, or somebody looks at it: its turns come as soon as those of any hot one. */
    void noticed(ProjectId project, Instant now) {
        noticed.put(project, now);
        turns.computeIfPresent(project, (id, turn) -> turn.earlierOf(from(Heat.HOT, now)));
    }

    Heat heat(ProjectState project, Instant now) {
        return Heat.of(project, noticed.get(project.id()), now);
    }

    /** Takes those whose branches are to be counted. */
    List<ProjectId> dueForCount(Instant now) {
        return taken(Turn::countAt, turn -> turn.withCount(Turn.LATER), now);
    }

    /** Takes those that are to be read in detail, whatever sweeps say. */
    List<ProjectId> dueForReading(Instant now) {
        return taken(Turn::readAt, turn -> turn.withRead(Turn.LATER), now);
    }

    private List<ProjectId> taken(Function<Turn, Instant> due, Function<Turn, Turn> later, Instant now) {
        List<ProjectId> taken = new ArrayList<>();
        turns.replaceAll((project, turn) -> {
            if (due.apply(turn).isAfter(now)) {
                return turn;
            }
            taken.add(project);
            return later.apply(turn);
        });
        return taken;
    }

    /** A sweep told of it, or told that it cannot. */
    void swept(ProjectId project, Heat heat, Instant now) {
        underWay.remove(project);
        Turn next = from(heat, now);
        turns.merge(project, first(heat, now), (turn, ignored) -> turn.earlierOf(next)
                .withSweep(next.sweepAt()));
    }

    /** A sweep told of it for the first time, which may not have told all. */
    void begun(ProjectId project) {
        underWay.remove(project);
    }

    /** All of it was read in detail. */
    void read(ProjectId project, Heat heat, Instant now) {
        turns.put(project, turns.containsKey(project) ? from(heat, now) : first(heat, now));
    }

    /** Something of it was read in detail. */
    void read(ProjectId project, boolean pipelines, boolean branches, Heat heat, Instant now) {
        Turn next = from(heat, now);
        turns.merge(project, first(heat, now), (turn, ignored) -> {
            Turn sooner = turn.earlierOf(next);
            Turn counted = branches ? sooner.withCount(next.countAt()) : sooner;
            return pipelines ? counted.withRead(next.readAt()) : counted;
        });
    }

    /** A sweep did not come about: they are next when sweeps go on. */
    void putBack(Collection<ProjectId> projects, SweepDepth depth) {
        projects.forEach(underWay::remove);
        wanted.get(depth == SweepDepth.DEFAULT_BRANCH ? SweepDepth.RECENT_BRANCHES : depth)
                .addAll(projects);
    }

    /** Takes all that wait to be swept out of their turn: they are read in another way. */
    List<ProjectId> takeWanted() {
        List<ProjectId> left = wanted.values().stream().flatMap(Set::stream).toList();
        wanted.values().forEach(Set::clear);
        return left;
    }

    /** Empty of a project that was never read. */
    Optional<Turn> turn(ProjectId project) {
        return Optional.ofNullable(turns.get(project));
    }

    /** How many come more seldom than they should. */
    int slowed() {
        return ofSweeps.isNone() && ofReadings.isNone()
                ? 0
                : (int) turns.values().stream()
                        .map(Turn::heat)
                        .filter(this::isSlowed)
                        .count();
    }

    private boolean isSlowed(Heat heat) {
        return ofSweeps.factor(heat) > 1 || ofReadings.factor(heat) > 1;
    }

    /** How many are asked about how often. */
    HeatCounts heats() {
        HeatCounts counts = HeatCounts.NONE;
        for (Turn turn : turns.values()) {
            counts = counts.plus(turn.heat());
        }
        return counts;
    }

    /** After the slowdown became less: no turn is further away than it would be if it were given now. */
    void hasten(Instant now) {
        turns.replaceAll((project, turn) -> turn.earlierOf(from(turn.heat(), now)));
    }

    void forget(ProjectId project) {
        noticed.remove(project);
        turns.remove(project);
        unwant(project);
        underWay.remove(project);
    }

    private void unwant(ProjectId project) {
        wanted.values().forEach(some -> some.remove(project));
    }

    /** Anywhere in the time until it must have come: what was begun together does not come together again. */
    private Turn first(Heat heat, Instant now) {
        Turn latest = from(heat, now);
        double part = random.nextDouble();
        return new Turn(
                heat,
                partOf(part, now, latest.sweepAt()),
                partOf(part, now, latest.countAt()),
                partOf(part, now, latest.readAt()));
    }

    private static Instant partOf(double part, Instant from, Instant to) {
        return from.plusMillis((long) (part * Duration.between(from, to).toMillis()));
    }

    private Turn from(Heat heat, Instant now) {
        int readings = ofReadings.factor(heat);
        return new Turn(
                heat,
                after(heat.sweepEvery().multipliedBy(ofSweeps.factor(heat)), now),
                after(heat.countEvery().multipliedBy(readings), now),
                after(heat.readEvery().multipliedBy(readings), now));
    }

    private Instant after(Duration pause, Instant now) {
        return now.plusMillis((long) (settings.paced(pause).toMillis() * (1 - JITTER * random.nextDouble())));
    }
}
