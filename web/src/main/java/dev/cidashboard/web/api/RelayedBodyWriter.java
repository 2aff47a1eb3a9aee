package dev.cidashboard.web.api;

import dev.cidashboard.web.kept.OffHeapBodies;
import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Writes long bodies from where sockets read, without copying them for each reader. */
@Provider
class RelayedBodyWriter implements ServerMessageBodyWriter<RelayedBody> {
    private final OffHeapBodies bodies;

    RelayedBodyWriter(OffHeapBodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType media) {
        return type == RelayedBody.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == RelayedBody.class;
    }

    @Override
    public void writeResponse(RelayedBody body, Type generic, ServerRequestContext context) {
        bodies.borrow(body.bytes()).ifPresentOrElse(buffer -> write(buffer, context), () -> context.serverResponse()
                .end(body.bytes()));
    }

    @Override
    public void writeTo(
            RelayedBody body,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        out.write(body.bytes());
    }

    /** Vert.x never releases a buffer that it was given: it is given back when the last byte was written, or will not be. */
    @SuppressWarnings("deprecation") // Vert.x 5 moves this method; version 4 has no other that does not copy.
    private static void write(ByteBuf buffer, ServerRequestContext context) {
        HttpServerResponse response = ((ResteasyReactiveRequestContext) context)
                .unwrap(RoutingContext.class)
                .response();
        response.end(Buffer.buffer(buffer)).onComplete(written -> buffer.release());
    }
}
