package dev.cidashboard.aggregator.rest;

import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Describes the contract's views, which are records of records, as schemas that refer to each other. */
final class ViewSchemas {

    private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(int.class, Integer.class, long.class, Long.class);
    private static final Set<Class<?>> NUMBERS = Set.of(double.class, Double.class);
    private static final Set<Class<?>> TEXTS = Set.of(String.class, ProjectId.class, InstanceId.class);

    private final Components components;

    ViewSchemas(Components components) {
        this.components = components;
    }

    /** A reference to the schema of a view; describes it, and what it is made of, if that was not done yet. */
    Schema of(Class<?> view) {
        String name = view.getSimpleName();
        if (components.getSchemas() == null || !components.getSchemas().containsKey(name)) {
            Schema schema = typed(Schema.SchemaType.OBJECT);
            components.addSchema(name, schema);
            for (RecordComponent component : view.getRecordComponents()) {
                schema.addProperty(component.getName(), ofType(component.getGenericType()));
            }
        }
        return OASFactory.createSchema().ref("#/components/schemas/" + name);
    }

    private Schema ofType(Type type) {
        return switch (type) {
            case Class<?> plain -> ofClass(plain);
            case ParameterizedType list
            when list.getRawType() == List.class ->
                typed(Schema.SchemaType.ARRAY).items(ofType(list.getActualTypeArguments()[0]));
            case ParameterizedType map
            when map.getRawType() == Map.class ->
                typed(Schema.SchemaType.OBJECT).additionalPropertiesSchema(ofType(map.getActualTypeArguments()[1]));
            default -> throw new IllegalStateException("a view has a part of type " + type);
        };
    }

    private Schema ofClass(Class<?> type) {
        if (TEXTS.contains(type)) {
            return typed(Schema.SchemaType.STRING);
        }
        if (WHOLE_NUMBERS.contains(type)) {
            return typed(Schema.SchemaType.INTEGER);
        }
        if (NUMBERS.contains(type)) {
            return typed(Schema.SchemaType.NUMBER);
        }
        if (type == LocalDate.class) {
            return typed(Schema.SchemaType.STRING).format("date");
        }
        if (type == boolean.class) {
            return typed(Schema.SchemaType.BOOLEAN);
        }
        if (type == Instant.class) {
            return typed(Schema.SchemaType.STRING).format("date-time");
        }
        if (type.isEnum()) {
            List<Object> words = Arrays.stream(type.getEnumConstants())
                    .map(word -> (Object) word.toString())
                    .toList();
            return typed(Schema.SchemaType.STRING).enumeration(words);
        }
        return of(type);
    }

    private static Schema typed(Schema.SchemaType type) {
        return OASFactory.createSchema().type(List.of(type));
    }
}
