package dev.cidashboard.web.aggregator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cidashboard.api.PaginationView;
import dev.cidashboard.api.ProjectsQuery;
import dev.cidashboard.api.RepositoriesView;
import dev.cidashboard.api.RepositoryDetailView;
import dev.cidashboard.api.RepositoryView;
import dev.cidashboard.web.kept.Body;

import jakarta.inject.Singleton;

import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/** While the aggregator is away: answers to questions that nobody asked before, made from the last whole list. */
@Singleton
final class WholeListAnswers {
    private final Views views;
    private final ObjectMapper json;

    /** Decoded once per whole list, and given up before memory gets short: ten thousand rows are some 10 MB. */
    private volatile SoftReference<Decoded> decoded = new SoftReference<>(null);

    private record Decoded(byte[] body, List<RepositoryView> rows) {}

    WholeListAnswers(Views views, ObjectMapper json) {
        this.views = views;
        this.json = json;
    }

    /** @return empty if the list cannot answer this kind of question */
    Optional<Answer> answer(Question question, Answer whole) {
        return switch (question) {
            case Question.Projects projects -> Optional.of(list(projects.query(), whole));
            case Question.Detail detail -> detail(detail.id(), whole);
            case Question.Checks checks -> Optional.empty();
            case Question.Jobs jobs -> Optional.empty();
            case Question.Pipelines pipelines -> Optional.empty();
            case Question.Instances instances -> Optional.empty();
            case Question.RateLimit limits -> Optional.empty();
            case Question.Profiles profiles -> Optional.empty();
            case Question.Avatar avatar -> Optional.empty();
            case Question.Past past -> Optional.empty();
        };
    }

    private Answer list(ProjectsQuery query, Answer whole) {
        List<RepositoryView> found = RowSelection.of(query).apply(rows(whole));
        List<RepositoryView> page = found.stream()
                .skip(query.paging().offset())
                .limit(query.paging().limit())
                .toList();
        return answer(new RepositoriesView(page, PaginationView.of(query.paging(), found.size())), whole);
    }

    /** What the list knows of one project: its row, without pipelines, branches and merge requests. */
    private Optional<Answer> detail(String id, Answer whole) {
        return rows(whole).stream()
                .filter(row -> isCalled(row, id))
                .findFirst()
                .map(row -> new RepositoryDetailView(
                        row, null, null, null, false, null, List.of(), null, List.of(), List.of()))
                .map(view -> answer(view, whole));
    }

    private static boolean isCalled(RepositoryView row, String id) {
        return row.id().toString().equals(id)
                || (row.instance() + ":" + row.path()).equals(id)
                || row.path().equals(id);
    }

    private List<RepositoryView> rows(Answer whole) {
        Decoded known = decoded.get();
        if (known != null && known.body() == whole.body()) {
            return known.rows();
        }
        List<RepositoryView> rows = views.read(whole, RepositoriesView.class).repositories();
        decoded = new SoftReference<>(new Decoded(whole.body(), rows));
        return rows;
    }

    private Answer answer(Object view, Answer whole) {
        byte[] body = write(view);
        return new Answer(
                200,
                new Body(body),
                whole.contentType(),
                "W/\"kept-" + checksum(body) + "\"",
                whole.confirmedAt(),
                whole.receivedAt(),
                whole.firstRows(),
                Optional.empty());
    }

    private byte[] write(Object view) {
        try {
            return json.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String checksum(byte[] body) {
        var sum = new CRC32C();
        sum.update(body);
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
