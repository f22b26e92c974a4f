package io.github.qptv2.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The routes, and the settings of Javalin and Jetty. */
final class WebServer {

    private static final int THREADS = 128; // requests whose body is read at the same time
    private static final String JSON = "application/json";

    private final Service service;
    private final PrometheusMeterRegistry registry;
    private final HeaderDeadline headers;

    private WebServer(Service service, PrometheusMeterRegistry registry) {
        this.service = service;
        this.registry = registry;
        headers = new HeaderDeadline(service.options().listen().idle());
    }

    /** A server that is not started yet. */
    static Javalin of(Service service, PrometheusMeterRegistry registry) {
        var web = new WebServer(service, registry);
        return Javalin.create(config -> {
            web.routes(config);
            web.jetty(config);
            web.metrics(config);
        });
    }

    private void routes(JavalinConfig config) {
        var access = new AccessControl(service.options(), service.requests());
        String description = OpenApi.json(), models = ModelJson.list(service.models());
        config.routes.before(ctx -> Connections.whileHandled(ctx, headers));
        config.routes.before(access);
        PageFiles.routes(config);
        config.routes.get("/healthz", ctx -> ctx.result("{\"status\":\"up\"}").contentType(JSON));
        config.routes.get("/readyz", this::ready);
        config.routes.get("/metrics", this::scrape);
        config.routes.get("/openapi.json", ctx -> ctx.result(description).contentType(JSON));
        config.routes.get("/v1/models", ctx -> ctx.result(models).contentType(JSON));
        config.routes.post("/v1/scores", new ScoresHandler(service));
        config.routes.post("/v1/batches", new BatchesHandler(service));
        if (!service.options().listen().corsOrigins().isEmpty()) {
            config.routes.options("/v1/*", access::preflight);
        }
        // Javalin has handlers of its own for HttpResponseException
        config.routes.exception(HttpResponseException.class, (failure, ctx) -> Problems.write(ctx, failure));
        config.routes.exception(Exception.class, (failure, ctx) -> Problems.write(ctx, failure));
        config.router.javaLangErrorHandler((response, error) -> {
            throw error; // Jetty answers it as a problem
        });
    }

    private void ready(Context ctx) {
        service.requests().requireRunning();
        ctx.result("{\"status\":\"ready\"}").contentType(JSON);
    }

    private void scrape(Context ctx) {
        ctx.result(registry.scrape()).contentType("text/plain; version=0.0.4; charset=utf-8");
    }

    private void jetty(JavalinConfig config) {
        var listen = service.options().listen();
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.prefer405over404 = true;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.jetty.threadPool = new QueuedThreadPool(THREADS, 8);
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(new ProtocolErrors());
            server.setStopTimeout(0); // RequestTracker has waited for the accepted requests
        });
        config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(new ProtocolErrors()));
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendXPoweredBy(false);
        });
        config.jetty.addConnector((server, http) -> connector(server, http, listen));
    }

    private Connector connector(Server server, HttpConfiguration http, ListenOptions listen) {
        var plain = new HttpConnectionFactory(http);
        var connector = listen.tls()
                .map(files -> new ServerConnector(server, tls(http, files), plain))
                .orElseGet(() -> new ServerConnector(server, plain));
        connector.setHost(listen.host());
        connector.setPort(listen.port());
        connector.setIdleTimeout(listen.idle().toMillis());
        connector.addBean(headers);
        server.addBean(new NetworkConnectionLimit(listen.connections(), connector));
        return connector;
    }

    private static SslConnectionFactory tls(HttpConfiguration http, ListenOptions.Tls files) {
        http.addCustomizer(new SecureRequestCustomizer(false)); // the header Host is checked for itself
        try {
            return new SslConnectionFactory(TlsFiles.contextFactory(files), "http/1.1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void metrics(JavalinConfig config) {
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        Gauge.builder("qpt.requests.accepted", service.requests()::accepted)
                .description("Requests whose response is not written yet")
                .register(registry);
        Gauge.builder("qpt.stored", service.spool()::storedBytes)
                .description("Bytes of the files of all requests")
                .baseUnit("bytes")
                .register(registry);
        config.requestLogger.http((ctx, millis) -> Timer.builder("qpt.requests")
                .description("Requests by route and status")
                .tags("route", route(ctx), "status", Integer.toString(ctx.statusCode()))
                .serviceLevelObjectives(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(10))
                .register(registry)
                .record((long) (millis * 1e6), TimeUnit.NANOSECONDS));
    }

    /** The route, not the path: a client must not create meters. */
    private static String route(Context ctx) {
        if (PageFiles.paths().contains(ctx.path())) {
            return "page";
        }
        return Map.of(
                        "/healthz", "healthz",
                        "/readyz", "readyz",
                        "/metrics", "metrics",
                        "/openapi.json", "openapi",
                        "/v1/models", "models",
                        "/v1/scores", "scores",
                        "/v1/batches", "batches")
                .getOrDefault(ctx.path(), "other");
    }
}
