package io.github.qptv2.server;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

import io.github.qptv2.server.upload.UploadLimits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.qptv2.server.ServiceFixture.images;
import static io.github.qptv2.server.ServiceFixture.multipart;
import static io.github.qptv2.server.ServiceFixture.multipartType;
import static io.github.qptv2.server.ServiceFixture.png;
import static io.github.qptv2.server.ServiceFixture.problem;
import static io.github.qptv2.server.ServiceFixture.zip;
import static org.assertj.core.api.Assertions.assertThat;

/** What is refused, before anything is decoded, with which problem; nothing is left behind. */
class RejectionTest {

    private static ServiceFixture service;

    @BeforeAll
    static void start() throws Exception {
        service = ServiceFixture.start(options ->
                options.with(UploadLimits.DEFAULT.withBodyMegabytes(2).withBatchMegabytes(4)));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void nothingIsStored() throws Exception {
        assertThat(service.stored()).isEmpty();
        assertThat(service.metric("qpt_stored_bytes")).isZero();
    }

    @Test
    void wrongTypes() throws Exception {
        byte[] image = png(64, 64, 1);
        assertThat(problem(service.post("/v1/scores", "text/html", image))).isEqualTo("415 unsupported-media-type");
        assertThat(problem(service.post("/v1/scores", "application/zip", image)))
                .isEqualTo("415 unsupported-media-type");
        assertThat(problem(service.post("/v1/batches", "image/png", image))).isEqualTo("415 unsupported-media-type");
        assertThat(problem(service.post(
                        "/v1/scores", "application/json", ServiceFixture.bytes("{\"urls\":[\"http://a/\"]}"))))
                .isEqualTo("403 urls-not-allowed");
    }

    @Test
    void wrongRoutesAndMethods() throws Exception {
        assertThat(problem(service.get("/v1/nothing"))).isEqualTo("404 not-found");
        assertThat(problem(service.get("/../../etc/passwd"))).isIn("404 not-found", "400 bad-request");
        var response = service.get("/v1/scores");
        assertThat(problem(response)).isEqualTo("405 method-not-allowed");
        assertThat(response.headers().firstValue("Allow").orElseThrow()).contains("POST");
    }

    @Test
    void corruptFiles() throws Exception {
        byte[] image = png(64, 64, 1);
        assertThat(problem(service.post("/v1/scores", "image/png", new byte[0])))
                .isEqualTo("422 unreadable-media");
        assertThat(problem(service.post("/v1/scores", "image/png", ServiceFixture.bytes("text"))))
                .isEqualTo("422 unreadable-media");
        var truncated = service.post("/v1/scores", "image/png", java.util.Arrays.copyOf(image, image.length / 2));
        assertThat(problem(truncated)).isEqualTo("422 unreadable-media");
        assertThat(truncated.body()).doesNotContain("qpt-serve");
        byte[] video = ServiceFixture.bytes("\u0000\u0000\u0000\u0018ftypmp42");
        assertThat(problem(service.post("/v1/scores?name=a.mp4", "video/mp4", video)))
                .isEqualTo("422 unreadable-media");
        byte[] playlist = ServiceFixture.bytes("#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n");
        assertThat(problem(service.post("/v1/scores?name=a.mp4", "video/mp4", playlist)))
                .isEqualTo("422 unreadable-media");
    }

    @Test
    void anImageWithMorePixelsThanTheLimitByItsHeader() throws Exception {
        String begun = "qpt_queue_items_total{queue=\"images\"}";
        double before = service.metric(begun);
        var response = service.post("/v1/scores", "image/png", headerOnly(30_000, 30_000));
        assertThat(problem(response)).isEqualTo("422 media-too-large");
        assertThat(response.body()).contains("100 megapixels", "30000x30000");
        assertThat(service.metric(begun)).isEqualTo(before);
    }

    @Test
    void aBodyLargerThanTheLimit() throws Exception {
        assertThat(service.raw(ServiceFixture.head(
                        "POST /v1/scores HTTP/1.1",
                        "Host: localhost",
                        "Content-Type: image/png",
                        "Content-Length: 99999999",
                        "Connection: close")))
                .contains("HTTP/1.1 413", "/upload-too-large");
        String chunk = "x".repeat(0x10000);
        assertThat(service.raw("POST /v1/scores HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\n"
                        + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                        + ("10000\r\n" + chunk + "\r\n").repeat(33)))
                .contains("HTTP/1.1 413", "/upload-too-large");
    }

    @Test
    void tenThousandParts() throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < 10_000; i++) {
            files.put(i + ".png", new byte[1]);
        }
        assertThat(problem(service.post("/v1/scores", multipartType(), multipart(files))))
                .isEqualTo("413 too-many-items");
        assertThat(problem(service.post("/v1/batches", multipartType(), multipart(files))))
                .isEqualTo("413 too-many-items");
        assertThat(problem(service.post("/v1/batches", "application/zip", zip(files))))
                .isEqualTo("413 too-many-items");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.png", "a/../../b.png", "/etc/passwd", "..\\\\a.png", "C:\\\\a.png", " "})
    void namesThatLeaveTheirFolder(String name) throws Exception {
        var parts = multipart(Map.of(name, png(64, 64, 1)));
        assertThat(problem(service.post("/v1/scores", multipartType(), parts))).isEqualTo("400 bad-name");
        var archive = zip(Map.of(name.replace("\\\\", "\\"), png(64, 64, 1)));
        assertThat(problem(service.post("/v1/batches", "application/zip", archive)))
                .isEqualTo("400 bad-name");
    }

    @Test
    void malformedMultipartBodies() throws Exception {
        byte[] parts = multipart(images(1));
        for (String type : new String[] {"multipart/form-data", "multipart/form-data; boundary=other"}) {
            assertThat(problem(service.post("/v1/scores", type, parts)))
                    .as(type)
                    .isEqualTo("400 bad-multipart");
        }
        byte[] truncated = java.util.Arrays.copyOf(parts, parts.length - 20);
        assertThat(problem(service.post("/v1/scores", multipartType(), truncated)))
                .isEqualTo("400 bad-multipart");
        String field = "--%s\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--%s--\r\n"
                .formatted(ServiceFixture.BOUNDARY, ServiceFixture.BOUNDARY);
        assertThat(problem(service.post("/v1/scores", multipartType(), ServiceFixture.bytes(field))))
                .isEqualTo("400 bad-multipart");
    }

    @Test
    void archivesThatAreNone() throws Exception {
        assertThat(problem(service.post("/v1/batches", "application/zip", ServiceFixture.bytes("no archive"))))
                .isEqualTo("400 bad-archive");
        assertThat(problem(service.post("/v1/batches", "application/zip", zip(Map.of("folder/", new byte[0])))))
                .isEqualTo("400 bad-archive");
    }

    @Test
    void anArchiveWhoseContentExceedsTheLimit() throws Exception {
        byte[] bomb = zip(Map.of("zeros.png", new byte[64 << 20])); // 64 MB in 65 kB
        assertThat(bomb).hasSizeLessThan(100_000);
        assertThat(problem(service.post("/v1/batches", "application/zip", bomb)))
                .isEqualTo("413 archive-too-large");
    }

    @Test
    void anEntryLargerThanItDeclares() throws Exception {
        byte[] lie = zip(Map.of("zeros.png", new byte[3 << 20]));
        for (int i = 0; i + 28 < lie.length; i++) { // the size in the central directory
            if (lie[i] == 'P' && lie[i + 1] == 'K' && lie[i + 2] == 1 && lie[i + 3] == 2) {
                lie[i + 24] = 100;
                lie[i + 25] = 0;
                lie[i + 26] = 0;
                lie[i + 27] = 0;
            }
        }
        var rows = ServiceFixture.lines(service.post("/v1/batches", "application/zip", lie));
        assertThat(rows).hasSize(1);
        assertThat((String) rows.get(0).get("error")).contains("corrupt");
    }

    @Test
    void requestsThatAreNoHttp() throws Exception {
        assertThat(service.raw("GET / HTTP/1.1\r\n\r\n")).contains("HTTP/1.1 400", "/bad-request", "nosniff");
        assertThat(service.raw("GET /%s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted("a".repeat(9000))))
                .contains("HTTP/1.1 414", "/uri-too-long");
        assertThat(service.raw("GET / HTTP/1.1\r\nHost: localhost\r\nA: %s\r\n\r\n".formatted("a".repeat(9000))))
                .contains("HTTP/1.1 431", "/headers-too-large");
    }

    /** A PNG that declares a size and has no pixels. */
    private static byte[] headerOnly(int width, int height) throws Exception {
        var header = new ByteArrayOutputStream();
        var data = new DataOutputStream(header);
        data.writeBytes("IHDR");
        data.writeInt(width);
        data.writeInt(height);
        data.write(new byte[] {8, 2, 0, 0, 0});
        var crc = new CRC32();
        crc.update(header.toByteArray());
        var file = new ByteArrayOutputStream();
        var out = new DataOutputStream(file);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        out.writeInt(13);
        out.write(header.toByteArray());
        out.writeInt((int) crc.getValue());
        return file.toByteArray();
    }
}
