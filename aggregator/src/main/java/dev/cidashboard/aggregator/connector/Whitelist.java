package dev.cidashboard.aggregator.connector;

import dev.cidashboard.aggregator.forge.Answer;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.configuration.WatchedRepository;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads the watched projects one by one instead of listing all: a whitelist saves the calls, not just the rows. */
public final class Whitelist {

    /** Side by side, and so many to a page: small enough that the first rows show at once. */
    private static final int AT_ONCE = 8;

    private final Watched watched;

    public Whitelist(Watched watched) {
        this.watched = watched;
    }

    /**
     * What is not there is left out, and told after a full reading; what could not be read fails the whole, after the
     * others were read.
     */
    public Observation<List<Project>> read(
            Function<WatchedRepository, Answer<Project>> question, Consumer<List<Project>> page) {
        List<WatchedRepository> entries = watched.entries();
        Round round = new Round();
        for (int from = 0; from < entries.size() && !round.isUseless(); from += AT_ONCE) {
            List<WatchedRepository> some = entries.subList(from, Math.min(entries.size(), from + AT_ONCE));
            List<Answer<Project>> answers = sideBySide(some, question);
            List<Project> pageOfThem = new ArrayList<>();
            for (int i = 0; i < answers.size(); i++) {
                round.take(some.get(i), answers.get(i)).ifPresent(pageOfThem::add);
            }
            if (!pageOfThem.isEmpty()) {
                page.accept(List.copyOf(pageOfThem));
            }
        }
        if (round.failure == null) {
            watched.notFound().accept(List.copyOf(round.missing));
        }
        return round.ended();
    }

    /** What one reading of the whole list came to so far. */
    private static final class Round {

        private final Map<String, Project> found = new LinkedHashMap<>();
        private final List<WatchedRepository> missing = new ArrayList<>();
        private boolean anyNew;
        private Failure failure;

        /** The project, if it is there and was not named before. */
        Optional<Project> take(WatchedRepository entry, Answer<Project> answer) {
            return switch (answer) {
                case Answer.Read<Project>(Project project) -> {
                    anyNew = true;
                    yield add(project);
                }
                case Answer.Confirmed<Project>(Project project) -> add(project);
                case Answer.Missing<Project>() -> {
                    anyNew = true;
                    missing.add(entry);
                    yield Optional.empty();
                }
                case Answer.Unanswered<Project>(Failure why) -> {
                    failure = why;
                    yield Optional.empty();
                }
            };
        }

        /** Whether asking for the next ones is no use now. */
        boolean isUseless() {
            return failure != null && failure.kind().concernsInstance();
        }

        Observation<List<Project>> ended() {
            if (failure != null) {
                return new Observation.Failed<>(failure);
            }
            List<Project> all = List.copyOf(found.values());
            return anyNew ? new Observation.Fresh<>(all) : new Observation.NotModified<>(all);
        }

        private Optional<Project> add(Project project) {
            return found.putIfAbsent(project.id().nativeId(), project) == null
                    ? Optional.of(project)
                    : Optional.empty();
        }
    }

    private static List<Answer<Project>> sideBySide(
            List<WatchedRepository> entries, Function<WatchedRepository, Answer<Project>> question) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer<Project>>> tasks = new ArrayList<>();
            entries.forEach(entry -> tasks.add(() -> question.apply(entry)));
            List<Answer<Project>> answers = new ArrayList<>();
            for (Future<Answer<Project>> future : threads.invokeAll(tasks)) {
                answers.add(future.get());
            }
            return answers;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of(new Answer.Unanswered<>(
                    new Failure(Failure.Kind.TIMED_OUT, "reading the watched projects was stopped", null)));
        } catch (ExecutionException unexpected) {
            throw new IllegalStateException("a watched project could not be asked for", unexpected.getCause());
        }
    }
}
