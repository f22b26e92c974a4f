package io.github.qptv2.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Load on a running service: a number of clients send the images of a folder in turn, each the next one as soon as it
 * has an answer. Prints the rate, quantiles of the latency, the statuses, the CPU time of this process, and the
 * resident memory of the service before and after.
 *
 * <pre>{@code
 * bench/run load http://127.0.0.1:8080 holiday/ 500 64 PID_OF_THE_SERVICE
 * }</pre>
 */
final class ServiceLoad {

    private static final double[] QUANTILES = {0.5, 0.9, 0.99, 1};

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI scores;
    private final byte[][] images;
    private final int requests;
    private final AtomicInteger next = new AtomicInteger();
    private final double[] seconds;
    private final Map<Integer, AtomicInteger> statuses = new TreeMap<>();

    private ServiceLoad(URI service, byte[][] images, int requests) {
        scores = service.resolve("/v1/scores");
        this.images = images;
        this.requests = requests;
        seconds = new double[requests];
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length < 4) {
            throw new IllegalArgumentException(
                    "arguments must be URL FOLDER REQUESTS CLIENTS [PID], got " + args.length);
        }
        byte[][] images;
        try (var files = Files.list(Path.of(args[1]))) {
            images = files.filter(Files::isRegularFile)
                    .sorted()
                    .map(ServiceLoad::bytes)
                    .toArray(byte[][]::new);
        }
        var pid = args.length > 4 ? Optional.of(args[4]) : Optional.<String>empty();
        new ServiceLoad(URI.create(args[0]), images, Integer.parseInt(args[2])).run(Integer.parseInt(args[3]), pid);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void run(int clients, Optional<String> pid) throws InterruptedException {
        pid.ifPresent(process -> System.out.println("service before: " + resident(process)));
        var threads = Executors.newFixedThreadPool(clients);
        long start = System.nanoTime();
        for (int i = 0; i < clients; i++) {
            threads.execute(this::client);
        }
        threads.shutdown();
        threads.awaitTermination(1, TimeUnit.DAYS);
        double wall = (System.nanoTime() - start) / 1e9;
        Arrays.sort(seconds);
        System.out.printf(
                "%d requests of %d clients in %.1f s: %.1f a second%n", requests, clients, wall, requests / wall);
        for (double quantile : QUANTILES) {
            System.out.printf(
                    "latency %3.0f %%: %.3f s%n", 100 * quantile, seconds[(int) Math.ceil(quantile * requests) - 1]);
        }
        System.out.println("statuses: " + statuses);
        System.out.printf("CPU time of this client: %.1f s%n", cpu().toMillis() / 1e3);
        pid.ifPresent(process -> System.out.println("service after: " + resident(process)));
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private void client() {
        for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
            long start = System.nanoTime();
            int status = send(images[i % images.length]);
            seconds[i] = (System.nanoTime() - start) / 1e9;
            synchronized (statuses) {
                statuses.computeIfAbsent(status, key -> new AtomicInteger()).incrementAndGet();
            }
        }
    }

    /** Status of the response; 0 if there is none. */
    private int send(byte[] image) {
        var request = HttpRequest.newBuilder(scores)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(image))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** Resident memory and CPU time of a process. */
    private static String resident(String pid) {
        try (var lines = Files.lines(Path.of("/proc", pid, "status"))) {
            String memory =
                    lines.filter(line -> line.startsWith("VmRSS")).findFirst().orElse("VmRSS unknown");
            var time = ProcessHandle.of(Long.parseLong(pid))
                    .flatMap(process -> process.info().totalCpuDuration());
            return "%s, CPU time %.1f s"
                    .formatted(
                            memory.replaceAll("\\s+", " "),
                            time.orElse(Duration.ZERO).toMillis() / 1e3);
        } catch (IOException e) {
            return "unknown: " + e.getMessage();
        }
    }
}
