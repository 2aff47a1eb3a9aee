package dev.cidashboard.aggregator.connector;

import dev.cidashboard.aggregator.forge.KeptPage;

import java.util.List;
import java.util.Map;

/**
 * What a connector remembers about one project, or about its instance, apart from what it observed: lost, it costs
 * requests and no truth.
 *
 * @param pages answers that the forge may confirm instead of repeating them
 * @param followed runs that are asked for by their own ids, with these
 */
public record Keepsake(List<KeptPage> pages, Map<Long, String> followed) {

    public static final Keepsake NOTHING = new Keepsake(List.of(), Map.of());

    public Keepsake {
        pages = List.copyOf(pages);
        followed = Map.copyOf(followed);
    }
}
