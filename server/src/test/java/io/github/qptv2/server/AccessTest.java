package io.github.qptv2.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.server.access.ApiKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.qptv2.server.ServiceFixture.png;
import static io.github.qptv2.server.ServiceFixture.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Who may call the service. */
class AccessTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @TempDir
    private static Path folder;

    private static ServiceFixture service;

    @BeforeAll
    static void start() throws Exception {
        var keys = ApiKeys.read(
                Files.writeString(folder.resolve("keys"), "# of a test\n" + KEY + "\nanother-key-of-16-characters\n"));
        service = ServiceFixture.start(options -> options.with(keys)
                .with(options.listen()
                        .withHosts(List.of("scores.example"))
                        .withCorsOrigins(List.of("https://page.example"))));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String host(String host) throws Exception {
        return service.raw("GET /healthz HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(host));
    }

    @Test
    void theHostMustBeAConfiguredName() throws Exception {
        for (String host :
                new String[] {"localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]:8080", "scores.example"}) {
            assertThat(host(host)).as(host).startsWith("HTTP/1.1 200");
        }
        for (String host :
                new String[] {"attacker.example", "127.0.0.1.attacker.example", "localhost.attacker:80", "10.0.0.1"}) {
            assertThat(host(host)).as(host).startsWith("HTTP/1.1 421").contains("/host-not-allowed", "nosniff");
        }
    }

    @Test
    void theOriginOfAPostMustBeOwnOrConfigured() throws Exception {
        String own = "http://127.0.0.1:" + service.server.uri().getPort();
        byte[] image = png(64, 64, 1);
        for (String origin : new String[] {own, "https://page.example"}) {
            var response = service.post("/v1/scores", "image/png", image, "Origin", origin, "X-API-Key", KEY);
            assertThat(response.statusCode()).as(origin).isEqualTo(200);
        }
        for (String origin :
                new String[] {"http://attacker.example", "null", "http://127.0.0.1:1", "https://page.example.attacker"
                }) {
            var response = service.post("/v1/scores", "image/png", image, "Origin", origin, "X-API-Key", KEY);
            assertThat(problem(response)).as(origin).isEqualTo("403 origin-not-allowed");
            assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
        assertThat(problem(service.post(
                        "/v1/scores", "image/png", image, "Sec-Fetch-Site", "cross-site", "X-API-Key", KEY)))
                .isEqualTo("403 origin-not-allowed");
    }

    @Test
    void otherOriginsReadNothing() throws Exception {
        var listed = service.get("/v1/models", "Origin", "https://page.example", "X-API-Key", KEY);
        assertThat(listed.headers().firstValue("Access-Control-Allow-Origin")).contains("https://page.example");
        var other = service.get("/v1/models", "Origin", "https://attacker.example", "X-API-Key", KEY);
        assertThat(other.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void aPreflightIsAnsweredForListedOriginsOnly() throws Exception {
        String preflight = ServiceFixture.head(
                "OPTIONS /v1/scores HTTP/1.1",
                "Host: localhost",
                "Origin: %s",
                "Access-Control-Request-Method: POST",
                "Connection: close");
        assertThat(service.raw(preflight.formatted("https://page.example")))
                .startsWith("HTTP/1.1 204")
                .contains("Access-Control-Allow-Headers: Authorization, Content-Type, X-API-Key");
        assertThat(service.raw(preflight.formatted("https://attacker.example"))).startsWith("HTTP/1.1 403");
    }

    @Test
    void aKeyIsRequiredWhereAnythingIsTold() throws Exception {
        for (String path : new String[] {"/v1/models", "/metrics"}) {
            var refused = service.get(path);
            assertThat(problem(refused)).isEqualTo("401 unauthorized");
            assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(service.get(path, "Authorization", "Bearer " + KEY).statusCode())
                    .isEqualTo(200);
            assertThat(service.get(path, "X-API-Key", "another-key-of-16-characters")
                            .statusCode())
                    .isEqualTo(200);
            for (String wrong : new String[] {"Bearer", "Bearer ", "Bearer " + KEY + "0", "Basic " + KEY, KEY}) {
                assertThat(service.get(path, "Authorization", wrong).statusCode())
                        .as(wrong)
                        .isEqualTo(401);
            }
        }
        assertThat(problem(service.post("/v1/scores", "image/png", png(64, 64, 1))))
                .isEqualTo("401 unauthorized");
        for (String path : new String[] {"/healthz", "/readyz", "/openapi.json"}) {
            assertThat(service.get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void everyResponseHasSecurityHeaders() throws Exception {
        for (String path : new String[] {"/healthz", "/v1/models", "/nothing"}) {
            var headers = service.get(path).headers();
            SecurityHeaders.VALUES.forEach((name, value) ->
                    assertThat(headers.firstValue(name)).as(path + " " + name).contains(value));
            assertThat(headers.firstValue("Server")).isEmpty();
        }
    }

    @Test
    void otherMachinesNeedAKey() throws Exception {
        var all = ListenOptions.DEFAULT.withAddress("0.0.0.0", 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerOptions.DEFAULT.with(all))
                .withMessage(
                        "a service on 0.0.0.0, which other machines reach, must have API keys, or be declared insecure");
    }

    @Test
    void aFileOfKeysIsChecked() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty"), "# none\n\n");
        Path few = Files.writeString(folder.resolve("short"), "a-short-key\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiKeys.read(empty))
                .withMessageEndingWith("got none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiKeys.read(few))
                .withMessageEndingWith("at least 16 characters, got a shorter one")
                .withMessageNotContaining("a-short-key");
    }
}
