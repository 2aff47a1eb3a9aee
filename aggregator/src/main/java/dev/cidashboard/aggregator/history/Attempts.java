package dev.cidashboard.aggregator.history;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Rows of earlier attempts. */
@Singleton
class Attempts implements PanacheRepositoryBase<AttemptEntity, AttemptKey> {

    /** Those of some pipelines of one project, oldest first. */
    Map<PipelineKey, List<AttemptEntity>> of(List<PipelineEntity> pipelines) {
        List<PipelineEntity> again =
                pipelines.stream().filter(pipeline -> pipeline.attempt > 1).toList();
        if (again.isEmpty()) {
            return Map.of();
        }
        List<Instant> created =
                again.stream().map(pipeline -> pipeline.createdAt).sorted().toList();
        return find(
                        "projectId = ?1 and nativeId in ?2 and createdAt between ?3 and ?4",
                        again.getFirst().projectId,
                        again.stream().map(pipeline -> pipeline.nativeId).toList(),
                        created.getFirst(),
                        created.getLast())
                .stream()
                .sorted(Comparator.comparingInt(attempt -> attempt.attempt))
                .collect(Collectors.groupingBy(AttemptEntity::pipeline));
    }
}
