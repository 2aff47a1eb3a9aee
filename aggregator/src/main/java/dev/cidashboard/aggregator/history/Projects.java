package dev.cidashboard.aggregator.history;

import dev.cidashboard.api.ProjectId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import jakarta.inject.Singleton;

import java.util.Optional;

/** Rows of projects. */
@Singleton
class Projects implements PanacheRepositoryBase<ProjectEntity, Integer> {

    Optional<ProjectEntity> of(ProjectId id) {
        return find("instance = ?1 and nativeId = ?2", id.instance().name(), id.nativeId())
                .firstResultOptional();
    }
}
