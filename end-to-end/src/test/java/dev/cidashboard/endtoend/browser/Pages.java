package dev.cidashboard.endtoend.browser;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cidashboard.endtoend.product.Product;
import dev.cidashboard.endtoend.product.Rows;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of every kind that there is, by its path.
 *
 * @param status that the page itself is answered with
 */
record Pages(String path, int status) {

    private static final Pattern JOBS = Pattern.compile("href=\"([^\"]*/-/pipelines/[^\"]+)\"");

    static List<Pages> ofEveryKind(Product product) {
        List<Pages> pages = new ArrayList<>(List.of(
                new Pages("/", 200),
                new Pages("/?page=2", 200),
                new Pages("/?q=no+such+thing", 200),
                new Pages("/?platform=gitlab&status=failed&sort=-activity", 200),
                new Pages("/pipelines", 200),
                new Pages("/pipelines?status=failed", 200),
                new Pages("/platforms", 200),
                new Pages("/no-such-page", 404),
                new Pages("/?page=0", 400)));
        for (JsonNode row : oneOfEachKind(product.rows())) {
            String path = pathOf(row);
            pages.add(new Pages(path, 200));
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

    /** The first, most hostile, projects of both platforms and a tame one. */
    private static List<JsonNode> oneOfEachKind(Rows rows) {
        List<JsonNode> chosen = new ArrayList<>();
        int github = 0;
        int gitlab = 0;
        for (JsonNode row : rows) {
            boolean isGitHub = row.path("platform").asText().equals("github");
            if (isGitHub && github++ < 1 || !isGitHub && gitlab++ < 1) {
                chosen.add(row);
            }
        }
        for (JsonNode row : rows) {
            if (row.path("name").asText().contains("<script>")
                    || row.path("lastCommit").path("message").asText().contains("<img")) {
                chosen.add(row);
            }
        }
        return chosen;
    }
}
