package dev.cidashboard.simulator.gitlab;

import dev.cidashboard.simulator.graphql.SelectedField;
import graphql.language.ArrayValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.FieldDefinition;
import graphql.language.IntValue;
import graphql.language.ObjectTypeDefinition;
import graphql.language.StringValue;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Reckons how complex GitLab finds a query, before anything of it is answered. The prices stand beside the fields in the schema.
 * Unlike at GitHub a list inside a list is not multiplied: a page of 100 doubles what is below it, whatever that is.
 */
final class GitLabComplexity {

    private final Map<String, GitLabPrice> prices = new HashMap<>();

    /** @param schema in GraphQL's own language, with the simulator's directives */
    GitLabComplexity(String schema) {
        TypeDefinitionRegistry types = new SchemaParser().parse(schema);
        for (ObjectTypeDefinition type : types.getTypes(ObjectTypeDefinition.class)) {
            for (FieldDefinition field : type.getFieldDefinitions()) {
                prices.put(type.getName() + "." + field.getName(), price(field));
            }
        }
    }

    int score(List<SelectedField> fields) {
        return fields.stream().mapToInt(this::score).sum();
    }

    /** How deep the fields are nested: 2 for a project and its name. */
    static int depth(List<SelectedField> fields) {
        return fields.stream()
                .mapToInt(field -> 1 + depth(field.children()))
                .max()
                .orElse(0);
    }

    /** The most objects that an answer can have: GitLab does not reckon them, but they tell a large query from a small one. */
    static long nodes(List<SelectedField> fields) {
        return nodes(fields, 1);
    }

    private static long nodes(List<SelectedField> fields, long times) {
        long sum = 0;
        for (SelectedField field : fields) {
            long each = field.isConnection() ? times * items(field) : times;
            sum += (field.isConnection() ? each : 0) + nodes(field.children(), each);
        }
        return sum;
    }

    private static int items(SelectedField field) {
        int page = GitLabPrice.page(field);
        return field.size("ids") == 0 ? page : Math.min(page, field.size("ids"));
    }

    private int score(SelectedField field) {
        String type = field.parents().iterator().next();
        return prices.getOrDefault(type + "." + field.name(), GitLabPrice.PLAIN).of(field, score(field.children()));
    }

    private static GitLabPrice price(FieldDefinition field) {
        boolean gitaly = field.hasDirective("gitaly");
        if (field.hasDirective("complexity")) {
            int value = number(only(field, "complexity"), "value", 1);
            return new GitLabPrice(OptionalInt.of(value), gitaly, false, 1, 1, List.of());
        }
        if (!field.hasDirective("resolver")) {
            return new GitLabPrice(OptionalInt.empty(), gitaly, false, 1, 1, List.of());
        }
        Directive resolver = only(field, "resolver");
        return new GitLabPrice(
                OptionalInt.empty(),
                gitaly,
                true,
                number(resolver, "bare", 1),
                number(resolver, "given", 1),
                texts(resolver, "dear"));
    }

    private static Directive only(DirectivesContainer<?> field, String name) {
        return field.getDirectives(name).getFirst();
    }

    private static int number(Directive directive, String argument, int otherwise) {
        return directive.getArgument(argument) != null
                        && directive.getArgument(argument).getValue() instanceof IntValue value
                ? value.getValue().intValueExact()
                : otherwise;
    }

    private static List<String> texts(Directive directive, String argument) {
        return directive.getArgument(argument) != null
                        && directive.getArgument(argument).getValue() instanceof ArrayValue values
                ? values.getValues().stream()
                        .map(value -> ((StringValue) value).getValue())
                        .toList()
                : List.of();
    }
}
