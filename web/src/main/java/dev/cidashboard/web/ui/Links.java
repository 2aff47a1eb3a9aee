package dev.cidashboard.web.ui;

import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Addresses: our own, and those that forges name. */
public final class Links {
    private static final int LONGEST = 2_000;

    private Links() {}

    /** A forge's address if it is one that may be shown as a link: http or https with a host; else null. */
    public static String external(String url) {
        if (url == null || url.length() > LONGEST) {
            return null;
        }
        try {
            URI uri = new URI(url);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getRawUserInfo() == null ? url : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    public static String repository(InstanceId instance, String path) {
        return "/repositories/" + instance.name() + "/" + segments(path);
    }

    /** By id, not by path: it goes on working when the project is renamed. */
    public static String pipeline(ProjectId project, String pipeline) {
        return "/pipelines/" + encoded(project.toString()) + "/" + encoded(pipeline);
    }

    public static String avatar(InstanceId instance, String user) {
        return "/api/avatar/" + instance.name() + "/" + encoded(user);
    }

    /** For a path segment or a query value. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":");
    }

    private static String segments(String path) {
        return Arrays.stream(path.split("/")).map(Links::encoded).collect(Collectors.joining("/"));
    }
}
