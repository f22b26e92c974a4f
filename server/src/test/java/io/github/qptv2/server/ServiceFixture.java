package io.github.qptv2.server;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

import io.github.qptv2.scoring.Scorer;

/** A service on a free port of loopback, with a network of 64 x 64 pixels, and requests to it. */
final class ServiceFixture implements AutoCloseable {

    static final HttpClient CLIENT = HttpClient.newHttpClient();
    static final String BOUNDARY = "a-boundary";

    final Scorer scorer;
    final ScoringServer server;

    private ServiceFixture(Scorer scorer, ServerOptions options) throws IOException {
        this.scorer = scorer;
        server = ScoringServer.start(List.of(scorer), options);
    }

    static ServiceFixture start() throws IOException {
        return start(options -> options);
    }

    /** A service with another model, which it closes. */
    static ServiceFixture of(Scorer scorer) throws IOException {
        var listen = ListenOptions.DEFAULT.withAddress("127.0.0.1", 0);
        return new ServiceFixture(scorer, ServerOptions.DEFAULT.with(listen));
    }

    static ServiceFixture start(UnaryOperator<ServerOptions> change) throws IOException {
        var listen = ListenOptions.DEFAULT.withAddress("127.0.0.1", 0);
        return new ServiceFixture(scorer(), change.apply(ServerOptions.DEFAULT.with(listen)));
    }

    /** The micro model of golden/, whose passes take a few milliseconds. */
    static Scorer scorer() {
        try (var in = Objects.requireNonNull(ServiceFixture.class.getResourceAsStream("/golden/hivit-micro.pth"))) {
            Path file = Files.createTempFile("hivit-micro", ".pth");
            Files.write(file, in.readAllBytes());
            var scorer = Scorer.load(file);
            Files.delete(file);
            return scorer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri(String path) {
        return server.uri().resolve(path);
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(request(path, headers).GET());
    }

    HttpResponse<String> post(String path, String type, byte[] body, String... headers) throws Exception {
        return send(request(path, headers).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(uri(path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    /** Sends text as written on a socket, and reads to the end of the connection. */
    String raw(String request) throws IOException {
        try (var socket = socket()) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return read(socket.getInputStream());
        }
    }

    Socket socket() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String read(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> scores(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new AssertionError("%d %.500s".formatted(response.statusCode(), response.body()));
        }
        return (List<Map<String, Object>>) Objects.requireNonNull(
                Json.map(response.body().getBytes(StandardCharsets.UTF_8)).get("scores"));
    }

    static List<Map<String, Object>> lines(HttpResponse<String> response) {
        return response.body()
                .lines()
                .map(line -> Json.map(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** Last part of the member {@code type} of a problem, after its form has been checked. */
    static String problem(HttpResponse<String> response) {
        var type = response.headers().firstValue("Content-Type").orElse("none");
        if (!type.equals("application/problem+json")) {
            throw new AssertionError("%d %s %.500s".formatted(response.statusCode(), type, response.body()));
        }
        var members = Json.map(response.body().getBytes(StandardCharsets.UTF_8));
        if (!Objects.equals(members.get("status"), response.statusCode())) {
            throw new AssertionError("%d %.500s".formatted(response.statusCode(), response.body()));
        }
        String uri = String.valueOf(members.get("type"));
        return response.statusCode() + " " + uri.substring(uri.lastIndexOf('/') + 1);
    }

    /** A PNG of two waves. */
    static byte[] png(int width, int height, int seed) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int value =
                        (int) Math.round(127 + 60 * (Math.sin(x * (0.05 + 0.01 * seed)) + Math.cos(y * 0.09 - seed)));
                image.setRGB(x, y, value << 16 | (255 - value) << 8 | (value * 7 & 255));
            }
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static Map<String, byte[]> images(int count) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            files.put("holiday/%03d.png".formatted(i), png(70 + i, 90, i));
        }
        return files;
    }

    /** Lines of a request or of a part, and the blank line after them. */
    static String head(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    static byte[] multipart(Map<String, byte[]> files) {
        var body = new ByteArrayOutputStream();
        files.forEach((name, content) -> {
            String head = head(
                    "--" + BOUNDARY,
                    "Content-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"",
                    "Content-Type: application/octet-stream");
            body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            body.writeBytes(content);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    static String multipartType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Value of a metric by its name and tags as printed. */
    double metric(String line) throws Exception {
        return get("/metrics")
                .body()
                .lines()
                .filter(each -> each.startsWith(line + " "))
                .mapToDouble(each -> Double.parseDouble(each.substring(line.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + line));
    }

    /** Files and folders in the service's private folder, besides its lock; none once it is deleted. */
    List<Path> stored() throws IOException {
        Path folder = server.spoolFolder();
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder) && !file.endsWith("lock"))
                    .toList();
        }
    }

    @Override
    public void close() {
        server.close();
        scorer.close();
    }
}
