package dev.cidashboard.aggregator.forge;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;

/**
 * What a wire record does not name is skipped as it goes by. Jackson otherwise copies it into a buffer until a record's
 * constructor was called, only to drop it then: nine tenths of a forge's answer, and a third of the time of a fill.
 */
final class SkippedFields extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public BeanDeserializerBuilder updateBuilder(
            DeserializationConfig config, BeanDescription description, BeanDeserializerBuilder builder) {
        builder.setIgnoreUnknownProperties(true);
        return builder;
    }
}
