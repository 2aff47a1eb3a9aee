package dev.cidashboard.aggregator.history;

import dev.cidashboard.api.HistoryQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.util.List;

/** Rows of pipelines, by key: a page costs the same at any depth. */
@Singleton
class Pipelines implements PanacheRepositoryBase<PipelineEntity, PipelineKey> {

    /**
     * @param since nothing older is wanted: months before it are not even looked at
     * @param most how many at most
     */
    List<PipelineEntity> newestFirst(int project, HistoryQuery query, Instant since, int most) {
        StringBuilder where = new StringBuilder("projectId = :project and createdAt >= :since");
        Instant from = query.from() == null || query.from().isBefore(since) ? since : query.from();
        Parameters values = Parameters.with("project", project).and("since", from);
        if (query.before() != null) {
            // The first half says the same less exactly, in words by which PostgreSQL passes over whole months.
            where.append(" and createdAt <= :at and (createdAt < :at or nativeId < :before)");
            values.and("at", query.before().createdAt())
                    .and("before", query.before().pipeline());
        }
        if (query.to() != null) {
            where.append(" and createdAt < :to");
            values.and("to", query.to());
        }
        if (query.branch() != null) {
            where.append(" and ref = :branch");
            values.and("branch", query.branch());
        }
        if (query.status() != null) {
            where.append(" and status = :status");
            values.and("status", query.status().word());
        }
        if (query.workflow() != null) {
            where.append(" and name = :workflow");
            values.and("workflow", query.workflow());
        }
        if (query.actor() != null) {
            where.append(" and actor = :actor");
            values.and("actor", query.actor());
        }
        return find(where + " order by createdAt desc, nativeId desc", values)
                .range(0, most - 1)
                .list();
    }
}
