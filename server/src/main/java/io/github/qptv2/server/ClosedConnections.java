package io.github.qptv2.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects that a client has closed its connection while its request waits. Jetty reads a connection only between
 * requests, so it would detect this only when it writes the response. A second selector reports the connections that
 * have something to read; one without a byte is at its end.
 *
 * <p>A client that only stops sending (a half-closed connection) counts as closed.
 */
final class ClosedConnections implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClosedConnections.class);
    private static final long TICK_MILLIS = 50;

    private final Selector selector;
    private final AtomicLong selections = new AtomicLong();
    private volatile boolean ended;

    private ClosedConnections() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One with a thread of its own. */
    static ClosedConnections start() {
        var connections = new ClosedConnections();
        var thread = new Thread(connections::run, "qpt-closed-connections");
        thread.setDaemon(true);
        thread.start();
        return connections;
    }

    /** One without a thread, for tests that call {@code select} themselves. */
    static ClosedConnections idle() {
        return new ClosedConnections();
    }

    /** Ends the observation of a connection. */
    @FunctionalInterface
    interface Observation extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * A request that waits.
     *
     * @param selection the latest one that began before it waited; what that one found was the request itself
     */
    private record Waiting(Runnable onClosed, long selection) {}

    /** Calls {@code onClosed} once when the client closes, unless the observation ends first. */
    Observation observe(SocketChannel channel, Runnable onClosed) {
        try {
            var known = channel.keyFor(selector);
            var key = known == null ? channel.register(selector, 0) : known;
            synchronized (key) {
                key.attach(new Waiting(onClosed, selections.get()));
                key.interestOps(SelectionKey.OP_READ);
            }
            return () -> key.attach(null);
        } catch (ClosedChannelException | CancelledKeyException e) {
            onClosed.run();
            return () -> {};
        }
    }

    private void run() {
        try {
            while (!ended) {
                select();
                check();
                TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
            }
            selector.close();
        } catch (IOException e) {
            LOG.warn("closed connections are noticed when a response is written", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void select() throws IOException {
        selections.incrementAndGet();
        selector.selectNow(); // also releases the sockets that Jetty has closed
    }

    /** Checks the connections that the latest selection has found. */
    void check() {
        for (var key : selector.selectedKeys()) {
            check(key);
        }
        selector.selectedKeys().clear();
    }

    private void check(SelectionKey key) {
        Waiting waiting;
        synchronized (key) {
            waiting = (Waiting) key.attachment();
            if (waiting == null) {
                if (key.isValid()) {
                    key.interestOps(0); // between requests
                }
                return;
            }
            if (waiting.selection() == selections.get() || !isAtEnd((SocketChannel) key.channel())) {
                return;
            }
            key.attach(null);
        }
        waiting.onClosed().run();
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
