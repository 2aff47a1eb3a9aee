package dev.cidashboard.aggregator.forge;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The addresses of other pages of a list (RFC 8288), as the forge wrote them: URLs may hold commas and semicolons. */
final class LinkHeader {

    private static final int MOST_LINKS = 20;

    private record Link(URI target, String relation) {}

    private final List<Link> links = new ArrayList<>();

    private LinkHeader() {}

    /** @param base what relative targets are relative to */
    static LinkHeader parse(Collection<String> values, URI base) {
        LinkHeader header = new LinkHeader();
        for (String value : values) {
            header.read(value, base);
        }
        return header;
    }

    Optional<URI> to(String relation) {
        return links.stream()
                .filter(link -> link.relation.equals(relation))
                .map(Link::target)
                .findFirst();
    }

    private void read(String value, URI base) {
        int position = 0;
        while (links.size() < MOST_LINKS) {
            int open = value.indexOf('<', position);
            int close = open < 0 ? -1 : value.indexOf('>', open);
            if (close < 0) {
                return;
            }
            int end = endOfParameters(value, close + 1);
            add(value.substring(open + 1, close), value.substring(close + 1, end), base);
            position = end;
        }
    }

    /** The comma that ends one link: not one inside quotes. */
    private static int endOfParameters(String value, int from) {
        boolean quoted = false;
        for (int index = from; index < value.length(); index++) {
            char character = value.charAt(index);
            if (character == '"') {
                quoted = !quoted;
            } else if (character == ',' && !quoted) {
                return index;
            }
        }
        return value.length();
    }

    private void add(String target, String parameters, URI base) {
        try {
            URI address = WebAddress.resolve(base, target);
            for (String relation : relations(parameters)) {
                links.add(new Link(address, relation));
            }
        } catch (IllegalArgumentException unreadable) {
            // A link that is no address leads nowhere: the list then ends here, as if it had not been said.
        }
    }

    private static List<String> relations(String parameters) {
        for (String parameter : parameters.split(";")) {
            String[] parts = parameter.strip().split("=", 2);
            if (parts.length == 2 && parts[0].strip().equalsIgnoreCase("rel")) {
                String words = parts[1].strip().replace("\"", "").toLowerCase(Locale.ROOT);
                return List.of(words.split("\\s+"));
            }
        }
        return List.of();
    }
}
