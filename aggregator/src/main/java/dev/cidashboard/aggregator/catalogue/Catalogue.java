package dev.cidashboard.aggregator.catalogue;

import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.refresh.Refresh;
import dev.cidashboard.aggregator.rest.ContentTag;
import dev.cidashboard.aggregator.rest.KeptAnswer;
import dev.cidashboard.aggregator.rest.NoSuchThing;
import dev.cidashboard.aggregator.rest.NotReadYet;
import dev.cidashboard.aggregator.state.Answer;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.Paging;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

import java.util.List;
import java.util.Optional;

/** What the resources of this room share: finding things by what people call them, and relaying what state keeps. */
@Singleton
final class Catalogue {

    private final WarmState state;
    private final Connectors connectors;
    private final Refresh refresh;

    Catalogue(WarmState state, Connectors connectors, Refresh refresh) {
        this.state = state;
        this.connectors = connectors;
        this.refresh = refresh;
    }

    /**
     * @throws NoSuchThing if no project is called that, or several are
     * @throws NotReadYet if no project is known yet
     */
    ProjectState project(String idOrPath) {
        Optional<ProjectState> found = state.find(idOrPath);
        if (found.isEmpty()) {
            requireContent();
        }
        return found.orElseThrow(() -> new NoSuchThing("project", idOrPath));
    }

    /**
     * An empty list would be taken for news, also by who still has the list from before a restart.
     *
     * @throws NotReadYet if no project is known yet
     */
    void requireContent() {
        List<InstanceId> awaited = refresh.awaited();
        if (!awaited.isEmpty()) {
            throw new NotReadYet(awaited);
        }
    }

    /** @throws NoSuchThing if a filter names an instance that is not configured; null is fine */
    void requireKnown(InstanceId instance) {
        if (instance != null && connectors.of(instance).isEmpty()) {
            throw new NoSuchThing("instance", instance.name());
        }
    }

    /** A page of a list; past its end there is none, but the first page of an empty list is an answer. */
    static Response relayPage(Answer answer, Paging paging, String ifNoneMatch) {
        if (paging.page() > 1 && isEmptyList(answer.body())) {
            throw new NoSuchThing("page", String.valueOf(paging.page()));
        }
        return relay(answer, ifNoneMatch);
    }

    /** Whether the list, which every page begins with, has nothing in it. */
    private static boolean isEmptyList(byte[] page) {
        int open = 0;
        while (open < page.length && page[open] != '[') {
            open++;
        }
        return open + 1 < page.length && page[open + 1] == ']';
    }

    static Response relay(Answer answer, String ifNoneMatch) {
        return new KeptAnswer(answer.body(), new ContentTag(answer.etag()), answer.confirmedAt()).to(ifNoneMatch);
    }

    /** @param kind what there is none of, for the message */
    static Response relay(Optional<Answer> answer, String kind, String name, String ifNoneMatch) {
        return relay(answer.orElseThrow(() -> new NoSuchThing(kind, name)), ifNoneMatch);
    }
}
