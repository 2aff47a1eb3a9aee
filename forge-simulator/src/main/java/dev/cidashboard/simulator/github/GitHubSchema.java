package dev.cidashboard.simulator.github;

import dev.cidashboard.simulator.github.GitHubGraphQl.Asker;
import dev.cidashboard.simulator.github.GitHubThing.CommitOf;
import dev.cidashboard.simulator.github.GitHubThing.Pull;
import dev.cidashboard.simulator.github.GitHubThing.Ref;
import dev.cidashboard.simulator.github.GitHubThing.Repo;
import dev.cidashboard.simulator.github.GitHubThing.Rollup;
import dev.cidashboard.simulator.github.GitHubThing.Run;
import dev.cidashboard.simulator.github.GitHubThing.User;
import dev.cidashboard.simulator.github.GitHubThing.WorkflowOf;
import dev.cidashboard.simulator.graphql.GraphQlEngine;
import dev.cidashboard.simulator.graphql.Problem;
import dev.cidashboard.simulator.graphql.SchemaBuilder;
import dev.cidashboard.simulator.graphql.Slice;
import dev.cidashboard.simulator.limit.Budget;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.Project;
import dev.cidashboard.simulator.world.World;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLSchema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** GitHub's schema, as far as the simulator answers it, with its fetchers. They run inside the world's lock. */
final class GitHubSchema {

    private final World world;
    private final GitHubNodes nodes;
    private final GitHubLists lists;
    private final GitHubFields fields;

    GitHubSchema(World world, GitHubUsers users, GitHubRepositories repositories) {
        this.world = world;
        this.nodes = new GitHubNodes(world);
        this.lists = new GitHubLists(world);
        this.fields = new GitHubFields(users, repositories);
    }

    void suites(SuiteFilter filter) {
        lists.knowsNoApp(filter == SuiteFilter.OTHER_APP);
    }

    GraphQLSchema build() {
        SchemaBuilder schema = SchemaBuilder.read(GitHubSchema.class, "github.graphqls")
                // What GitHub may come up with one day: the same word as in REST.
                .extended("extend enum CheckConclusionState { QUANTUM_ENTANGLED }")
                .wideIntegers();
        for (String type : List.of("Node", "Actor", "RepositoryOwner", "GitObject")) {
            schema.tells(type, thing -> ((GitHubThing) thing).typeName());
        }
        fields.values(schema);
        query(schema);
        connections(schema);
        links(schema);
        GitHubDeploymentFields.into(schema);
        return schema.build();
    }

    private void query(SchemaBuilder schema) {
        schema.fetch("Query", "node", environment -> {
            String id = environment.getArgument("id");
            return nodes.find(id)
                    .<Object>map(found -> seen(found, environment))
                    .orElseGet(() -> missing(environment, id));
        });
        schema.fetch("Query", "nodes", this::nodes);
        schema.fetch("Query", "viewer", environment -> new User(world.people().owner()));
        schema.fetch("Query", "repository", this::repository);
        schema.fetch("Query", "rateLimit", environment -> {
            Asker asker = GraphQlEngine.asked(environment, Asker.class);
            return asker.before().limited() ? asker : null;
        });
        schema.<Asker>field("RateLimit", "cost", asker -> asker.cost().points());
        schema.<Asker>field("RateLimit", "nodeCount", asker -> asker.cost().nodes());
        schema.<Asker>field("RateLimit", "limit", asker -> asker.before().limit());
        schema.<Asker>field("RateLimit", "used", asker -> used(asker));
        schema.<Asker>field("RateLimit", "remaining", asker -> asker.before().limit() - used(asker));
        schema.<Asker>field("RateLimit", "resetAt", asker -> asker.before().reset());
    }

    /** This query included. */
    private static int used(Asker asker) {
        Budget before = asker.before();
        return Math.min(before.limit(), before.used() + asker.cost().points());
    }

    private Object nodes(DataFetchingEnvironment environment) {
        List<String> ids = environment.getArgument("ids");
        List<Object> found = new ArrayList<>();
        DataFetcherResult.Builder<Object> result = DataFetcherResult.newResult();
        List<Object> path = environment.getExecutionStepInfo().getPath().toList();
        for (int at = 0; at < ids.size(); at++) {
            Optional<GitHubThing> thing = nodes.find(ids.get(at));
            found.add(thing.filter(one -> allowed(one, environment)).orElse(null));
            List<Object> here = new ArrayList<>(path);
            here.add(at);
            if (thing.isEmpty()) {
                result.error(notFound(environment, ids.get(at)).at(here));
            } else if (found.get(at) == null) {
                result.error(forbidden(environment).at(here));
            }
        }
        return result.data(found).build();
    }

    private Object repository(DataFetchingEnvironment environment) {
        String path = environment.getArgument("owner") + "/" + environment.getArgument("name");
        boolean follow = environment.getArgumentOrDefault("followRenames", true);
        Optional<Project> project = world.find(Platform.GITHUB, path)
                .or(() -> follow ? world.findMoved(Platform.GITHUB, path) : Optional.empty());
        return project.<Object>map(Repo::new)
                .orElseGet(() -> nothing(
                        Problem.at(environment, "Could not resolve to a Repository with the name '" + path + "'.")
                                .typed("NOT_FOUND")));
    }

    private void links(SchemaBuilder schema) {
        schema.<Repo>field(
                "Repository", "owner", repo -> nodes.owner(repo.project().namespace()));
        schema.<Repo>field("Repository", "defaultBranchRef", repo -> repo.project()
                .head()
                .map(branch -> new Ref(repo.project(), branch))
                .orElse(null));
        schema.fetch("Repository", "ref", environment -> {
            Repo repo = environment.getSource();
            return lists.ref(repo.project(), environment.getArgument("qualifiedName"))
                    .orElse(null);
        });
        schema.<Ref>field("Ref", "repository", ref -> new Repo(ref.project()));
        schema.<Ref>field(
                "Ref", "target", ref -> new CommitOf(ref.project(), ref.branch().head()));
        schema.fetch("Commit", "statusCheckRollup", guarded(environment -> {
            CommitOf of = environment.getSource();
            String state = CheckSuite.rollup(CheckSuite.of(of.project(), of.commit()));
            return state == null ? null : new Rollup(of, state);
        }));
        schema.<CheckSuite>field("CheckSuite", "commit", suite -> new CommitOf(suite.project(), suite.commit()));
        schema.<CheckSuite>field(
                "CheckSuite",
                "workflowRun",
                suite -> suite.run() == null ? null : new Run(suite.project(), suite.run()));
        schema.<CheckSuite>field("CheckSuite", "branch", suite -> {
            String name = suite.run() == null
                    ? suite.project().defaultBranch()
                    : suite.run().ref();
            return suite.project()
                    .branch(name)
                    .map(branch -> new Ref(suite.project(), branch))
                    .orElse(null);
        });
        schema.<Run>field("WorkflowRun", "checkSuite", run -> CheckSuite.of(run.project(), run.pipeline()));
        schema.<Run>field(
                "WorkflowRun",
                "workflow",
                run -> new WorkflowOf(run.project(), run.pipeline().workflow()));
        schema.<Pull>field("PullRequest", "author", pull -> new User(pull.pull().author()));
    }

    private void connections(SchemaBuilder schema) {
        schema.connection("RepositoryConnection", "RepositoryEdge");
        schema.connection("RefConnection", "RefEdge");
        schema.connection("PullRequestConnection", "PullRequestEdge");
        schema.connection("CheckSuiteConnection", "CheckSuiteEdge");
        schema.connection("CommitHistoryConnection", "CommitEdge");
        schema.connection("WorkflowRunConnection", "WorkflowRunEdge");
        schema.connection("IssueConnection", "IssueEdge");
        schema.connection("IssueCommentConnection", "IssueCommentEdge");
        schema.connection("LabelConnection", "LabelEdge");
        schema.connection("FollowerConnection", "UserEdge");
        schema.fetch("User", "repositories", page(lists::repositories));
        schema.fetch("Repository", "refs", page(lists::refs));
        schema.fetch("Repository", "pullRequests", page(lists::pulls));
        schema.fetch("Commit", "history", page(GitHubLists::history));
        schema.fetch("Commit", "checkSuites", guarded(page(lists::suites)));
        schema.fetch("Workflow", "runs", guarded(page(lists::runs)));
        for (String[] empty : new String[][] {
            {"User", "followers"},
            {"Repository", "issues"},
            {"PullRequest", "comments"},
            {"PullRequest", "labels"},
            {"Issue", "comments"},
            {"Issue", "labels"}
        }) {
            schema.fetch(empty[0], empty[1], page(environment -> List.of()));
        }
    }

    /** Null for a list that is none, an error for a cursor that is none. */
    static DataFetcher<Object> page(Function<DataFetchingEnvironment, List<?>> list) {
        return environment -> {
            List<?> all = list.apply(environment);
            if (all == null) {
                return null;
            }
            try {
                return Slice.of(all, environment, 0);
            } catch (Slice.UnreadableCursor foreign) {
                return nothing(Problem.at(environment, foreign.getMessage()).typed("INVALID_CURSOR_ARGUMENTS"));
            }
        };
    }

    /** What a token without the right to read actions does not get. */
    static DataFetcher<Object> guarded(DataFetcher<Object> fetcher) {
        return environment -> GraphQlEngine.asked(environment, Asker.class).mayReadActions()
                ? fetcher.get(environment)
                : nothing(forbidden(environment));
    }

    private static boolean allowed(GitHubThing thing, DataFetchingEnvironment environment) {
        boolean actions = thing instanceof Run || thing instanceof WorkflowOf || thing instanceof CheckSuite;
        return !actions || GraphQlEngine.asked(environment, Asker.class).mayReadActions();
    }

    private static Object seen(GitHubThing thing, DataFetchingEnvironment environment) {
        return allowed(thing, environment) ? thing : nothing(forbidden(environment));
    }

    private static Object missing(DataFetchingEnvironment environment, String id) {
        return nothing(notFound(environment, id));
    }

    private static Problem notFound(DataFetchingEnvironment environment, String id) {
        return Problem.at(environment, "Could not resolve to a node with the global id of '" + id + "'.")
                .typed("NOT_FOUND");
    }

    private static Problem forbidden(DataFetchingEnvironment environment) {
        return Problem.at(environment, "Resource not accessible by personal access token")
                .typed("FORBIDDEN");
    }

    private static Object nothing(Problem problem) {
        return DataFetcherResult.newResult().error(problem).build();
    }
}
