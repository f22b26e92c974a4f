package io.github.qptv2.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where the service listens, and to whom.
 *
 * @param host name or address to listen on
 * @param port 0 for a free one
 * @param tls certificate and key; empty for plain HTTP
 * @param hosts further values of the header {@code Host} that are served, without ports
 * @param corsOrigins origins whose pages may use the service
 * @param connections most at the same time
 * @param idle time without a byte after which a connection is closed
 * @since 0.2
 */
public record ListenOptions(
        String host,
        int port,
        Optional<Tls> tls,
        List<String> hosts,
        List<String> corsOrigins,
        int connections,
        Duration idle) {

    /** Port 8080 of 127.0.0.1, plain HTTP, 1024 connections, 30 s. */
    public static final ListenOptions DEFAULT =
            new ListenOptions("127.0.0.1", 8080, Optional.empty(), List.of(), List.of(), 1024, Duration.ofSeconds(30));

    private static final int MAX_PORT = 65_535;

    /**
     * Files of a certificate chain and its private key, in PEM.
     *
     * @param certificate chain, the server's own first
     * @param key PKCS #8, not encrypted
     */
    public record Tls(Path certificate, Path key) {}

    /** Checks the ranges and copies the lists. */
    public ListenOptions {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("the port must be in [0, 65535], got " + port);
        }
        if (connections < 1 || idle.isNegative() || idle.isZero()) {
            throw new IllegalArgumentException("connections must be at least 1 and the idle time above 0, got %d and %s"
                    .formatted(connections, idle));
        }
        hosts = List.copyOf(hosts);
        corsOrigins = List.copyOf(corsOrigins);
    }

    /** The same on another address. */
    public ListenOptions withAddress(String name, int number) {
        return new ListenOptions(name, number, tls, hosts, corsOrigins, connections, idle);
    }

    /** The same with TLS. */
    public ListenOptions withTls(Tls files) {
        return new ListenOptions(host, port, Optional.of(files), hosts, corsOrigins, connections, idle);
    }

    /** The same with further hosts. */
    public ListenOptions withHosts(List<String> others) {
        return new ListenOptions(host, port, tls, others, corsOrigins, connections, idle);
    }

    /** The same with origins. */
    public ListenOptions withCorsOrigins(List<String> origins) {
        return new ListenOptions(host, port, tls, hosts, origins, connections, idle);
    }

    /** The same with another idle time. */
    public ListenOptions withIdle(Duration time) {
        return new ListenOptions(host, port, tls, hosts, corsOrigins, connections, time);
    }

    /** Whether only processes of this machine can connect. */
    public boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("the host must be a name or address of this machine, got " + host, e);
        }
    }
}
