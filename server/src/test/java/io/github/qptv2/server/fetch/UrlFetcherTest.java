package io.github.qptv2.server.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import com.sun.net.httpserver.HttpServer;
import io.github.qptv2.server.problem.ProblemException;
import io.github.qptv2.server.problem.ProblemType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Downloads of URLs; the server of these tests is at 127.0.0.2, which the fetcher of the redirects does not refuse. */
class UrlFetcherTest {

    private static final String SERVER = "127.0.0.2";

    @SuppressWarnings("NullAway.Init") // before each test
    private HttpServer server;

    private String base = "";
    private volatile String host = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(SERVER, 0), 0);
        base = "http://" + SERVER + ":" + server.getAddress().getPort();
        server.createContext("/ok", exchange -> {
            host = exchange.getRequestHeaders().getFirst("Host");
            byte[] body = "content".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/to", exchange -> {
            exchange.getResponseHeaders()
                    .set("Location", exchange.getRequestURI().getQuery());
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/never", exchange -> {});
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** A fetcher that holds the address of the test's server for public. */
    private static UrlFetcher fetcher() {
        var rule = new AddressRule();
        return new UrlFetcher(
                Duration.ofSeconds(2),
                address -> address.getHostAddress().equals(SERVER) ? Optional.empty() : rule.rejection(address));
    }

    private static ProblemType rejection(UrlFetcher fetcher, String url) {
        var problem = catchThrowableOfType(
                ProblemException.class, () -> fetcher.fetch(url, content -> content.readAllBytes()));
        return Objects.requireNonNull(problem, url).type();
    }

    @Test
    void downloads() throws Exception {
        try (var fetcher = fetcher()) {
            byte[] content = fetcher.fetch(base + "/ok", in -> in.readAllBytes());
            assertThat(new String(content, StandardCharsets.UTF_8)).isEqualTo("content");
            assertThat(base).endsWith(host);
            content = fetcher.fetch(base + "/to?" + base + "/ok", in -> in.readAllBytes());
            assertThat(content).hasSize(7);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://localhost/",
                "http://2130706433/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[64:ff9b::a9fe:a9fe]/",
                "http://[fd00:ec2::254]/",
                "http://0.0.0.0/",
                "http://0/",
                "http://10.0.0.1/",
                "http://100.64.0.1/",
                "http://192.168.0.1:8080/"
            })
    void addressesThatAreNotPublicAreRefusedDirectlyAndAfterARedirect(String url) {
        try (var direct = new UrlFetcher(Duration.ofSeconds(2));
                var redirected = fetcher()) {
            assertThat(rejection(direct, url)).isEqualTo(ProblemType.ADDRESS_REFUSED);
            assertThat(rejection(redirected, base + "/to?" + url)).isEqualTo(ProblemType.ADDRESS_REFUSED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0177.0.0.1", "017700000001", "127.0.0.01", "0x7f000001", "0X7F000001", "010.8.8.8"})
    void octalAndHexadecimalNumbersAreRefused(String host) {
        try (var direct = new UrlFetcher(Duration.ofSeconds(2));
                var redirected = fetcher()) {
            assertThat(rejection(direct, "http://" + host + "/"))
                    .isIn(ProblemType.ADDRESS_REFUSED, ProblemType.BAD_REQUEST);
            assertThat(rejection(redirected, base + "/to?http://" + host + "/")).isEqualTo(ProblemType.ADDRESS_REFUSED);
        }
    }

    @Test
    void theServerOfThisTestIsRefusedByTheRule() throws Exception {
        assertThat(new AddressRule().rejection(InetAddress.getByName(SERVER))).contains("loopback");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://example.org/a",
                "gopher://example.org/",
                "http://user:password@example.org/",
                "http:///a",
                "http://127.1/",
                "//example.org/a",
                "not a url",
                ""
            })
    void onlyHttpIsFetched(String url) {
        try (var fetcher = new UrlFetcher(Duration.ofSeconds(2))) {
            assertThat(rejection(fetcher, url)).isEqualTo(ProblemType.BAD_REQUEST);
        }
    }

    @Test
    void aRedirectToAnotherSchemeIsNotFollowed() {
        try (var fetcher = fetcher()) {
            assertThat(rejection(fetcher, base + "/to?file:///etc/passwd")).isEqualTo(ProblemType.FETCH_FAILED);
        }
    }

    @Test
    void failuresAreProblems() {
        try (var fetcher = fetcher()) {
            assertThat(rejection(fetcher, base + "/missing")).isEqualTo(ProblemType.FETCH_FAILED);
            assertThat(rejection(fetcher, base + "/never")).isEqualTo(ProblemType.FETCH_FAILED);
            assertThat(rejection(fetcher, base + "/to?" + base + "/to?" + base + "/to?" + base + "/to?" + base + "/ok"))
                    .isEqualTo(ProblemType.FETCH_FAILED);
            assertThat(rejection(fetcher, "http://a-name-that-does-not-exist.invalid/"))
                    .isEqualTo(ProblemType.FETCH_FAILED);
        }
    }
}
