package dev.cidashboard.endtoend.bench;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WrkTest {

    @Test
    void rate_percentiles_and_refusals_are_read_whatever_their_unit() {
        Wrk measured = Wrk.parse("""
                Running 10s test @ http://127.0.0.1:8080/
                  1 threads and 8 connections
                  Thread Stats   Avg      Stdev     Max   +/- Stdev
                    Latency     1.61ms    1.06ms  20.51ms   94.84%
                    Req/Sec     5.14k   490.13     5.73k    83.00%
                  Latency Distribution
                     50%  912.00us
                     75%    1.63ms
                     90%    2.12ms
                     99%    1.02s
                  51183 requests in 10.00s, 1.23GB read
                  Socket errors: connect 0, read 1, write 0, timeout 2
                  Non-2xx or 3xx responses: 4
                Requests/sec:   5118.12
                Transfer/sec:    125.61MB
                """);

        assertThat(measured).isEqualTo(new Wrk(5118.12, 0.912, 1020, 7));
    }
}
