package dev.cidashboard.aggregator.state;

import dev.cidashboard.api.PaginationView;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A page of the overview, copied together from the kept bytes of its rows: the same as Jackson would write. */
record Page(byte[] body, long hash) {

    private static final byte[] BEFORE = "{\"repositories\":[".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BETWEEN = "],\"pagination\":".getBytes(StandardCharsets.US_ASCII);

    static Page of(List<ProjectState> projects, PaginationView pagination) {
        byte[] tail = ViewJson.bytes(pagination);
        int commas = Math.max(0, projects.size() - 1);
        int length = BEFORE.length + commas + BETWEEN.length + tail.length + 1;
        for (ProjectState project : projects) {
            length = Math.addExact(length, project.keptRow().bytes().length);
        }
        byte[] body = new byte[length];
        long hash = ContentHash.of(tail);
        int at = append(body, 0, BEFORE);
        for (int i = 0; i < projects.size(); i++) {
            if (i > 0) {
                body[at++] = ',';
            }
            Row row = projects.get(i).keptRow();
            at = append(body, at, row.bytes());
            hash = ContentHash.with(hash, row.hash());
        }
        at = append(body, at, BETWEEN);
        at = append(body, at, tail);
        body[at] = '}';
        return new Page(body, hash);
    }

    private static int append(byte[] body, int at, byte[] part) {
        System.arraycopy(part, 0, body, at, part.length);
        return at + part.length;
    }
}
