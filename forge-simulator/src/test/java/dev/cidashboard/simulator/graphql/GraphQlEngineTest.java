package dev.cidashboard.simulator.graphql;

import graphql.schema.GraphQLSchema;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GraphQlEngineTest {

    private static final String SCHEMA = """
            scalar DateTime
            interface Node { id: ID! }
            type Ship implements Node { id: ID! name: String! launched: DateTime! secret: String }
            type Port implements Node { id: ID! ships(first: Int, after: String, last: Int, before: String): ShipConnection! }
            type ShipConnection { totalCount: Int! nodes: [Ship] edges: [ShipEdge] pageInfo: PageInfo! }
            type ShipEdge { node: Ship cursor: String! }
            type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
            type Query { nodes(ids: [ID!]!): [Node]! port: Port! whoAsks: String! }
            """;

    private record Ship(String id, String name) {}

    private record Port(String id, List<Ship> ships) {}

    private static final Port LISBON =
            new Port("p1", List.of(new Ship("s1", "Ada"), new Ship("s2", "Bea"), new Ship("s3", "Cleo")));

    private final GraphQlEngine engine = new GraphQlEngine(GraphQlEngineTest::schema);

    private static GraphQLSchema schema() {
        return SchemaBuilder.of(SCHEMA)
                .tells("Node", value -> value instanceof Ship ? "Ship" : "Port")
                .fetch("Query", "nodes", environment -> List.of(LISBON.ships().get(0), LISBON))
                .fetch("Query", "port", environment -> LISBON)
                .fetch("Query", "whoAsks", environment -> GraphQlEngine.asked(environment, String.class))
                .field("Ship", "id", Ship::id)
                .field("Ship", "name", Ship::name)
                .field("Ship", "launched", ship -> Instant.parse("2026-01-03T18:20:01Z"))
                .field("Port", "id", Port::id)
                .fetch("Port", "ships", environment -> Slice.of(LISBON.ships(), environment, 100))
                .connection("ShipConnection", "ShipEdge")
                .build();
    }

    @Test
    void a_page_begins_after_the_cursor_that_the_one_before_ended_with() {
        Map<String, Object> first = port("ships(first: 2) { nodes { name } pageInfo { hasNextPage endCursor } }");
        Object cursor = ((Map<?, ?>) ships(first).get("pageInfo")).get("endCursor");

        Map<String, Object> second = port("ships(first: 2, after: \"" + cursor
                + "\") { totalCount edges { node { name launched } }" + " pageInfo { hasNextPage hasPreviousPage } }");

        assertThat(ships(first).get("nodes")).isEqualTo(List.of(Map.of("name", "Ada"), Map.of("name", "Bea")));
        assertThat(ships(second))
                .isEqualTo(Map.of(
                        "totalCount",
                        3,
                        "edges",
                        List.of(Map.of("node", Map.of("name", "Cleo", "launched", "2026-01-03T18:20:01Z"))),
                        "pageInfo",
                        Map.of("hasNextPage", false, "hasPreviousPage", true)));
    }

    @Test
    void what_is_selected_is_told_with_variables_aliases_fragments_and_skipped_fields_worked_out() {
        GraphQlPlan plan = engine.plan(GraphQlRequest.of("""
                query($ids: [ID!]!, $size: Int = 5, $no: Boolean!) {
                  one: nodes(ids: $ids) { id ...port ... on Ship { name secret @include(if: $no) } }
                }
                fragment port on Port { ships(last: $size) { nodes { id } nodes { name } } }
                """, Map.of("ids", List.of("a", "b", "c"), "no", false)));

        SelectedField nodes = plan.fields().get(0);

        assertThat(plan.problems()).isEmpty();
        assertThat(nodes.key()).isEqualTo("one");
        assertThat(nodes.size("ids")).isEqualTo(3);
        assertThat(nodes.children()).extracting(SelectedField::name).containsExactlyInAnyOrder("id", "ships", "name");
        SelectedField ships = nodes.children().stream()
                .filter(SelectedField::isConnection)
                .findFirst()
                .orElseThrow();
        assertThat(ships.parents()).containsExactly("Port");
        assertThat(ships.pageSize()).hasValue(5);
        assertThat(ships.children().get(0).children())
                .extracting(SelectedField::name)
                .containsExactly("id", "name");
    }

    @Test
    void what_cannot_be_executed_says_why_instead_of_throwing() {
        assertThat(problem("{ port { nonsense } }", Map.of())).contains("nonsense");
        assertThat(problem("{ port { ", Map.of())).contains("Invalid syntax");
        assertThat(problem("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", Map.of()))
                .contains("ids");
        assertThat(engine.plan(new GraphQlRequest("query a { whoAsks } query b { whoAsks }", "c", Map.of()))
                        .problems())
                .isNotEmpty();
    }

    @Test
    void a_field_that_nobody_answers_is_an_error_with_its_path_and_the_rest_is_there() {
        var result = run("{ whoAsks nodes(ids: []) { ... on Ship { name secret } } }");

        assertThat(result.get("errors").toString()).contains("Ship.secret").contains("path=[nodes, 0, secret]");
        assertThat(((Map<?, ?>) result.get("data")).get("whoAsks")).isEqualTo("me");
        assertThat(result.get("data").toString()).contains("name=Ada, secret=null");
    }

    @Test
    void a_cursor_of_somebody_else_is_refused() {
        for (String foreign : List.of("", "x", "Y3Vyc29y", "Y3Vyc29yOi0x", "cursor:1")) {
            assertThatThrownBy(() -> Slice.of(List.of(1, 2), 1, foreign, null, null, 100))
                    .isInstanceOf(Slice.UnreadableCursor.class)
                    .hasMessageContaining(foreign);
        }
        assertThat(Slice.of(List.of(1, 2, 3), null, null, 2, null, 100).items()).containsExactly(2, 3);
    }

    @Test
    void a_body_that_is_no_request_is_refused_in_words() {
        for (String bad : List.of("", "[", "[]", "{}", "{\"query\":7}", "{\"query\":\"{a}\",\"variables\":[]}")) {
            assertThatThrownBy(() -> GraphQlRequest.parse(bad.getBytes(UTF_8)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(GraphQlRequest.parse("{\"query\":\"{a}\",\"variables\":{\"b\":[null,1]}}".getBytes(UTF_8))
                        .variables())
                .containsKey("b");
    }

    private String problem(String query, Map<String, Object> variables) {
        return engine.plan(GraphQlRequest.of(query, variables))
                .problems()
                .get(0)
                .getMessage();
    }

    private Map<String, Object> run(String query) {
        return engine.execute(engine.plan(GraphQlRequest.of(query, Map.of())), "me")
                .toSpecification();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> port(String fields) {
        Map<String, Object> data =
                (Map<String, Object>) run("{ port { " + fields + " } }").get("data");
        return (Map<String, Object>) data.get("port");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> ships(Map<String, Object> port) {
        return (Map<String, Object>) port.get("ships");
    }
}
