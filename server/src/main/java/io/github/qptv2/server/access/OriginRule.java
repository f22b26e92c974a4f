package io.github.qptv2.server.access;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Which pages may send requests: those of this service and of listed origins. A browser states the origin in every
 * request that changes something; a request without one is no browser's.
 *
 * @param others origins such as {@code https://example.org}
 * @since 0.2
 */
public record OriginRule(List<String> others) {

    /**
     * Checks the origins.
     *
     * @throws IllegalArgumentException if one is no scheme, host and optional port
     */
    public OriginRule {
        others = List.copyOf(others);
        others.forEach(OriginRule::check);
    }

    private static void check(String origin) {
        var uri = URI.create(origin);
        if (uri.getHost() == null || !origin.equals(uri.getScheme() + "://" + uri.getAuthority())) {
            throw new IllegalArgumentException("an origin must be scheme://host[:port], got " + origin);
        }
    }

    /**
     * Whether a request that changes something may be served.
     *
     * @param origin the header field {@code Origin}
     * @param site the header field {@code Sec-Fetch-Site}
     * @param own scheme and {@code Host} of the request
     */
    public boolean accepts(Optional<String> origin, Optional<String> site, String own) {
        if (origin.isPresent()) {
            return origin.get().equalsIgnoreCase(own) || isListed(origin.get());
        }
        return site.isEmpty() || site.get().equals("same-origin") || site.get().equals("none");
    }

    /** Whether pages of an origin may read responses. */
    public boolean isListed(String origin) {
        return others.contains(origin);
    }
}
