package dev.cidashboard.simulator.http;

import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.Project;
import dev.cidashboard.simulator.world.World;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Where a link in a dashboard leads when somebody follows it: a page that says that this forge is not a real one. */
public final class WebPage {

    private WebPage() {}

    /** The page of the project that the path is in, whatever comes after the project; empty when there is none. */
    public static Optional<Answer> of(World world, Platform platform, List<String> segments) {
        for (int length = segments.size(); length >= 2; length--) {
            Optional<Project> project = world.find(platform, String.join("/", segments.subList(0, length)));
            if (project.isPresent()) {
                String rest = String.join(" / ", segments.subList(length, segments.size()));
                return project.map(one -> page(one, rest));
            }
        }
        return Optional.empty();
    }

    private static Answer page(Project project, String rest) {
        String html = """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>%1$s</title></head>
                <body><h1>%1$s</h1><p>%2$s</p>
                <p>This is the forge simulator: the project exists only here, and this is all there is to see of it.</p>
                </body></html>
                """.formatted(escaped(project.path()), escaped(rest.isEmpty() ? "Overview" : rest));
        return new Answer(
                200,
                "text/html; charset=utf-8",
                java.util.Map.of("Content-Security-Policy", "default-src 'none'"),
                OptionalLong.empty(),
                () -> html.getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
