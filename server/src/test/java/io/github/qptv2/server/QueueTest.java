package io.github.qptv2.server;

import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.qptv2.server.queue.QueueOptions;
import io.github.qptv2.server.upload.UploadLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.github.qptv2.server.ServiceFixture.images;
import static io.github.qptv2.server.ServiceFixture.lines;
import static io.github.qptv2.server.ServiceFixture.multipart;
import static io.github.qptv2.server.ServiceFixture.multipartType;
import static io.github.qptv2.server.ServiceFixture.png;
import static io.github.qptv2.server.ServiceFixture.problem;
import static io.github.qptv2.server.ServiceFixture.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** Batches, back-pressure, deadlines, closed connections and the end. */
class QueueTest {

    private static final String BEGUN = "qpt_queue_items_total{queue=\"images\"}";
    private static final String WAITING = "qpt_queue_waiting{queue=\"images\"}";

    @SuppressWarnings("NullAway.Init") // each test starts it
    private ServiceFixture service;

    /** A batch waits for {@code window} after its first image, so that a test can fill the queue meanwhile. */
    private void start(int capacity, Duration window, Duration deadline) throws Exception {
        service = ServiceFixture.start(options -> options.with(QueueOptions.DEFAULT
                .withCapacity(capacity)
                .withWorkers(1)
                .withBatch(capacity + 1, window)
                .withDeadline(deadline)));
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
        assertThat(service.stored()).isEmpty();
    }

    private List<CompletableFuture<HttpResponse<String>>> send(int count, byte[] image) {
        var responses = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int i = 0; i < count; i++) {
            var request = service.request("/v1/scores", "Content-Type", "image/png")
                    .POST(BodyPublishers.ofByteArray(image))
                    .build();
            responses.add(ServiceFixture.CLIENT.sendAsync(request, BodyHandlers.ofString()));
        }
        return responses;
    }

    private void awaitMetric(String name, double value) throws Exception {
        for (int i = 0; service.metric(name) != value; i++) {
            assertThat(i)
                    .as("%s must become %s, is %s", name, value, service.metric(name))
                    .isLessThan(200);
            Thread.sleep(50);
        }
    }

    @Test
    void concurrentRequestsShareABatch() throws Exception {
        start(64, Duration.ofMillis(500), Duration.ofMinutes(1));
        for (var response : send(20, png(64, 64, 1))) {
            assertThat(response.join().statusCode()).isEqualTo(200);
        }
        assertThat(service.metric("qpt_queue_batch_count{queue=\"images\"}")).isLessThan(10);
        assertThat(service.metric(BEGUN)).isEqualTo(20);
    }

    @Test
    void aFullQueueRefusesAndLosesNothing() throws Exception {
        start(8, Duration.ofMillis(1500), Duration.ofMinutes(1));
        int ok = 0, full = 0;
        for (var response : send(40, png(64, 64, 1))) {
            if (response.join().statusCode() == 200) {
                ok++;
            } else {
                assertThat(problem(response.join())).isEqualTo("429 queue-full");
                assertThat(Integer.parseInt(response.join()
                                .headers()
                                .firstValue("Retry-After")
                                .orElseThrow()))
                        .isPositive();
                full++;
            }
        }
        assertThat(ok).isGreaterThanOrEqualTo(8);
        assertThat(ok + full).isEqualTo(40);
        assertThat(full).isPositive();
        assertThat(service.metric(BEGUN)).isEqualTo(ok);
        var many = service.post("/v1/scores", multipartType(), multipart(images(9)));
        assertThat(problem(many)).isEqualTo("429 queue-full");
    }

    @Test
    void aQueuedRequestWhoseConnectionIsClosedIsNotRun() throws Exception {
        start(200, Duration.ofSeconds(6), Duration.ofMinutes(1));
        byte[] image = png(64, 64, 1);
        String head =
                "POST /v1/scores HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\nContent-Length: %d\r\n\r\n";
        var sockets = new ArrayList<Socket>();
        for (int i = 0; i < 100; i++) {
            var socket = service.socket();
            socket.getOutputStream().write(ServiceFixture.bytes(head.formatted(image.length)));
            socket.getOutputStream().write(image);
            socket.getOutputStream().flush();
            sockets.add(socket);
        }
        awaitMetric(WAITING, 100);
        for (var socket : sockets) {
            socket.close();
        }
        awaitMetric(WAITING, 0);
        assertThat(send(1, image).get(0).join().statusCode()).isEqualTo(200);
        assertThat(service.metric(BEGUN)).isEqualTo(1);
        assertThat(service.metric("qpt_requests_accepted")).isZero();
    }

    @Test
    void aDeadlineIsKept() throws Exception {
        start(8, Duration.ofSeconds(3), Duration.ofMillis(400));
        var response = send(1, png(64, 64, 1)).get(0).join();
        assertThat(problem(response)).isEqualTo("503 deadline-exceeded");
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(service.metric(WAITING)).isZero();
    }

    @Test
    void aRequestMayWaitLongerThanAConnectionMayBeIdle() throws Exception {
        service = ServiceFixture.start(options -> options.with(options.listen().withIdle(Duration.ofMillis(300)))
                .with(QueueOptions.DEFAULT.withBatch(9, Duration.ofMillis(1500))));
        assertThat(send(1, png(64, 64, 1)).get(0).join().statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyThatPausesOrTakesTooLongIsRefused() throws Exception {
        service = ServiceFixture.start(options -> options.with(options.listen().withIdle(Duration.ofMillis(500)))
                .with(UploadLimits.DEFAULT.withReadTime(Duration.ofSeconds(1))));
        String head =
                "POST /v1/scores HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\nContent-Length: 100\r\n\r\n";
        assertThat(service.raw(head + "abc")).contains("HTTP/1.1 408", "/request-timeout");
        try (var socket = service.socket()) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 20 && socket.getInputStream().available() == 0; i++) {
                socket.getOutputStream().write('x'); // faster than the idle time
                Thread.sleep(100);
            }
            assertThat(ServiceFixture.read(socket.getInputStream())).contains("HTTP/1.1 408", "/request-timeout");
        }
    }

    @Test
    void aHeaderThatTakesTooLongEndsItsConnection() throws Exception {
        service = ServiceFixture.start(options -> options.with(options.listen().withIdle(Duration.ofMillis(500))));
        String request = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n";
        try (var socket = service.socket()) {
            var out = socket.getOutputStream();
            out.write(ServiceFixture.bytes(request + "\r\n"));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            assertThatIOException().isThrownBy(() -> {
                out.write(ServiceFixture.bytes(request + "A: ")); // the second request of the connection
                for (int i = 0; i < 100; i++) {
                    out.write('a'); // faster than the idle time
                    Thread.sleep(100);
                }
            });
        }
        assertThat(service.get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void acceptedRequestsAreFinishedAndNewOnesRefused() throws Exception {
        start(64, Duration.ofSeconds(2), Duration.ofMinutes(1));
        var accepted = send(10, png(64, 64, 1));
        awaitMetric(WAITING, 10);
        var end = CompletableFuture.supplyAsync(() -> service.server.stop(Duration.ofSeconds(20)));
        HttpResponse<String> ready = service.get("/healthz");
        for (int i = 0; i < 100 && ready.statusCode() == 200; i++) {
            Thread.sleep(10);
            ready = service.get("/readyz");
        }
        assertThat(problem(ready)).isEqualTo("503 stopping");
        assertThat(problem(service.post("/v1/scores", "image/png", png(64, 64, 2))))
                .isEqualTo("503 stopping");
        for (var response : accepted) {
            assertThat(response.join().statusCode()).isEqualTo(200);
        }
        assertThat(end.join()).isTrue();
    }

    @Test
    void theEndIsWithinItsLimit() throws Exception {
        start(64, Duration.ofSeconds(30), Duration.ofMinutes(1));
        var accepted = send(3, png(64, 64, 1));
        awaitMetric(WAITING, 3);
        long start = System.nanoTime();
        assertThat(service.server.stop(Duration.ofMillis(500))).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        accepted.forEach(response -> response.handle((ok, failure) -> ok).join());
    }

    @Test
    void batchesLeaveRoomAndAreLimited() throws Exception {
        service = ServiceFixture.start(
                options -> options.with(new QueueOptions(64, 16, Duration.ofSeconds(1), 1, Duration.ofMinutes(1), 1)));
        var first = ServiceFixture.CLIENT.sendAsync(
                service.request("/v1/batches", "Content-Type", "application/zip")
                        .POST(BodyPublishers.ofByteArray(zip(images(100))))
                        .build(),
                BodyHandlers.ofString());
        awaitPositive();
        var second = service.post("/v1/batches", "application/zip", zip(images(1)));
        assertThat(problem(second)).isEqualTo("429 queue-full");
        assertThat(service.metric(WAITING)).isLessThanOrEqualTo(32);
        assertThat(send(1, png(64, 64, 1)).get(0).join().statusCode()).isEqualTo(200);
        assertThat(lines(first.join())).hasSize(100);
    }

    private void awaitPositive() throws Exception {
        for (int i = 0; service.metric("qpt_requests_accepted") == 0; i++) {
            assertThat(i).isLessThan(200);
            Thread.sleep(10);
        }
    }
}
