package dev.cidashboard.aggregator.catalogue;

import dev.cidashboard.aggregator.state.Answers;
import dev.cidashboard.api.PipelinesApi;
import dev.cidashboard.api.PipelinesQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.core.Response;

/** Answers {@link PipelinesApi} from memory. */
@RunOnVirtualThread
final class PipelinesResource implements PipelinesApi {

    private final Catalogue catalogue;
    private final Answers answers;

    PipelinesResource(Catalogue catalogue, Answers answers) {
        this.catalogue = catalogue;
        this.answers = answers;
    }

    @Override
    public Response list(
            String branch,
            String instance,
            String platform,
            String status,
            String page,
            String limit,
            String ifNoneMatch) {
        PipelinesQuery query = PipelinesQuery.parse(branch, instance, platform, status, page, limit);
        catalogue.requireKnown(query.instance());
        catalogue.requireContent();
        return Catalogue.relayPage(answers.pipelines(query), query.paging(), ifNoneMatch);
    }
}
