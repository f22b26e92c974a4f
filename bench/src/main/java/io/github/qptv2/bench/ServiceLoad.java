package io.github.qptv2.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
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
import java.util.regex.Pattern;

/**
 * Load on a running service: a number of clients send the images of a folder in turn, each the next one as soon as it
 * has an answer, or at a given rate in all. A request that is answered 429 is sent again after {@code Retry-After}.
 * Prints the rate, quantiles of the latency, the statuses as this client and as the service counted them, the largest
 * difference between the scores of one image, the CPU time of this process, and the resident memory of the service.
 *
 * <pre>{@code
 * bench/run load http://127.0.0.1:8080 holiday/ 500 64 PID_OF_THE_SERVICE [REQUESTS_PER_SECOND]
 * }</pre>
 */
final class ServiceLoad {

    private static final double[] QUANTILES = {0.5, 0.9, 0.99, 0.999, 1};
    private static final Pattern RAW = Pattern.compile("\"raw\":([-0-9.E]+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI scores;
    private final ServiceProbe service;
    private final byte[][] images;
    private final double[] rawOutputs;
    private final double rate;
    private final AtomicInteger next = new AtomicInteger();
    private final double[] seconds;
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private double difference;

    private ServiceLoad(URI service, Optional<String> pid, byte[][] images, int requests, double rate) {
        scores = service.resolve("/v1/scores");
        this.service = new ServiceProbe(service, pid);
        this.images = images;
        this.rate = rate;
        rawOutputs = new double[images.length];
        Arrays.fill(rawOutputs, Double.NaN);
        seconds = new double[requests];
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length < 4) {
            throw new IllegalArgumentException(
                    "arguments must be URL FOLDER REQUESTS CLIENTS [PID [RATE]], got " + args.length);
        }
        byte[][] images;
        try (var files = Files.list(Path.of(args[1]))) {
            images = files.filter(Files::isRegularFile)
                    .sorted()
                    .map(ServiceLoad::bytes)
                    .toArray(byte[][]::new);
        }
        var pid = args.length > 4 ? Optional.of(args[4]) : Optional.<String>empty();
        double rate = args.length > 5 ? Double.parseDouble(args[5]) : Double.POSITIVE_INFINITY;
        new ServiceLoad(URI.create(args[0]), pid, images, Integer.parseInt(args[2]), rate)
                .run(Integer.parseInt(args[3]));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void run(int clients) throws InterruptedException {
        var before = service.statuses();
        System.out.println("service before: " + service.resources());
        var threads = Executors.newFixedThreadPool(clients);
        long start = System.nanoTime();
        for (int i = 0; i < clients; i++) {
            threads.execute(() -> client(start));
        }
        threads.shutdown();
        threads.awaitTermination(1, TimeUnit.DAYS);
        double wall = (System.nanoTime() - start) / 1e9;
        Arrays.sort(seconds);
        System.out.printf(
                "%d requests of %d clients in %.1f s: %.1f a second%n",
                seconds.length, clients, wall, seconds.length / wall);
        for (double quantile : QUANTILES) {
            System.out.printf(
                    "latency %5.1f %%: %.3f s%n",
                    100 * quantile, seconds[(int) Math.ceil(quantile * seconds.length) - 1]);
        }
        System.out.println("statuses of the client:  " + statuses);
        var after = service.statuses();
        before.forEach((status, count) -> after.computeIfPresent(status, (same, all) -> all - count));
        System.out.println("statuses of the service: " + (after.isEmpty() ? "unknown, it has ended" : after));
        System.out.println("largest difference of the scores of one image: " + difference);
        System.out.printf("CPU time of this client: %.1f s%n", ServiceProbe.cpu(ProcessHandle.current()));
    }

    private void client(long start) {
        int every = Math.max(1, seconds.length / 10);
        for (int i = next.getAndIncrement(); i < seconds.length; i = next.getAndIncrement()) {
            long due = start + (long) (i / rate * 1e9); // the latency counts from here, late or not
            sleep(Duration.ofNanos(due - System.nanoTime()));
            long sent = Double.isFinite(rate) ? due : System.nanoTime();
            while (send(i % images.length) == 429) {}
            seconds[i] = (System.nanoTime() - sent) / 1e9;
            if ((i + 1) % every == 0) {
                System.out.printf("service after %d requests: %s%n", i + 1, service.resources());
            }
        }
    }

    private static void sleep(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Status of the response; 0 if there is none. */
    private int send(int image) {
        var request = HttpRequest.newBuilder(scores)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(images[image]))
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            note(image, response);
            response.headers().firstValueAsLong("Retry-After").ifPresent(wait -> sleep(Duration.ofSeconds(wait)));
            return response.statusCode();
        } catch (IOException e) {
            noteFailure();
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private synchronized void noteFailure() {
        statuses.merge(0, 1, Integer::sum);
    }

    private synchronized void note(int image, HttpResponse<String> response) {
        statuses.merge(response.statusCode(), 1, Integer::sum);
        var raw = RAW.matcher(response.body());
        if (raw.find()) {
            double score = Double.parseDouble(raw.group(1));
            if (Double.isNaN(rawOutputs[image])) {
                rawOutputs[image] = score;
            }
            difference = Math.max(difference, Math.abs(score - rawOutputs[image]));
        }
    }
}
