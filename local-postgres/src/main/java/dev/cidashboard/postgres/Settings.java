package dev.cidashboard.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the server is told: little, for a laptop or a small machine that has the dashboard beside it. */
final class Settings {
    private static final Map<String, String> ALWAYS = Map.ofEntries(
            // Nobody but this machine, and no socket whose path may be too long or in a shared folder.
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            // The aggregator's pool of 8, a second one while it restarts, and somebody who looks.
            Map.entry("max_connections", "20"),
            // What is read often of a year of a few thousand projects; the system's own cache holds the rest.
            Map.entry("shared_buffers", "64MB"),
            // No replica reads along: less is written, and less is kept.
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("max_logical_replication_workers", "0"),
            Map.entry("min_wal_size", "32MB"),
            Map.entry("max_wal_size", "256MB"),
            // The two cores belong to the aggregator and the web process, too.
            Map.entry("max_parallel_workers_per_gather", "0"),
            Map.entry("max_parallel_maintenance_workers", "0"),
            Map.entry("autovacuum_max_workers", "1"),
            // Three processes less; reading ahead asynchronously gains nothing on data that fits into memory.
            Map.entry("io_method", "sync"),
            // Compiling short queries takes longer than running them.
            Map.entry("jit", "off"),
            Map.entry("maintenance_work_mem", "32MB"),
            // The same on every machine.
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            // A line every five minutes says nothing to anybody here, and statements may hold what is nobody's
            // business.
            Map.entry("log_checkpoints", "off"),
            Map.entry("log_min_error_statement", "panic"));

    /** Tests throw their data away: nothing has to survive a power failure, but what is committed survives a crash. */
    private static final Map<String, String> FLEETING = Map.of("fsync", "off", "full_page_writes", "off");

    private Settings() {}

    static List<String> of(int port, boolean lasting) {
        var settings = new TreeMap<>(ALWAYS);
        settings.put("port", Integer.toString(port));
        if (!lasting) {
            settings.putAll(FLEETING);
        }
        var options = new ArrayList<String>();
        settings.forEach((name, value) -> {
            options.add("-c");
            options.add(name + "=" + value);
        });
        return options;
    }
}
