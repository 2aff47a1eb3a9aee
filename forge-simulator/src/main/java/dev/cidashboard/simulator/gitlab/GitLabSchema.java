package dev.cidashboard.simulator.gitlab;

import dev.cidashboard.simulator.graphql.GraphQlEngine;
import dev.cidashboard.simulator.graphql.Problem;
import dev.cidashboard.simulator.graphql.SchemaBuilder;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;

/** What the rooms of GitLab's schema share: pages, refusals, and who asks. */
final class GitLabSchema {

    private GitLabSchema() {}

    static GitLabAsked asked(DataFetchingEnvironment environment) {
        return GraphQlEngine.asked(environment, GitLabAsked.class);
    }

    /** A fetcher whose arguments may be refused: then the field is null, and an error says why. */
    static DataFetcher<Object> refusing(DataFetcher<?> fetcher) {
        return environment -> {
            try {
                return fetcher.get(environment);
            } catch (GitLabRefusal refused) {
                return DataFetcherResult.newResult()
                        .error(Problem.at(environment, refused.getMessage()))
                        .build();
            }
        };
    }

    /** The fields of a connection; its values are {@link GitLabConnection}s. */
    static void connection(SchemaBuilder schema, String of) {
        String type = of + "Connection";
        schema.<GitLabConnection<?>>field(type, "nodes", GitLabConnection::nodes);
        schema.<GitLabConnection<?>>field(type, "pageInfo", page -> page);
    }

    /** A connection that counts its items and has edges. */
    static void countable(SchemaBuilder schema, String of) {
        connection(schema, of);
        schema.<GitLabConnection<?>>field(of + "Connection", "count", GitLabConnection::count);
        schema.<GitLabConnection<?>>field(of + "Connection", "edges", GitLabConnection::edges);
        schema.<GitLabConnection.Edge<?>>field(of + "Edge", "node", GitLabConnection.Edge::node);
        schema.<GitLabConnection.Edge<?>>field(of + "Edge", "cursor", GitLabConnection.Edge::cursor);
    }

    static void pageInfo(SchemaBuilder schema) {
        schema.<GitLabConnection<?>>field("PageInfo", "hasNextPage", GitLabConnection::hasNext);
        schema.<GitLabConnection<?>>field("PageInfo", "hasPreviousPage", GitLabConnection::hasPrevious);
        schema.<GitLabConnection<?>>field("PageInfo", "startCursor", GitLabConnection::startCursor);
        schema.<GitLabConnection<?>>field("PageInfo", "endCursor", GitLabConnection::endCursor);
    }
}
