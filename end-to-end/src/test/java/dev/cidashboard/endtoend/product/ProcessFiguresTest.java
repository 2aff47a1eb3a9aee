package dev.cidashboard.endtoend.product;

import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessFiguresTest {

    private static final String STATUS = """
            Name:	java (web)
            VmPeak:	 4000000 kB
            VmRSS:	  123456 kB
            RssAnon:	   65536 kB
            """;

    @Test
    void memory_is_read_in_bytes_and_processor_time_from_user_and_system_ticks() {
        String stat = "4711 (java) (x) S 1 4711 4711 0 -1 4194304 100 0 0 0 250 50 0 0 20 0 30 0 999 4000000 3000";

        ProcessFigures figures = ProcessFigures.parse(STATUS, stat);

        assertThat(figures).isEqualTo(new ProcessFigures(123456L * 1024, 65536L * 1024, Duration.ofSeconds(3)));
    }

    @Test
    void the_own_process_has_figures() {
        ProcessFigures figures = ProcessFigures.of(ProcessHandle.current().pid());

        assertThat(figures.residentBytes()).isGreaterThan(figures.anonymousBytes());
        assertThat(figures.anonymousBytes()).isPositive();
    }
}
