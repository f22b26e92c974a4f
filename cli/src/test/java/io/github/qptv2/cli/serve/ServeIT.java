package io.github.qptv2.cli.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.RunningCli;
import io.github.qptv2.cli.TestImages;
import io.github.qptv2.scoring.batch.RowColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The service as a process: its scores, and its end by SIGTERM. */
class ServeIT {

    private static final Pattern ADDRESS = Pattern.compile("listening on (http://\\S+),");
    private static final Pattern RAW = Pattern.compile("\"raw\":(-?[0-9.E-]+)");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private RunningCli start(Path temp, Object... args) throws IOException {
        var all = new ArrayList<Object>(List.of("serve", "--port", "0"));
        all.addAll(List.of(args));
        var setting = new RunningCli.Setting(List.of("-Djava.io.tmpdir=" + temp), Map.of());
        return RunningCli.start(folder, folder.resolve("stdout").toFile(), setting, all.toArray());
    }

    private static URI address(RunningCli service) throws IOException, InterruptedException {
        service.awaitStderr("listening on");
        var line = ADDRESS.matcher(service.stderr());
        assertThat(line.find()).as(service.stderr()).isTrue();
        return URI.create(line.group(1));
    }

    private static CompletableFuture<HttpResponse<String>> send(URI service, String query, Path image)
            throws IOException {
        var request = HttpRequest.newBuilder(service.resolve("/v1/scores" + query))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofFile(image))
                .build();
        return CLIENT.sendAsync(request, BodyHandlers.ofString());
    }

    private static List<Double> rawOutputs(String json) {
        return RAW.matcher(json)
                .results()
                .map(raw -> Double.valueOf(raw.group(1)))
                .toList();
    }

    private static HttpResponse<String> get(URI service, String path) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(service.resolve(path)).build(), BodyHandlers.ofString());
    }

    @Test
    void theBuiltInModelsScoreAsOnTheCommandLine() throws Exception {
        Path image = TestImages.write(folder.resolve("photo.jpg"), 500, 400, 3);
        var expected = Cli.run("score", "--task", "iqa,iaa", "--format", "jsonl", image);
        Path temp = Files.createDirectory(folder.resolve("temp"));
        var service = start(temp);
        var address = address(service);
        assertThat(get(address, "/readyz").statusCode()).isEqualTo(200);
        assertThat(get(address, "/v1/models").body()).contains("qpt-iqa-", "qpt-iaa-micro");
        var response = send(address, "?task=iqa,iaa&name=photo.jpg", image).join();
        assertThat(response.statusCode()).isEqualTo(200);
        for (String column : RowColumn.names()) {
            assertThat(response.body()).contains("\"" + column + "\":");
        }
        var rawOutputs = rawOutputs(response.body());
        var known = rawOutputs(expected.out());
        assertThat(rawOutputs).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(rawOutputs.get(i)).isCloseTo(known.get(i), within(1e-6));
        }
        service.signal("TERM");
        assertThat(service.exitCode()).as(service.stderr()).isEqualTo(143);
        assertThat(service.crashReports()).isEmpty();
        try (var left = Files.list(temp)) {
            assertThat(left.map(Path::toString).filter(file -> file.contains("qpt-serve")))
                    .isEmpty();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
    void sigtermUnderLoadLosesNoAcceptedRequest() throws Exception {
        Path model = Cli.microModel(folder);
        Path image = TestImages.write(folder.resolve("photo.png"), 80, 70, 1);
        Path temp = Files.createDirectory(folder.resolve("temp"));
        var service = start(temp, "--model", model, "--batch-window-ms", "1000", "--batch-images", "300", "-v");
        var address = address(service);
        var responses = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int i = 0; i < 100; i++) {
            responses.add(send(address, "", image));
        }
        while (accepted(address) < 50) {
            Thread.sleep(10);
        }
        int before = accepted(address);
        service.signal("TERM");
        int scored = 0, refused = 0, unanswered = 0;
        for (var response : responses) {
            try {
                int status = response.join().statusCode();
                assertThat(status).isIn(200, 503);
                scored += status == 200 ? 1 : 0;
                refused += status == 503 ? 1 : 0;
            } catch (CompletionException e) {
                unanswered++; // arrived after the end, and so was not accepted
            }
        }
        assertThat(scored + refused + unanswered).isEqualTo(100);
        assertThat(scored).as("answered of %d accepted", before).isGreaterThanOrEqualTo(before);
        assertThat(service.exitCode()).as(service.stderr()).isEqualTo(143);
        assertThat(service.stderr())
                .contains(scored + " requests were accepted since the start, 0 of them are not answered");
        assertThat(service.crashReports()).isEmpty();
    }

    private static int accepted(URI service) throws IOException, InterruptedException {
        return get(service, "/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("qpt_requests_accepted "))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf(' '))))
                .findFirst()
                .orElse(0);
    }

    @Test
    void whatCannotStartIsOneLine() throws Exception {
        assertThat(Cli.run("serve", "--host", "0.0.0.0").err())
                .startsWith("qpt: a service on 0.0.0.0, which other machines reach, must have API keys");
        assertThat(Cli.run("serve", "--port", "70000").err()).startsWith("qpt: the port must be in [0, 65535]");
        assertThat(Cli.run("serve", "--tls-key", "a").err()).startsWith("qpt: --tls-certificate and --tls-key");
        assertThat(Cli.run("serve", "--api-key-file", folder.resolve("none")).err())
                .startsWith("qpt: ")
                .contains("none");
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Cli.run("serve", "--model", Cli.microModel(folder), "--port", taken.getLocalPort())
                            .err())
                    .startsWith("qpt: cannot listen on port");
        }
    }
}
