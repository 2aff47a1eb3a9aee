package dev.cidashboard.simulator.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One repository with everything in it. Guarded by the world's lock: read it inside {@link World#read}, change it through the
 * world's verbs only. Each version is the world's edition at the last change of that part, and is what ETags are made of.
 */
public final class Project {

    private final ProjectKey key;
    private final boolean listed;
    private final Instant createdAt;
    private final List<Workflow> workflows;
    private final Map<String, Branch> branches = new LinkedHashMap<>();
    private final List<Pipeline> pipelines = new ArrayList<>();
    private final Map<Long, Map<Integer, Pipeline>> earlier = new HashMap<>();
    private final List<MergeRequest> mergeRequests = new ArrayList<>();

    String path;
    String name;
    String description;
    String avatarUrl;
    String webUrl;
    Visibility visibility;
    String defaultBranch;
    boolean archived;
    Instant pushedAt;

    long identityVersion;
    long activityVersion;
    long pipelinesVersion;
    long branchesVersion;
    long mergeRequestsVersion;
    int lastNumber;
    final int[] lastRunNumbers;

    Project(ProjectKey key, String path, String name, boolean listed, Instant createdAt, List<Workflow> workflows) {
        this.key = key;
        this.path = path;
        this.name = name;
        this.listed = listed;
        this.createdAt = createdAt;
        this.pushedAt = createdAt;
        this.workflows = List.copyOf(workflows);
        this.lastRunNumbers = new int[workflows.size()];
        this.visibility = Visibility.PRIVATE;
    }

    public ProjectKey key() {
        return key;
    }

    public long id() {
        return key.id();
    }

    /** Owner and name on GitHub, groups and path on GitLab, joined by slashes. */
    public String path() {
        return path;
    }

    public String namespace() {
        return path.substring(0, path.lastIndexOf('/'));
    }

    /** The last part of the path. */
    public String slug() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    /** Null when the project has no picture. */
    public String avatarUrl() {
        return avatarUrl;
    }

    /** Null unless the world is hostile: then it replaces the address that people would follow. */
    public String webUrl() {
        return webUrl;
    }

    public Visibility visibility() {
        return visibility;
    }

    /** Null for a project without a commit. */
    public String defaultBranch() {
        return defaultBranch;
    }

    public boolean archived() {
        return archived;
    }

    /** Whether the token's owner is a member, so that it is in the lists. */
    public boolean listed() {
        return listed;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant pushedAt() {
        return pushedAt;
    }

    public List<Workflow> workflows() {
        return workflows;
    }

    public Collection<Branch> branches() {
        return branches.values();
    }

    public Optional<Branch> branch(String branchName) {
        return Optional.ofNullable(branches.get(branchName));
    }

    public Optional<Branch> head() {
        return defaultBranch == null ? Optional.empty() : branch(defaultBranch);
    }

    /** Oldest first. */
    public List<Pipeline> pipelines() {
        return Collections.unmodifiableList(pipelines);
    }

    /** An attempt of a pipeline. Of one that was there from the beginning it failed after some minutes. */
    public Optional<Pipeline> attempt(long id, int number) {
        return pipeline(id).flatMap(latest -> {
            if (number < 1 || number > latest.attempt()) {
                return Optional.empty();
            }
            return number == latest.attempt()
                    ? Optional.of(latest)
                    : Optional.of(earlier.getOrDefault(id, Map.of()).getOrDefault(number, latest.firstAttempt(number)));
        });
    }

    /** Keeps what is about to be run again. */
    void remember(Pipeline attempt) {
        earlier.computeIfAbsent(attempt.id(), unused -> new HashMap<>()).put(attempt.attempt(), attempt);
    }

    public Optional<Pipeline> pipeline(long id) {
        int at = indexOf(id);
        return at < 0 ? Optional.empty() : Optional.of(pipelines.get(at));
    }

    /** Oldest first, open ones and the closed ones that are still remembered. */
    public List<MergeRequest> mergeRequests() {
        return Collections.unmodifiableList(mergeRequests);
    }

    public List<MergeRequest> openMergeRequests() {
        return mergeRequests.stream().filter(MergeRequest::open).toList();
    }

    public long identityVersion() {
        return identityVersion;
    }

    public long activityVersion() {
        return activityVersion;
    }

    public long pipelinesVersion() {
        return pipelinesVersion;
    }

    public long branchesVersion() {
        return branchesVersion;
    }

    public long mergeRequestsVersion() {
        return mergeRequestsVersion;
    }

    void put(Branch branch) {
        branches.put(branch.name(), branch);
    }

    void remove(String branchName) {
        branches.remove(branchName);
    }

    /** Appends a new pipeline, or replaces the one with the same id; forgets the oldest beyond {@code keep}. */
    void put(Pipeline pipeline, int keep) {
        int at = indexOf(pipeline.id());
        if (at >= 0) {
            pipelines.set(at, pipeline);
            return;
        }
        pipelines.add(pipeline);
        int oldest = 0;
        while (pipelines.size() > keep && oldest < pipelines.size()) {
            if (pipelines.get(oldest).status().active()) {
                oldest++;
            } else {
                pipelines.remove(oldest);
            }
        }
    }

    void put(MergeRequest mergeRequest) {
        for (int at = 0; at < mergeRequests.size(); at++) {
            if (mergeRequests.get(at).number() == mergeRequest.number()) {
                mergeRequests.set(at, mergeRequest);
                return;
            }
        }
        mergeRequests.add(mergeRequest);
    }

    void forgetClosedMergeRequests(int keep) {
        int at = 0;
        while (at < mergeRequests.size() && mergeRequests.size() > keep) {
            if (mergeRequests.get(at).open()) {
                at++;
            } else {
                mergeRequests.remove(at);
            }
        }
    }

    /** Ids only grow, so that the list is sorted; the latest are asked for most. */
    private int indexOf(long id) {
        for (int at = pipelines.size() - 1; at >= 0 && pipelines.get(at).id() >= id; at--) {
            if (pipelines.get(at).id() == id) {
                return at;
            }
        }
        return -1;
    }
}
