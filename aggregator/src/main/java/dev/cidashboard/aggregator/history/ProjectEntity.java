package dev.cidashboard.aggregator.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.time.Instant;

/** A project that is or was there, read only: {@link ProjectKeys} writes them. */
@Entity
@Table(name = "project")
class ProjectEntity {

    @Id
    int id;

    String instance;

    @Column(name = "native_id")
    String nativeId;

    String platform;
    String path;
    String name;

    @Column(name = "web_url")
    String webUrl;

    @Column(name = "default_branch")
    String defaultBranch;

    @Column(name = "first_seen_at")
    Instant firstSeenAt;

    @Column(name = "gone_at")
    Instant goneAt;
}
