package io.github.qptv2.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What can be seen of a running service from outside.
 *
 * @param uri of the service
 * @param pid of its process, if it runs on this machine
 */
record ServiceProbe(URI uri, Optional<String> pid) {

    private static final Pattern ANSWERED =
            Pattern.compile("(?m)^qpt_requests_seconds_count\\{route=\"scores\",status=\"(\\d+)\"} (\\d+)");

    /** Number of answered requests for scores by status, as its metrics count them; empty if it has ended. */
    Map<Integer, Integer> statuses() throws InterruptedException {
        String metrics;
        try {
            metrics = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri.resolve("/metrics")).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            metrics = "";
        }
        var counts = new TreeMap<Integer, Integer>();
        ANSWERED.matcher(metrics)
                .results()
                .forEach(line -> counts.put(Integer.valueOf(line.group(1)), Integer.valueOf(line.group(2))));
        return counts;
    }

    /** Resident memory, number of threads and CPU time of its process. */
    String resources() {
        return pid.map(process -> "%s, CPU time %.1f s"
                        .formatted(
                                status(process),
                                ProcessHandle.of(Long.parseLong(process))
                                        .map(ServiceProbe::cpu)
                                        .orElse(Double.NaN)))
                .orElse("unknown without its PID");
    }

    private static String status(String process) {
        try {
            var lines = Files.readString(Path.of("/proc", process, "status"));
            return Pattern.compile("(?m)^(VmRSS|Threads):.*")
                    .matcher(lines)
                    .results()
                    .map(line -> line.group().replaceAll("\\s+", " "))
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("");
        } catch (IOException e) {
            return "unknown: " + e.getMessage();
        }
    }

    /** CPU time of a process in seconds. */
    static double cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }
}
