package dev.cidashboard.aggregator.day;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

class WorkforceTest {

    @Test
    void it_is_quiet_when_also_the_work_that_work_made_is_done() {
        Workforce workers = Workforce.threads();
        AtomicInteger done = new AtomicInteger();

        for (int work = 0; work < 50; work++) {
            workers.run(() -> {
                workers.run(done::incrementAndGet);
                done.incrementAndGet();
            });
        }
        workers.awaitQuiet();

        assertThat(done).hasValue(100);
        workers.stop();
    }
}
