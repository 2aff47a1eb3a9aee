package dev.cidashboard.web.kept;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import static org.assertj.core.api.Assertions.assertThat;

class BodyTest {

    private static final byte[] LONG = IntStream.range(0, 5_000)
            .mapToObj(number -> "{\"id\":\"github-main:" + number + "\"}")
            .collect(Collectors.joining(","))
            .getBytes(StandardCharsets.UTF_8);

    private final Body body = new Body(LONG);

    @Test
    void it_is_compressed_once_for_all_of_its_readers() throws Exception {
        Callable<byte[]> reader = body::gzip;
        List<Future<byte[]>> readers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            readers = threads.invokeAll(
                    IntStream.range(0, 50).mapToObj(one -> reader).toList());
        }

        byte[] first = body.gzip();
        assertThat(readers).allSatisfy(one -> assertThat(one.get()).isSameAs(first));
        assertThat(body.gzipIfMade()).containsSame(first);
    }

    @Test
    void it_is_not_compressed_before_somebody_wants_it() {
        assertThat(body.gzipIfMade()).isEmpty();
    }

    @Test
    void what_comes_out_is_what_went_in_and_shorter() throws Exception {
        byte[] gzip = body.gzip();

        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes())
                .isEqualTo(LONG);
        assertThat(gzip.length).isLessThan(LONG.length / 4);
    }

    @Test
    void its_weight_is_counted_with_what_may_be_made_of_it() {
        long before = body.weight();

        body.gzip();

        assertThat(body.weight()).isEqualTo(before).isGreaterThan(LONG.length + body.gzip().length);
    }

    @Test
    void what_fits_into_a_packet_is_not_worth_it() {
        assertThat(new Body(new byte[1_000]).isWorthGzip()).isFalse();
        assertThat(body.isWorthGzip()).isTrue();
    }
}
