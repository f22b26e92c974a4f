package io.github.qptv2.server.access;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which values of the header {@code Host} are served. A page of another site can make its own name resolve to this
 * machine (DNS rebinding), but cannot make a browser send another name than its own.
 *
 * @since 0.2
 */
public final class HostRule {

    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> names = new HashSet<>(LOOPBACK);

    /**
     * The names of this machine's loopback interface, and others.
     *
     * @param others host names or addresses without ports
     */
    public HostRule(List<String> others) {
        others.forEach(name -> names.add(bracketed(name.toLowerCase(Locale.ROOT))));
    }

    /**
     * Whether a request may be served.
     *
     * @param host the header field; empty if there is none
     * @param localAddress address that the connection was made to, which a client may name as a literal
     */
    public boolean accepts(String host, String localAddress) {
        String name = withoutPort(host.toLowerCase(Locale.ROOT));
        return names.contains(name) || (!localAddress.isEmpty() && name.equals(bracketed(localAddress)));
    }

    private static String bracketed(String address) {
        return address.contains(":") && !address.startsWith("[")
                ? "[" + address.replaceFirst("%.*", "") + "]"
                : address;
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }
}
