package dev.cidashboard.simulator.http;

import java.util.List;

/**
 * One request to a forge.
 *
 * @param segments the path below the forge's base address, cut at slashes and then decoded, so that an encoded slash stays inside
 * @param base the forge's own address, from which all links in its answers start
 * @param token what the client authenticates with; null without
 * @param body what the client posted; null unless it posted
 */
public record Ask(List<String> segments, Query query, String base, String token, byte[] body) {

    public Ask {
        segments = List.copyOf(segments);
    }

    public boolean posted() {
        return body != null;
    }

    /** The same request with its first segments cut off. */
    public Ask below(int index) {
        return new Ask(segments.subList(index, segments.size()), query, base, token, body);
    }

    public int size() {
        return segments.size();
    }

    /** The segment at this place, or an empty string beyond the end. */
    public String at(int index) {
        return index < segments.size() ? segments.get(index) : "";
    }

    public boolean is(int index, String word) {
        return at(index).equals(word);
    }

    /** Everything from this place on: how a branch with plain slashes in the path is put together again. */
    public String from(int index) {
        return String.join("/", segments.subList(Math.min(index, segments.size()), segments.size()));
    }
}
