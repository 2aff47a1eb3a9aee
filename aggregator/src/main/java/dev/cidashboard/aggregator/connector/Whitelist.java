package dev.cidashboard.aggregator.connector;

import dev.cidashboard.aggregator.forge.Answer;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.configuration.WatchedRepository;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private final List<WatchedRepository> entries;

    public Whitelist(List<WatchedRepository> entries) {
        this.entries = entries.stream().distinct().toList();
    }

    /** What is not there is left out; what could not be read fails the whole, after the others were read. */
    public Observation<List<Project>> read(
            Function<WatchedRepository, Answer<Project>> question, Consumer<List<Project>> page) {
        Map<String, Project> found = new LinkedHashMap<>();
        boolean anyNew = false;
        Failure failure = null;
        for (int from = 0; from < entries.size(); from += AT_ONCE) {
            List<Project> pageOfThem = new ArrayList<>();
            for (Answer<Project> answer :
                    sideBySide(entries.subList(from, Math.min(entries.size(), from + AT_ONCE)), question)) {
                switch (answer) {
                    case Answer.Read<Project>(Project project) -> {
                        anyNew = true;
                        add(project, found, pageOfThem);
                    }
                    case Answer.Confirmed<Project>(Project project) -> add(project, found, pageOfThem);
                    case Answer.Missing<Project>() -> anyNew = true;
                    case Answer.Unanswered<Project>(Failure why) -> failure = why;
                }
            }
            if (!pageOfThem.isEmpty()) {
                page.accept(List.copyOf(pageOfThem));
            }
            if (failure != null && failure.kind().concernsInstance()) {
                break;
            }
        }
        if (failure != null) {
            return new Observation.Failed<>(failure);
        }
        List<Project> all = List.copyOf(found.values());
        return anyNew ? new Observation.Fresh<>(all) : new Observation.NotModified<>(all);
    }

    private static void add(Project project, Map<String, Project> found, List<Project> page) {
        if (found.putIfAbsent(project.id().nativeId(), project) == null) {
            page.add(project);
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
