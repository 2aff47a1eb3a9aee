package dev.cidashboard.web.api;

import dev.cidashboard.api.HistoryQuery;
import dev.cidashboard.api.InvalidValue;
import dev.cidashboard.api.MediaTypes;
import dev.cidashboard.web.aggregator.Exports;
import dev.cidashboard.web.aggregator.Exports.Export;
import dev.cidashboard.web.ui.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import org.jboss.logging.Logger;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/** The whole history of a project as a file, handed on piece by piece: it may be longer than this process' memory. */
@Path("/api/repositories/{id}/history/export")
@RunOnVirtualThread
public class HistoryExportResource {
    private static final Logger LOG = Logger.getLogger(HistoryExportResource.class);
    private static final Map<String, String> TYPES =
            Map.of("csv", "text/csv;charset=UTF-8", "json", "application/json");
    private static final int PIECE = 16 << 10;
    /** Of what is no export: a problem is a line or two. */
    private static final int LONGEST_PROBLEM = 64 << 10;

    private static final int RETRY_SECONDS = 10;

    private final Exports exports;
    private final Problems problems;

    HistoryExportResource(Exports exports, Problems problems) {
        this.exports = exports;
        this.problems = problems;
    }

    /** @param format json, which is so if nothing else is wanted, or csv */
    @GET
    public Response export(
            @PathParam("id") String id,
            @QueryParam("format") String format,
            @QueryParam("branch") String branch,
            @QueryParam("status") String status,
            @QueryParam("workflow") String workflow,
            @QueryParam("actor") String actor,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @Context HttpServerRequest request)
            throws IOException {
        String known = format == null || format.isEmpty() ? "json" : format;
        if (!TYPES.containsKey(known)) {
            throw new InvalidValue("format", format, "json or csv");
        }
        var query = HistoryQuery.parse(branch, status, workflow, actor, from, to, null, null);
        Optional<Export> export = exports.open(id, known, query);
        if (export.isEmpty()) {
            return busy();
        }
        return export.get().isGood() ? file(export.get(), id, known, request) : refused(export.get());
    }

    private static Response file(Export export, String id, String format, HttpServerRequest request) {
        StreamingOutput pieces = out -> {
            try (export) {
                copy(export.body(), out, request);
            }
        };
        return Response.ok(pieces, TYPES.get(format))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName(id, format) + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static void copy(InputStream in, OutputStream out, HttpServerRequest request) {
        byte[] piece = new byte[PIECE];
        try {
            for (int read = read(in, piece); read >= 0; read = read(in, piece)) {
                out.write(piece, 0, read);
            }
        } catch (BrokenOff e) {
            LOG.warnf("An export broke off: %s", e.getMessage());
            breakOff(request);
        } catch (IOException e) {
            LOG.debugf("A reader left before an export had ended: %s", e.getMessage());
        }
    }

    /**
     * What is only half there must not look whole. A response over HTTP/1 that is reset is ended as if all had been said, so
     * its connection goes, and is waited for: nothing is to be written to it any more.
     */
    private static void breakOff(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection()
                    .close()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    private static int read(InputStream in, byte[] piece) throws BrokenOff {
        try {
            return in.read(piece);
        } catch (IOException e) {
            throw new BrokenOff(e);
        }
    }

    /** The aggregator ended in the middle of it. */
    private static final class BrokenOff extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenOff(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private static Response refused(Export export) throws IOException {
        try (export) {
            return Response.status(export.status())
                    .type(MediaTypes.PROBLEM_JSON)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .entity(export.body().readNBytes(LONGEST_PROBLEM))
                    .build();
        }
    }

    private Response busy() {
        Problems.Text text = problems.json(
                "exports-busy",
                "Too many exports at once",
                503,
                "As many histories are being exported as may be at once. Try again when one has ended.");
        return Response.status(text.status())
                .type(text.mediaType())
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(text.body())
                .build();
    }

    /** Of what every file system and every header can hold. */
    private static String fileName(String id, String format) {
        return id.replaceAll("[^A-Za-z0-9_-]+", "-") + "-history." + format;
    }
}
