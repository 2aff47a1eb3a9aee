package dev.cidashboard.web.aggregator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** An aggregator that says what it is told to. */
final class FakePort implements AggregatorPort {
    final AtomicInteger asked = new AtomicInteger();
    final List<String> conditions = new ArrayList<>();
    volatile String content = "one";
    volatile int status = 200;
    volatile boolean away;
    volatile boolean slow;
    volatile boolean firstPass;
    volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public Reply ask(Question question, String ifNoneMatch) {
        asked.incrementAndGet();
        synchronized (conditions) {
            conditions.add(ifNoneMatch);
        }
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (away) {
            throw new Unreachable("refused", null);
        }
        if (slow) {
            throw new Unreachable("no answer in time", new TimeoutException());
        }
        String etag = "W/\"" + content + "\"";
        if (status == 200 && etag.equals(ifNoneMatch)) {
            return new Reply(304, new byte[0], null, etag, "confirmed-" + asked.get(), firstPass);
        }
        return new Reply(
                status,
                content.getBytes(StandardCharsets.UTF_8),
                "application/json",
                etag,
                "confirmed-" + asked.get(),
                firstPass);
    }

    @Override
    public Reply refresh() {
        if (away) {
            throw new Unreachable("refused", null);
        }
        return new Reply(202, new byte[0], null, null, null, false);
    }
}
