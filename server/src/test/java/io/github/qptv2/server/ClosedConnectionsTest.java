package io.github.qptv2.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is taken for the end of a connection, step by step. */
class ClosedConnectionsTest {

    private final ClosedConnections connections = ClosedConnections.idle();
    private final AtomicInteger closed = new AtomicInteger();

    @SuppressWarnings("NullAway.Init") // before each test
    private SocketChannel client;

    @SuppressWarnings("NullAway.Init") // before each test
    private SocketChannel accepted;

    @BeforeEach
    void connect() throws Exception {
        try (var server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            client = SocketChannel.open(server.getLocalAddress());
            accepted = server.accept();
            accepted.configureBlocking(false);
        }
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        accepted.close();
    }

    private void send() throws Exception {
        client.write(ByteBuffer.wrap(new byte[] {1}));
    }

    /** What Jetty does before it hands a request to its handler. */
    private void read() throws Exception {
        var buffer = ByteBuffer.allocate(1);
        while (accepted.read(buffer) == 0) {
            Thread.onSpinWait();
        }
    }

    /** Selects until the system has passed on what the client did. */
    private void select() throws Exception {
        Thread.sleep(50);
        connections.select();
    }

    @Test
    void theEndIsNoticed() throws Exception {
        connections.observe(accepted, closed::incrementAndGet);
        select();
        connections.check();
        assertThat(closed).hasValue(0);
        client.close();
        select();
        connections.check();
        select();
        connections.check();
        assertThat(closed).hasValue(1);
    }

    @Test
    void theNextRequestOfAConnectionIsNotItsEnd() throws Exception {
        connections.observe(accepted, closed::incrementAndGet).close();
        send();
        select(); // finds the request
        read();
        connections.observe(accepted, closed::incrementAndGet);
        connections.check();
        assertThat(closed).hasValue(0);
        select();
        connections.check();
        assertThat(closed).hasValue(0);
        client.close();
        select();
        connections.check();
        assertThat(closed).hasValue(1);
    }

    @Test
    void aRequestSentAheadIsNotTheEnd() throws Exception {
        connections.observe(accepted, closed::incrementAndGet);
        send();
        select();
        connections.check();
        assertThat(closed).hasValue(0);
    }

    @Test
    void anObservationThatHasEndedSaysNothing() throws Exception {
        var observation = connections.observe(accepted, closed::incrementAndGet);
        observation.close();
        client.close();
        select();
        connections.check();
        assertThat(closed).hasValue(0);
    }
}
