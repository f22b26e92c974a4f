package io.github.qptv2.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that a client has closed its connection while its request waits. Jetty reads a connection only between
 * requests, so it would notice when it writes the response. A second selector reports the connections that have
 * something to read; one without a byte is at its end.
 *
 * <p>A client that only stops sending (a half-closed connection) counts as closed.
 */
final class ClosedConnections implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClosedConnections.class);
    private static final long TICK_MILLIS = 50;

    private final Selector selector;
    private volatile boolean ended;

    ClosedConnections() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var thread = new Thread(this::run, "qpt-closed-connections");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends the observation of a connection. */
    @FunctionalInterface
    interface Observation extends AutoCloseable {
        @Override
        void close();
    }

    /** Calls {@code onClosed} once when the client closes, unless the observation ends first. */
    Observation observe(SocketChannel channel, Runnable onClosed) {
        try {
            var known = channel.keyFor(selector);
            var key = known == null ? channel.register(selector, SelectionKey.OP_READ, onClosed) : known;
            if (known != null) {
                known.attach(onClosed);
                known.interestOps(SelectionKey.OP_READ);
            }
            return () -> key.attach(null);
        } catch (ClosedChannelException | java.nio.channels.CancelledKeyException e) {
            onClosed.run();
            return () -> {};
        }
    }

    private void run() {
        try {
            while (!ended) {
                selector.selectNow(); // also releases the sockets that Jetty has closed
                for (var key : selector.selectedKeys()) {
                    check(key);
                }
                selector.selectedKeys().clear();
                TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
            }
            selector.close();
        } catch (IOException e) {
            LOG.warn("closed connections are noticed when a response is written", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void check(SelectionKey key) {
        var attached = key.attachment();
        if (attached == null) {
            if (key.isValid()) {
                key.interestOps(0); // between requests
            }
        } else if (isAtEnd((SocketChannel) key.channel()) && key.attachment() == attached) {
            key.attach(null);
            ((Runnable) attached).run();
        }
    }

    private static boolean isAtEnd(SocketChannel channel) {
        try {
            return channel.socket().getInputStream().available() == 0;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        ended = true;
    }
}
