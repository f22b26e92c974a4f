package io.github.qptv2.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import io.github.qptv2.server.access.ApiKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PageTest {

    private static final int MAX_COMPRESSED_BYTES = 500_000;
    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"\\.(/[^\"]+)\"");
    private static final Pattern WORKER = Pattern.compile("[\"'`]([a-z-]+\\.js)[\"'`]");

    @Test
    void everyFileThatThePageNamesIsServed() throws Exception {
        try (var service = ServiceFixture.start()) {
            String index = service.get("/").body();
            var named = REFERENCE.matcher(index).results().map(found -> found.group(1));
            assertThat(named).containsExactlyInAnyOrder("/icon.svg", "/page.js", "/page.css");
            var workers =
                    WORKER.matcher(service.get("/page.js").body()).results().map(found -> "/" + found.group(1));
            assertThat(workers).containsExactlyInAnyOrder("/thumbnail-worker.js", "/agreement-worker.js");
            for (String path : PageFiles.paths()) {
                assertThat(service.get(path).statusCode()).as(path).isEqualTo(200);
            }
            assertThat(ServiceFixture.problem(service.get("/index.html"))).isEqualTo("404 not-found");
        }
    }

    @Test
    void thePageIsNotReadByAnotherHost() throws Exception {
        try (var service = ServiceFixture.start()) {
            String request = ServiceFixture.head("GET / HTTP/1.1", "Host: a.example", "Connection: close");
            assertThat(service.raw(request)).startsWith("HTTP/1.1 421 ").contains("host-not-allowed");
        }
    }

    @Test
    void thePolicyAllowsThisServiceAloneAndNoInlineCode() throws Exception {
        try (var service = ServiceFixture.start()) {
            for (String path : PageFiles.paths()) {
                var headers = service.get(path).headers();
                assertThat(headers.firstValue("Content-Security-Policy")
                                .orElseThrow()
                                .split("; "))
                        .as(path)
                        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'")
                        .noneMatch(rule -> rule.contains("unsafe") || rule.contains("http") || rule.contains("*"));
                assertThat(headers.firstValue("X-Content-Type-Options"))
                        .as(path)
                        .hasValue("nosniff");
                assertThat(headers.firstValue("X-Frame-Options")).as(path).hasValue("DENY");
            }
            assertThat(service.get("/").body())
                    .doesNotContainPattern("<script(?![^>]*src=)|<style|\\son[a-z]+=|style=");
        }
    }

    @Test
    void anUnchangedFileIsNotSentAgain() throws Exception {
        try (var service = ServiceFixture.start()) {
            var first = service.get("/page.js");
            assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-cache");
            String tag = first.headers().firstValue("ETag").orElseThrow();
            for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag)) {
                var second = service.get("/page.js", "If-None-Match", known);
                assertThat(second.statusCode()).as(known).isEqualTo(304);
                assertThat(second.body()).isEmpty();
            }
            assertThat(service.get("/page.js", "If-None-Match", "\"other\"").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void thePageNeedsNoKeyAndItsRequestsDo(@TempDir Path folder) throws Exception {
        var keys = ApiKeys.read(Files.writeString(folder.resolve("keys"), "0123456789abcdef\n"));
        try (var service = ServiceFixture.start(options -> options.with(keys))) {
            for (String path : PageFiles.paths()) {
                assertThat(service.get(path).statusCode()).as(path).isEqualTo(200);
            }
            assertThat(service.get("/v1/models").statusCode()).isEqualTo(401);
            assertThat(service.get("/other").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void theFilesAreSmall() throws Exception {
        try (var service = ServiceFixture.start()) {
            var compressed = new ByteArrayOutputStream();
            for (String path : PageFiles.paths()) {
                try (var out = new GZIPOutputStream(compressed)) {
                    out.write(service.get(path).body().getBytes(StandardCharsets.UTF_8));
                }
            }
            assertThat(compressed.size()).isLessThan(MAX_COMPRESSED_BYTES);
        }
    }
}
