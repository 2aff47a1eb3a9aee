package dev.cidashboard.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of 127.0.0.1. */
final class Ports {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private Ports() {}

    static int free() {
        try (var socket = listening(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isTaken(int port) {
        try (var socket = listening(port)) {
            return !socket.isBound();
        } catch (IOException taken) {
            return true;
        }
    }

    private static ServerSocket listening(int port) throws IOException {
        var socket = new ServerSocket();
        try {
            // Connections of an earlier server that are just ending keep nobody from listening.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 1);
            return socket;
        } catch (IOException failure) {
            socket.close();
            throw failure;
        }
    }
}
