package io.github.qptv2.server.fetch;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which addresses URLs may lead to: public unicast addresses that are not this machine's. The lists follow the IANA
 * registries of special-purpose addresses (RFC 6890).
 */
final class AddressRule {

    private static final Map<String, String> IPV4 = new TreeMap<>(Map.ofEntries(
            Map.entry("0.0.0.0/8", "this network"),
            Map.entry("10.0.0.0/8", "private"),
            Map.entry("100.64.0.0/10", "shared"),
            Map.entry("127.0.0.0/8", "loopback"),
            Map.entry("168.63.129.16/32", "metadata of a cloud"),
            Map.entry("169.254.0.0/16", "link-local"),
            Map.entry("172.16.0.0/12", "private"),
            Map.entry("192.0.0.0/24", "reserved"),
            Map.entry("192.0.2.0/24", "documentation"),
            Map.entry("192.88.99.0/24", "relay"),
            Map.entry("192.168.0.0/16", "private"),
            Map.entry("198.18.0.0/15", "benchmark"),
            Map.entry("198.51.100.0/24", "documentation"),
            Map.entry("203.0.113.0/24", "documentation"),
            Map.entry("224.0.0.0/4", "multicast"),
            Map.entry("240.0.0.0/4", "reserved")));

    /** Refused within {@link #UNICAST}; everything outside of it is refused, too. */
    private static final Map<String, String> IPV6 = new TreeMap<>(Map.of(
            "2001::/23", "protocol",
            "2001:db8::/32", "documentation",
            "2002::/16", "IPv4 in IPv6",
            "3fff::/20", "documentation"));

    private static final Range UNICAST = Range.parse("2000::/3");

    private final List<Map.Entry<Range, String>> refused = parsed();

    /** Addresses with the same first bits. */
    private record Range(InetAddress first, int bits) {

        static Range parse(String text) {
            String[] parts = text.split("/", 2);
            try {
                return new Range(InetAddress.getByName(parts[0]), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(e);
            }
        }

        boolean contains(InetAddress address) {
            byte[] a = first.getAddress(), b = address.getAddress();
            if (a.length != b.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((a[bit / 8] & mask) != (b[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static List<Map.Entry<Range, String>> parsed() {
        return Stream.concat(IPV4.entrySet().stream(), IPV6.entrySet().stream())
                .map(entry -> Map.entry(Range.parse(entry.getKey()), entry.getValue()))
                .toList();
    }

    /** Why an address is refused; empty if it is public. IPv4 addresses mapped into IPv6 are those of IPv4. */
    Optional<String> rejection(InetAddress address) {
        for (var range : refused) {
            if (range.getKey().contains(address)) {
                return Optional.of(range.getValue());
            }
        }
        if (address.getAddress().length > 4 && !UNICAST.contains(address)) {
            return Optional.of("no public unicast");
        }
        return isOfThisMachine(address) ? Optional.of("this machine") : Optional.empty();
    }

    private static boolean isOfThisMachine(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true; // unknown: refused
        }
    }
}
