package dev.cidashboard.simulator.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.buffer.impl.BufferImpl;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;

import java.time.Duration;

/** How an answer gets to the client, properly or not. */
final class Wire {

    /** Nothing that misbehaves does so for longer. */
    private static final Duration SAFETY = Duration.ofSeconds(60);

    private static final byte[] BLANKS = " ".repeat(65_536).getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final Vertx vertx;

    Wire(Vertx vertx) {
        this.vertx = vertx;
    }

    void send(Exchange exchange, Settled settled) {
        HttpServerResponse response = head(exchange, settled);
        exchange.close(settled.status());
        if (settled.status() == 304) {
            response.end();
        } else if (exchange.request().method() == HttpMethod.HEAD) {
            response.putHeader("Content-Length", String.valueOf(settled.body().length))
                    .end();
        } else {
            // Wrapped, not copied: half a megabyte a list adds up.
            response.end(BufferImpl.buffer(Unpooled.wrappedBuffer(settled.body())));
        }
    }

    void later(Exchange exchange, Duration delay, Runnable what) {
        if (delay.isZero()) {
            what.run();
            return;
        }
        vertx.setTimer(Math.max(1, delay.toMillis()), timer -> {
            if (!exchange.isClosed()) {
                what.run();
            }
        });
    }

    /** Announces the whole body, sends half of it and hangs up. */
    void cutShort(Exchange exchange, Settled settled) {
        HttpServerResponse response =
                head(exchange, settled).putHeader("Content-Length", String.valueOf(Math.max(2, settled.body().length)));
        byte[] half = java.util.Arrays.copyOf(settled.body(), settled.body().length / 2);
        exchange.close(settled.status());
        response.write(Buffer.buffer(half))
                .onComplete(sent -> exchange.request().connection().close());
    }

    /** Eight bytes at a time, or as few as the safety allows. */
    void drip(Exchange exchange, Settled settled, Duration pause) {
        HttpServerResponse response =
                head(exchange, settled).putHeader("Content-Length", String.valueOf(settled.body().length));
        drop(exchange, response, settled, 0, Math.max(1, pause.toMillis()));
    }

    private void drop(Exchange exchange, HttpServerResponse response, Settled settled, int at, long pause) {
        if (exchange.isClosed() || response.closed()) {
            return;
        }
        if (at >= settled.body().length) {
            exchange.close(settled.status());
            response.end();
            return;
        }
        long drops = Math.max(1, SAFETY.toMillis() / pause);
        int size = (int) Math.min(settled.body().length - at, Math.max(8, settled.body().length / drops));
        response.write(Buffer.buffer().appendBytes(settled.body(), at, size));
        vertx.setTimer(pause, timer -> drop(exchange, response, settled, at + size, pause));
    }

    /** RST instead of FIN: the client sees "connection reset", not an orderly end. */
    void reset(Exchange exchange) {
        exchange.close(0);
        if (exchange.request().connection() instanceof ConnectionBase connection) {
            connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            connection.channel().close();
        } else {
            exchange.request().connection().close();
        }
    }

    /** Valid JSON of that many bytes, almost all of them blanks. */
    void huge(Exchange exchange, Settled settled, long bytes) {
        HttpServerResponse response = head(exchange, settled).putHeader("Content-Length", String.valueOf(bytes));
        response.write(Buffer.buffer("["));
        pump(exchange, response, bytes - 2, () -> {
            exchange.close(settled.status());
            response.end(Buffer.buffer("]"));
        });
    }

    void endless(Exchange exchange, Settled settled) {
        HttpServerResponse response = head(exchange, settled).setChunked(true);
        vertx.setTimer(SAFETY.toMillis(), timer -> {
            exchange.close(settled.status());
            if (!response.closed()) {
                exchange.request().connection().close();
            }
        });
        response.write(Buffer.buffer("["));
        pump(exchange, response, Long.MAX_VALUE, () -> exchange.close(settled.status()));
    }

    private void pump(Exchange exchange, HttpServerResponse response, long left, Runnable done) {
        long rest = left;
        while (rest > 0 && !response.closed() && !exchange.isClosed()) {
            if (response.writeQueueFull()) {
                long remaining = rest;
                response.drainHandler(drained -> pump(exchange, response, remaining, done));
                return;
            }
            int size = (int) Math.min(rest, BLANKS.length);
            response.write(Buffer.buffer(size).appendBytes(BLANKS, 0, size));
            rest -= size;
        }
        if (rest <= 0 && !response.closed()) {
            done.run();
        }
    }

    private static HttpServerResponse head(Exchange exchange, Settled settled) {
        HttpServerResponse response = exchange.response().setStatusCode(settled.status());
        settled.headers().forEach(response::putHeader);
        return response;
    }
}
