package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.rest.JsonAnswers;
import dev.cidashboard.api.HistoryApi;
import dev.cidashboard.api.HistoryQuery;
import dev.cidashboard.api.ProjectId;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.core.Response;

/** Answers {@link HistoryApi} from the history. */
@RunOnVirtualThread
final class HistoryResource implements HistoryApi {

    private final History history;
    private final HistoryExport export;
    private final JsonAnswers json;

    HistoryResource(History history, HistoryExport export, JsonAnswers json) {
        this.history = history;
        this.export = export;
        this.json = json;
    }

    @Override
    public Response history(
            String id,
            String branch,
            String status,
            String workflow,
            String actor,
            String from,
            String to,
            String before,
            String limit,
            String ifNoneMatch) {
        HistoryQuery query = HistoryQuery.parse(branch, status, workflow, actor, from, to, before, limit);
        ProjectId project = history.project(id);
        return json.of(history.page(project, query), null).to(ifNoneMatch);
    }

    @Override
    public Response export(
            String id,
            String format,
            String branch,
            String status,
            String workflow,
            String actor,
            String from,
            String to) {
        ExportFormat wanted = ExportFormat.parse(format);
        HistoryQuery query = HistoryQuery.parse(branch, status, workflow, actor, from, to, null, null);
        return export.answer(history.project(id), query, wanted);
    }
}
