package dev.cidashboard.simulator.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** An answer that is ready for the wire. */
record Settled(int status, Map<String, String> headers, byte[] body) {

    Settled withBody(byte[] newBody) {
        return new Settled(status, headers, newBody);
    }

    Settled with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Settled(status, more, body);
    }

    /** Without a header, whatever the case it is written in. */
    Settled without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.keySet().removeIf(name::equalsIgnoreCase);
        return new Settled(status, fewer, body);
    }
}
