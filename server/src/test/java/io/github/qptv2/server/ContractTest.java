package io.github.qptv2.server;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import io.github.qptv2.scoring.batch.RowColumn;
import io.github.qptv2.server.access.ApiKeys;
import io.github.qptv2.server.problem.ProblemType;
import io.github.qptv2.server.queue.QueueOptions;
import io.github.qptv2.server.upload.UploadLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.qptv2.server.ServiceFixture.images;
import static io.github.qptv2.server.ServiceFixture.multipart;
import static io.github.qptv2.server.ServiceFixture.multipartType;
import static io.github.qptv2.server.ServiceFixture.png;
import static io.github.qptv2.server.ServiceFixture.zip;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the description to what is served: every documented status of every route is provoked, every response has the
 * documented type and fields, and nothing else is answered. The description leaves out the files of the page, which
 * {@link PageTest} has.
 */
class ContractTest {

    /** Statuses that no request can provoke from outside: bugs. */
    private static final Set<String> NEVER = Set.of("500");

    private static final String KEY = "0123456789abcdef";

    @TempDir
    private Path folder;

    private final Map<String, Object> description = Json.map(OpenApi.json().getBytes(StandardCharsets.UTF_8));
    private final Map<String, Set<String>> seen = new TreeMap<>();

    @Test
    void everyRouteStatusAndFieldIsServed() throws Exception {
        provokeFromTheDefault();
        provokeWithoutKey();
        provokeFromAnotherHost();
        provokeWhenBusy();
        provokeWhenStopping();
        assertThat(seen).isEqualTo(documented());
    }

    @Test
    void theDescriptionLeavesOutThePage() {
        assertThat(object(description, "paths"))
                .doesNotContainKeys(PageFiles.paths().toArray(new String[0]));
    }

    @Test
    void aRowHasTheColumnsOfTheCommandLine() {
        var score = schema("Score");
        var names = new ArrayList<>(RowColumn.names());
        names.add("map");
        assertThat(object(score, "properties").keySet()).containsExactlyInAnyOrderElementsOf(names);
        assertThat(score.get("required")).isEqualTo(RowColumn.names());
    }

    @Test
    void theFileDescribesEveryColumn() throws Exception {
        try (var in = Objects.requireNonNull(OpenApi.class.getResourceAsStream("openapi.json"))) {
            var properties = object(
                    object(object(object(Json.map(in.readAllBytes()), "components"), "schemas"), "Score"),
                    "properties");
            assertThat(properties.keySet()).containsAll(RowColumn.names());
        }
    }

    @Test
    void everyTypeOfProblemHasADocumentedStatus() {
        var statuses = documented().values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        statuses.addAll(NEVER);
        for (var type : ProblemType.values()) {
            if (type != ProblemType.NOT_FOUND && type != ProblemType.METHOD_NOT_ALLOWED) { // of no operation
                assertThat(statuses).as(type.uri()).contains(Integer.toString(type.status()));
            }
        }
    }

    private void provokeFromTheDefault() throws Exception {
        var uploads = new UploadLimits(1 << 20, 1 << 20, 3, 3, 1 << 28, Duration.ofSeconds(10));
        try (var service = ServiceFixture.start(options ->
                options.withUrls(true).with(uploads).with(options.listen().withIdle(Duration.ofMillis(500))))) {
            for (String path : new String[] {"/healthz", "/readyz", "/metrics", "/openapi.json", "/v1/models"}) {
                note("get", path, service.get(path));
            }
            byte[] image = png(64, 64, 1);
            for (String path : new String[] {"/v1/scores", "/v1/batches"}) {
                boolean batch = path.endsWith("batches");
                var two = new LinkedHashMap<>(images(1));
                two.put("corrupt.png", new byte[3]);
                note("post", path, service.post(path + "?map=true", multipartType(), multipart(two)));
                note("post", path, service.post(path, multipartType(), multipart(images(1))));
                note("post", path, service.post(path + "?task=other", multipartType(), multipart(images(1))));
                note("post", path, service.post(path, "multipart/form-data", multipart(images(1))));
                note("post", path, service.post(path, multipartType(), multipart(images(4))));
                note("post", path, service.post(path, "text/plain", image));
                note(
                        "post",
                        path,
                        service.post(path, multipartType(), multipart(images(1)), "Origin", "http://a.example"));
                String start = "POST " + path
                        + "%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=a\r\n"
                        + "Content-Length: 9\r\n";
                noteRaw("post", path, service.raw(start.formatted("") + "\r\nabc"));
                noteRaw("post", path, service.raw(start.formatted("?" + "a".repeat(9000)) + "\r\n"));
                noteRaw("post", path, service.raw(start.formatted("") + "A: " + "a".repeat(9000) + "\r\n\r\n"));
                if (batch) {
                    note("post", path, service.post(path, "application/zip", zip(images(2))));
                    note("post", path, service.post(path, "application/zip", zip(Map.of("a", new byte[2 << 20]))));
                } else {
                    note("post", path, service.post(path, "image/png", image));
                    note("post", path, service.post(path, "application/octet-stream", image));
                    note("post", path, service.post(path, "video/mp4", image));
                    note("post", path, service.post(path, "image/png", new byte[9]));
                    note("post", path, urls(service, "http://127.0.0.1/"));
                    note("post", path, urls(service, "http://does-not-exist.invalid/"));
                    note("post", path, urls(service, "ftp://a/"));
                }
            }
        }
    }

    private static HttpResponse<String> urls(ServiceFixture service, String url) throws Exception {
        return service.post(
                "/v1/scores", "application/json", ServiceFixture.bytes("{\"urls\":[\"%s\"]}".formatted(url)));
    }

    private void provokeWithoutKey() throws Exception {
        var keys = ApiKeys.read(Files.writeString(folder.resolve("keys"), KEY + "\n"));
        try (var service = ServiceFixture.start(options -> options.with(keys))) {
            for (String path : new String[] {"/metrics", "/v1/models"}) {
                note("get", path, service.get(path));
            }
            for (String path : new String[] {"/v1/scores", "/v1/batches"}) {
                note("post", path, service.post(path, multipartType(), multipart(images(1))));
            }
        }
    }

    private void provokeFromAnotherHost() throws Exception {
        try (var service = ServiceFixture.start()) {
            for (var operation : documented().keySet()) {
                String[] words = operation.split(" ", 2);
                noteRaw(
                        words[0],
                        words[1],
                        service.raw("%s %s HTTP/1.1\r\nHost: a.example\r\nContent-Length: 0\r\n"
                                        .formatted(words[0].toUpperCase(java.util.Locale.ROOT), words[1])
                                + "Connection: close\r\n\r\n"));
            }
        }
    }

    private void provokeWhenBusy() throws Exception {
        var queue = new QueueOptions(1, 9, Duration.ofMillis(1500), 1, Duration.ofMillis(800), 1);
        try (var service = ServiceFixture.start(options -> options.with(queue))) {
            var responses = new ArrayList<CompletableFuture<HttpResponse<String>>>();
            for (int i = 0; i < 3; i++) {
                responses.add(ServiceFixture.CLIENT.sendAsync(
                        service.request("/v1/scores", "Content-Type", "image/png")
                                .POST(BodyPublishers.ofByteArray(png(64, 64, 1)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString()));
            }
            for (var response : responses) {
                note("post", "/v1/scores", response.join());
            }
            var batches = new ArrayList<CompletableFuture<HttpResponse<String>>>();
            for (int i = 0; i < 3; i++) {
                batches.add(ServiceFixture.CLIENT.sendAsync(
                        service.request("/v1/batches", "Content-Type", "application/zip")
                                .POST(BodyPublishers.ofByteArray(zip(images(1))))
                                .build(),
                        HttpResponse.BodyHandlers.ofString()));
            }
            for (var response : batches) {
                note("post", "/v1/batches", response.join());
            }
        }
    }

    private void provokeWhenStopping() throws Exception {
        var queue = QueueOptions.DEFAULT.withBatch(9, Duration.ofSeconds(3)).withWorkers(1);
        try (var service = ServiceFixture.start(options -> options.with(queue))) {
            var waits = ServiceFixture.CLIENT.sendAsync(
                    service.request("/v1/scores", "Content-Type", "image/png")
                            .POST(BodyPublishers.ofByteArray(png(64, 64, 1)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            for (int i = 0; service.metric("qpt_requests_accepted") == 0; i++) {
                assertThat(i).isLessThan(200);
                Thread.sleep(10);
            }
            var end = CompletableFuture.supplyAsync(() -> service.server.stop(Duration.ofSeconds(30)));
            while (service.get("/readyz").statusCode() == 200) {
                Thread.sleep(10);
            }
            note("get", "/readyz", service.get("/readyz"));
            note("post", "/v1/scores", service.post("/v1/scores", "image/png", png(64, 64, 1)));
            note("post", "/v1/batches", service.post("/v1/batches", "application/zip", zip(images(1))));
            note("post", "/v1/scores", waits.join());
            assertThat(end.join()).isTrue();
        }
    }

    /** Statuses by method and path. */
    private Map<String, Set<String>> documented() {
        Map<String, Set<String>> all = new TreeMap<>();
        object(description, "paths")
                .forEach((path, operations) -> members(operations).forEach((method, operation) -> {
                    var statuses = new TreeSet<>(
                            object(members(operation), "responses").keySet());
                    statuses.removeAll(NEVER);
                    all.put(method + " " + path, statuses);
                }));
        return all;
    }

    private void note(String method, String path, HttpResponse<String> response) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
        check(method + " " + path, Integer.toString(response.statusCode()), headers, response.body());
    }

    private void noteRaw(String method, String path, String response) {
        String[] parts = response.split("\r\n\r\n", 2);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        parts[0].lines().skip(1).map(line -> line.split(": ", 2)).forEach(f -> headers.put(f[0], f[1]));
        check(method + " " + path, parts[0].split(" ", 3)[1], headers, parts[1]);
    }

    private void check(String operation, String status, Map<String, String> headers, String body) {
        String what = "%s %s %.300s".formatted(operation, status, body);
        seen.computeIfAbsent(operation, key -> new TreeSet<>()).add(status);
        String[] words = operation.split(" ", 2);
        var responses = object(object(object(object(description, "paths"), words[1]), words[0]), "responses");
        assertThat(responses).as(what).containsKey(status);
        var response = object(responses, status);
        if (response.containsKey("headers")) {
            assertThat(headers.keySet())
                    .as(what)
                    .containsAll(object(response, "headers").keySet());
        }
        var content = object(response, "content");
        String type = headers.getOrDefault("Content-Type", "none").replaceFirst(";.*", "");
        assertThat(content).as(what).containsOnlyKeys(type);
        var schema = object(object(content, type), "schema");
        if (type.equals("application/jsonl")) {
            body.lines().forEach(line -> validate(Json.map(line.getBytes(StandardCharsets.UTF_8)), schema, what));
        } else if (type.endsWith("json")) {
            validate(Json.map(body.getBytes(StandardCharsets.UTF_8)), schema, what);
        }
        if (type.equals(Problems.CONTENT_TYPE)) {
            var problem = Json.map(body.getBytes(StandardCharsets.UTF_8));
            assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::uri))
                    .as(what)
                    .contains((String) problem.get("type"));
            assertThat(problem).as(what).containsEntry("status", Integer.parseInt(status));
        }
    }

    /** The part of JSON Schema that the description uses. */
    private void validate(Object value, Map<String, Object> schema, String what) {
        if (schema.containsKey("$ref")) {
            String name = String.valueOf(schema.get("$ref"));
            validate(value, schema(name.substring(name.lastIndexOf('/') + 1)), what);
            return;
        }
        if (schema.containsKey("oneOf")) { // of a reference and null
            if (value != null) {
                validate(value, members(((List<?>) schema.get("oneOf")).get(0)), what);
            }
            return;
        }
        var types = schema.get("type") instanceof List<?> several ? several : List.of(schema.get("type"));
        assertThat(types).as("%s: %s", what, value).anyMatch(type -> isOf(value, String.valueOf(type)));
        if (schema.containsKey("enum")) {
            assertThat((List<?>) schema.get("enum")).as(what).anyMatch(allowed -> allowed.equals(value));
        }
        if (value instanceof List<?> list && schema.containsKey("items")) {
            list.forEach(each -> validate(each, object(schema, "items"), what));
        }
        if (value instanceof Map<?, ?> && schema.containsKey("properties")) {
            var properties = object(schema, "properties");
            assertThat(members(value).keySet())
                    .as(what)
                    .containsAll(strings(Objects.requireNonNull(schema.get("required"))));
            members(value).forEach((name, member) -> {
                assertThat(properties).as(what).containsKey(name);
                validate(member, object(properties, name), what);
            });
        }
    }

    private static boolean isOf(Object value, String type) {
        return switch (type) {
            case "null" -> value == null;
            case "string" -> value instanceof String;
            case "integer" -> value instanceof Integer || value instanceof Long;
            case "number" -> value instanceof Number;
            case "boolean" -> value instanceof Boolean;
            case "array" -> value instanceof List;
            case "object" -> value instanceof Map;
            default -> throw new AssertionError(type);
        };
    }

    private Map<String, Object> schema(String name) {
        return object(object(object(description, "components"), "schemas"), name);
    }

    private static Map<String, Object> object(Map<String, Object> parent, String name) {
        return members(Objects.requireNonNull(parent.get(name), name));
    }

    @SuppressWarnings("unchecked") // an object of JSON
    private static Map<String, Object> members(Object value) {
        return (Map<String, Object>) value;
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }
}
