package io.github.qptv2.server;

import java.util.Map;

/** Header fields of every response: nothing is sniffed, framed, cached, or read by other sites. */
final class SecurityHeaders {

    static final Map<String, String> VALUES = Map.of(
            "Content-Security-Policy",
                    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cache-Control", "no-store");

    private SecurityHeaders() {}
}
