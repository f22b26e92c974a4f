package io.github.qptv2.server;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.qptv2.server.access.ApiKeys;
import io.github.qptv2.server.access.HostRule;
import io.github.qptv2.server.access.OriginRule;
import io.github.qptv2.server.problem.ProblemException;
import io.github.qptv2.server.problem.ProblemType;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/** Runs before every request: security headers, then the checks of host, origin and key. */
final class AccessControl implements Handler {

    /** Paths that need no key. */
    private static final Set<String> OPEN = Stream.concat(
                    Stream.of("/healthz", "/readyz", "/openapi.json"), PageFiles.paths().stream())
            .collect(Collectors.toUnmodifiableSet());

    private static final String ORIGIN = "Origin";

    private final HostRule hosts;
    private final OriginRule origins;
    private final Optional<ApiKeys> keys;
    private final RequestTracker requests;

    AccessControl(ServerOptions options, RequestTracker requests) {
        hosts = new HostRule(Stream.concat(Stream.of(options.listen().host()), options.listen().hosts().stream())
                .toList());
        origins = new OriginRule(options.listen().corsOrigins());
        keys = options.keys();
        this.requests = requests;
    }

    @Override
    public void handle(Context ctx) {
        SecurityHeaders.VALUES.forEach(ctx::header);
        if (requests.isStopping()) {
            ctx.header("Connection", "close");
        }
        requireHost(ctx);
        requireOrigin(ctx);
        if (!ctx.method().equals(HandlerType.OPTIONS) && !OPEN.contains(ctx.path())) {
            requireKey(ctx);
        }
    }

    private void requireHost(Context ctx) {
        String host = header(ctx, "Host").orElse("");
        if (!hosts.accepts(host, ctx.req().getLocalAddr())) {
            throw new ProblemException(
                    ProblemType.HOST_NOT_ALLOWED, "the header Host must be a configured name, got " + host);
        }
    }

    private void requireOrigin(Context ctx) {
        var origin = header(ctx, ORIGIN);
        String own = ctx.scheme() + "://" + header(ctx, "Host").orElse("");
        boolean changes = !ctx.method().equals(HandlerType.GET) && !ctx.method().equals(HandlerType.HEAD);
        if (changes && !origins.accepts(origin, header(ctx, "Sec-Fetch-Site"), own)) {
            throw new ProblemException(
                    ProblemType.ORIGIN_NOT_ALLOWED,
                    "the header Origin must be that of this service, or a configured one, got "
                            + origin.orElse("a cross-site request"));
        }
        if (origin.isPresent() && origins.isListed(origin.get())) {
            ctx.header("Access-Control-Allow-Origin", origin.get());
            ctx.header("Access-Control-Expose-Headers", "Retry-After, Qpt-Items");
            ctx.header("Cross-Origin-Resource-Policy", "cross-origin");
            ctx.header("Vary", ORIGIN);
        }
    }

    private void requireKey(Context ctx) {
        if (keys.isPresent() && !keys.get().accept(header(ctx, "Authorization"), header(ctx, "X-API-Key"))) {
            throw new ProblemException(
                    ProblemType.UNAUTHORIZED,
                    "the request must have a known key in Authorization: Bearer KEY, or in X-API-Key",
                    Map.of("WWW-Authenticate", "Bearer"));
        }
    }

    /** Answers a preflight request of a listed origin. */
    void preflight(Context ctx) {
        if (header(ctx, ORIGIN).filter(origins::isListed).isEmpty()) {
            throw new ProblemException(ProblemType.ORIGIN_NOT_ALLOWED, "no other origin is configured");
        }
        ctx.header("Access-Control-Allow-Methods", "GET, POST");
        ctx.header("Access-Control-Allow-Headers", "Authorization, Content-Type, X-API-Key");
        ctx.header("Access-Control-Max-Age", "600");
        ctx.status(204);
    }

    private static Optional<String> header(Context ctx, String name) {
        return Optional.ofNullable(ctx.header(name));
    }
}
