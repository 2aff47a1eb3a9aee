package dev.cidashboard.endtoend.browser;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cidashboard.endtoend.product.Product;
import dev.cidashboard.endtoend.product.Rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of every kind that there is, by its path.
 *
 * @param status that the page itself is answered with
 */
record Pages(String path, int status) {

    private static final Pattern JOBS = Pattern.compile("href=\"(/pipelines/[^\"]+)\"");

    static List<Pages> ofEveryKind(Product product) {
        List<Pages> pages = new ArrayList<>(List.of(
                new Pages("/", 200),
                new Pages("/?page=2", 200),
                new Pages("/?platform=gitlab&status=failed&sort=-activity", 200),
                new Pages("/pipelines", 200),
                new Pages("/pipelines?status=failed", 200)));
        pages.addAll(small());
        pages.addAll(repositories(product));
        return pages;
    }

    /** The same kinds for a slow examiner, to whom the twentieth row tells nothing new: the hostile ones are among ten. */
    static List<Pages> withFewRows(Product product) {
        List<Pages> pages = new ArrayList<>(List.of(
                new Pages("/?limit=10", 200),
                new Pages("/?q=script&limit=5", 200),
                new Pages("/pipelines?limit=10", 200)));
        pages.addAll(small());
        pages.addAll(repositories(product));
        return pages;
    }

    private static List<Pages> small() {
        return List.of(
                new Pages("/?q=no+such+thing", 200),
                new Pages("/platforms", 200),
                new Pages("/insights", 200),
                new Pages("/no-such-page", 404),
                new Pages("/?page=0", 400));
    }

    /** The pages that a database makes others of, of a project of each kind, too. */
    static List<Pages> ofThePast(Product product) {
        List<Pages> pages = new ArrayList<>(List.of(new Pages("/insights", 200), new Pages("/insights?days=90", 200)));
        for (JsonNode row : oneOfEachKind(product.rows())) {
            pages.add(new Pages(pathOf(row), 200));
            pages.add(new Pages(pathOf(row) + "/history", 200));
        }
        return pages;
    }

    private static List<Pages> repositories(Product product) {
        List<Pages> pages = new ArrayList<>();
        for (JsonNode row : oneOfEachKind(product.rows())) {
            String path = pathOf(row);
            pages.add(new Pages(path, 200));
            pages.add(new Pages(path + "/history", 200));
            Matcher jobs = JOBS.matcher(product.web().http().page(path).text());
            if (jobs.find()) {
                pages.add(new Pages(jobs.group(1).replace("&amp;", "&"), 200));
            }
        }
        return pages;
    }

    /** The page of one repository. */
    static String pathOf(JsonNode row) {
        return "/repositories/" + row.path("instance").asText() + "/"
                + row.path("path").asText();
    }

    /** A tame project of each platform, one that is full of scripts and one with endless names. */
    private static List<JsonNode> oneOfEachKind(Rows rows) {
        Map<String, JsonNode> chosen = new LinkedHashMap<>();
        for (JsonNode row : rows) {
            String name = row.path("name").asText();
            String kind = name.contains("<script>")
                    ? "scripts"
                    : name.length() > 100 ? "endless" : row.path("platform").asText();
            chosen.putIfAbsent(kind, row);
        }
        return List.copyOf(chosen.values());
    }
}
