package dev.cidashboard.web.kept;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class OffHeapBodiesTest {

    private static final int LONG = 1 << 20;

    private final OffHeapBodies bodies = new OffHeapBodies();

    @Test
    void every_reader_of_a_body_gets_a_view_of_one_copy() {
        byte[] body = body(1);

        ByteBuf first = bodies.borrow(body).orElseThrow();
        ByteBuf second = bodies.borrow(body).orElseThrow();

        assertThat(first.isDirect()).isTrue();
        assertThat(first.memoryAddress()).isEqualTo(second.memoryAddress());
        first.skipBytes(LONG);
        assertThat(ByteBufUtil.getBytes(second)).isEqualTo(body);
        first.release();
        second.release();
    }

    @Test
    void a_body_that_is_pushed_out_lives_until_its_last_reader_has_it() {
        byte[] body = body(1);
        ByteBuf reading = bodies.borrow(body).orElseThrow();

        List<ByteBuf> others = new ArrayList<>();
        for (int other = 2; other < 10; other++) {
            others.add(bodies.borrow(body(other)).orElseThrow());
        }

        assertThat(reading.refCnt()).as("its reader alone").isOne();
        assertThat(ByteBufUtil.getBytes(reading)).isEqualTo(body);
        reading.release();
        assertThat(reading.refCnt()).isZero();
        others.forEach(ByteBuf::release);
    }

    @Test
    void what_is_short_or_does_not_fit_is_not_kept() {
        assertThat(bodies.borrow(new byte[OffHeapBodies.SHORTEST - 1])).isEmpty();
        assertThat(bodies.borrow(new byte[(int) OffHeapBodies.MOST_BYTES + 1])).isEmpty();
    }

    private static byte[] body(int content) {
        byte[] body = new byte[LONG];
        Arrays.fill(body, (byte) content);
        return body;
    }
}
