package io.github.qptv2.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.qptv2.io.ExceptionText;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.server.fetch.UrlFetcher;
import io.github.qptv2.server.queue.ScoringModel;
import io.github.qptv2.server.queue.ScoringQueue;
import io.github.qptv2.server.upload.Spool;
import io.javalin.Javalin;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scores images and videos over HTTP; docs/service.md describes the requests.
 *
 * <pre>{@code
 * try (var scorer = Scorer.builtIn("qpt-iqa-mini");
 *         var server = ScoringServer.start(List.of(scorer), ServerOptions.DEFAULT)) {
 *     System.out.println(server.uri());
 * }
 * }</pre>
 *
 * @since 0.2
 */
public final class ScoringServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ScoringServer.class);

    private static final Duration REFUSAL = Duration.ofSeconds(1);

    private final Service service;
    private final Javalin web;
    private final ExecutorService responders;
    private final Optional<UrlFetcher> fetcher;
    private boolean stopped;

    private ScoringServer(Service service, Javalin web, ExecutorService responders, Optional<UrlFetcher> fetcher) {
        this.service = service;
        this.web = web;
        this.responders = responders;
        this.fetcher = fetcher;
    }

    /**
     * Starts to listen.
     *
     * @param scorers one for each task, at least one; stay open as long as the service runs, and are not closed by it
     * @throws IllegalArgumentException if two scorers have the same task, or an option is wrong
     * @throws IOException if the address is in use, or a file cannot be read or written
     */
    public static ScoringServer start(List<Scorer> scorers, ServerOptions options) throws IOException {
        var models = scorers.stream().map(ScoringModel::new).toList();
        var tasks = new HashSet<String>();
        if (models.isEmpty() || !models.stream().allMatch(model -> tasks.add(model.task()))) {
            throw new IllegalArgumentException("a service needs one model for each of its tasks, got "
                    + models.stream().map(ScoringModel::task).toList());
        }
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var spool = Spool.create(
                Path.of(System.getProperty("java.io.tmpdir")), options.uploads().storedBytes());
        var fetcher = options.urls()
                ? Optional.of(new UrlFetcher(options.uploads().readTime()))
                : Optional.<UrlFetcher>empty();
        var responders = Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "qpt-respond");
            thread.setDaemon(true);
            return thread;
        });
        var service = new Service(
                options,
                models,
                new ScoringQueue(models, options.queue(), options.media(), options.decoding(), registry),
                spool,
                new RequestTracker(),
                new UrlItems(fetcher),
                ClosedConnections.start(),
                responders);
        var server = new ScoringServer(service, WebServer.of(service, registry), responders, fetcher);
        try {
            server.web.start();
            return server;
        } catch (RuntimeException e) {
            server.stop(Duration.ZERO);
            throw new IOException(
                    "cannot listen on port %d of %s: %s"
                            .formatted(
                                    options.listen().port(),
                                    options.listen().host(),
                                    ExceptionText.innermost(e).getMessage()),
                    e);
        }
    }

    /** Where the service listens. */
    public URI uri() {
        var listen = service.options().listen();
        String host = listen.host().contains(":") ? "[" + listen.host() + "]" : listen.host();
        return URI.create("%s://%s:%d".formatted(listen.tls().isPresent() ? "https" : "http", host, web.port()));
    }

    /**
     * Stops: refuses new requests, finishes the accepted ones, those whose body has been read, and ends.
     *
     * @param limit time for the accepted requests; the rest is aborted
     * @return whether all accepted requests were answered
     */
    public synchronized boolean stop(Duration limit) {
        if (stopped) {
            return true;
        }
        stopped = true;
        service.requests().stop();
        boolean all = false;
        try {
            all = service.requests().awaitEmpty(limit);
            LOG.info(
                    "{} requests were accepted since the start, {} of them are not answered",
                    service.requests().queued(),
                    service.requests().accepted());
            service.queue().close(Duration.ZERO);
            service.requests().awaitEmpty(REFUSAL); // the rest is answered that it is canceled
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stopWeb();
        responders.shutdown();
        service.connections().close();
        fetcher.ifPresent(UrlFetcher::close);
        service.spool().close();
        return all;
    }

    /** Closes the connections; those of requests that were not accepted may not end in Jetty's time. */
    private void stopWeb() {
        try {
            web.stop();
        } catch (RuntimeException e) {
            LOG.info("connections were aborted: {}", e.toString());
        }
    }

    /** Where the files of requests are stored. */
    Path spoolFolder() {
        return service.spool().folder();
    }

    /** Stops within {@link ServerOptions#STOP_TIME}. */
    @Override
    public void close() {
        stop(ServerOptions.STOP_TIME);
    }
}
