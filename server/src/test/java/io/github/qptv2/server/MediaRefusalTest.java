package io.github.qptv2.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

import io.github.qptv2.server.queue.MediaLimits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.qptv2.server.ServiceFixture.images;
import static io.github.qptv2.server.ServiceFixture.lines;
import static io.github.qptv2.server.ServiceFixture.multipart;
import static io.github.qptv2.server.ServiceFixture.multipartType;
import static io.github.qptv2.server.ServiceFixture.png;
import static io.github.qptv2.server.ServiceFixture.problem;
import static io.github.qptv2.server.ServiceFixture.scores;
import static io.github.qptv2.server.ServiceFixture.zip;
import static org.assertj.core.api.Assertions.assertThat;

/** Images and videos that are corrupt, larger than their bytes suggest, or over a limit. */
class MediaRefusalTest {

    private static final Path CORPUS = Path.of("..", "fuzz", "corpus");
    private static final Path VIDEOS = Path.of("..", "media", "src", "test", "resources", "videos");
    private static final List<String> IMAGE_FORMATS =
            List.of("bmp", "exif", "gif", "icc", "jpeg", "png", "tiff", "tiff-directory", "webp");

    private static ServiceFixture service;

    @BeforeAll
    static void start() throws Exception {
        service = ServiceFixture.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void nothingIsStored() throws Exception {
        assertThat(service.stored()).isEmpty();
    }

    private static List<byte[]> corpus(List<String> formats) throws Exception {
        var files = new ArrayList<byte[]>();
        for (String format : formats) {
            try (var all = Files.list(CORPUS.resolve(format))) {
                for (Path file : all.sorted().toList()) {
                    files.add(Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    /** A file as it is, its first half, and a copy with random bytes. */
    private static List<byte[]> variants(byte[] file, Random random) {
        var all = new ArrayList<byte[]>(List.of(file, java.util.Arrays.copyOf(file, file.length / 2)));
        byte[] changed = file.clone();
        for (int i = 0; i < 1 + changed.length / 200; i++) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
        }
        all.add(changed);
        return all;
    }

    @Test
    void imagesOfTheCorpusAreScoredOrUnreadable() throws Exception {
        var random = new Random(1);
        int answered = 0;
        for (byte[] file : corpus(IMAGE_FORMATS)) {
            for (byte[] body : variants(file, random)) {
                var response = service.post("/v1/scores", "application/octet-stream", body);
                if (response.statusCode() != 200) {
                    assertThat(problem(response)).isIn("422 unreadable-media", "422 media-too-large");
                }
                answered++;
            }
        }
        assertThat(answered).isGreaterThan(100);
        assertThat(service.post("/v1/scores", "image/png", png(64, 64, 1)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void archivesOfTheCorpusAreAnsweredOrRefused() throws Exception {
        var random = new Random(2);
        for (byte[] file : corpus(List.of("zip"))) {
            for (byte[] body : variants(file, random)) {
                var response = service.post("/v1/batches", "application/zip", body);
                if (response.statusCode() == 200) {
                    assertThat(lines(response)).isNotEmpty();
                } else {
                    assertThat(problem(response)).isIn("400 bad-archive", "400 bad-name", "413 archive-too-large");
                }
            }
        }
    }

    static Map<String, byte[]> bombs() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("bmp", bmp(100_000, 100_000));
        files.put("gif", gif(65_535, 65_535));
        files.put("jpeg", jpeg(65_500, 65_500));
        files.put("tiff", tiff(60_000, 60_000));
        files.put("webp", webp(16_384, 16_384));
        return files;
    }

    static List<String> formats() {
        return List.copyOf(bombs().keySet());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aHeaderWithTooManyPixelsIsRefused(String format) throws Exception {
        byte[] bomb = Objects.requireNonNull(bombs().get(format));
        var response = service.post("/v1/scores", "application/octet-stream", bomb);
        assertThat(problem(response)).as(response.body()).isEqualTo("422 media-too-large");
        assertThat(response.body()).contains("100 megapixels");
    }

    @Test
    void otherFilesOfTheRequestAreScored() throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>(images(2));
        files.put("bomb.jpg", jpeg(65_500, 65_500));
        var parts = scores(service.post("/v1/scores", multipartType(), multipart(files)));
        assertThat(parts).extracting(row -> row.get("status")).containsExactly("ok", "ok", "error");
        assertThat((String) parts.get(2).get("error")).contains("100 megapixels");
        var entries = lines(service.post("/v1/batches", "application/zip", zip(files)));
        assertThat(entries).extracting(row -> row.get("status")).containsExactly("ok", "ok", "error");
    }

    @Test
    void aCompressedBodyIsNotInflated() throws Exception {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(png(64, 64, 1));
        }
        assertThat(problem(
                        service.post("/v1/scores", "image/png", compressed.toByteArray(), "Content-Encoding", "gzip")))
                .isEqualTo("422 unreadable-media");
    }

    private static void requireTooLarge(MediaLimits limits, String reason) throws Exception {
        byte[] video = Files.readAllBytes(VIDEOS.resolve("h264-b-frames.mp4"));
        try (var limited = ServiceFixture.start(options -> options.with(limits))) {
            var response = limited.post("/v1/scores?name=a.mp4", "video/mp4", video);
            assertThat(problem(response)).as(response.body()).isEqualTo("422 media-too-large");
            assertThat(response.body()).contains(reason).doesNotContain("qpt-serve");
        }
    }

    @Test
    void videosOverALimitAreRefused() throws Exception {
        byte[] video = Files.readAllBytes(VIDEOS.resolve("h264-b-frames.mp4"));
        assertThat(service.post("/v1/scores?name=a.mp4", "video/mp4", video).statusCode())
                .isEqualTo(200);
        requireTooLarge(new MediaLimits(100, 36, 3, Duration.ofMinutes(10)), "at most 3 frames");
        requireTooLarge(new MediaLimits(100, 36, 36_000, Duration.ofMillis(1)), "0 s");
        requireTooLarge(new MediaLimits(100, 0.001, 36_000, Duration.ofMinutes(10)), "0.001 megapixels");
    }

    private static byte[] little(int size, String signature, java.util.function.Consumer<ByteBuffer> fields) {
        var buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(0, signature.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        fields.accept(buffer);
        return buffer.array();
    }

    private static byte[] bmp(int width, int height) {
        return little(54, "BM", file -> file.putInt(2, 54)
                .putInt(10, 54)
                .putInt(14, 40)
                .putInt(18, width)
                .putInt(22, height)
                .putShort(26, (short) 1)
                .putShort(28, (short) 24));
    }

    private static byte[] gif(int width, int height) {
        return little(40, "GIF89a", file -> file.putShort(6, (short) width)
                .putShort(8, (short) height)
                .put(10, (byte) 0x80) // a table of 2 colors
                .put(19, (byte) ',')
                .putShort(24, (short) width)
                .putShort(26, (short) height)
                .put(29, new byte[] {2, 2, 0x4c, 1, 0, ';'}));
    }

    private static byte[] jpeg(int width, int height) {
        return ByteBuffer.allocate(40)
                .putInt(0xffd8ffc0)
                .putShort((short) 17)
                .put((byte) 8)
                .putShort((short) height)
                .putShort((short) width)
                .put(new byte[] {3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0})
                .put(new byte[] {-1, (byte) 0xda, 0, 12, 3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0, 0, 0, 0, -1, (byte) 0xd9})
                .array();
    }

    private static byte[] webp(int width, int height) {
        return little(30, "RIFF\26\0\0\0WEBPVP8X\12\0\0\0", file -> file.putInt(24, (width - 1) | ((height - 1) << 24))
                .putShort(28, (short) ((height - 1) >> 8)));
    }

    private static byte[] tiff(int width, int height) {
        int[][] tags = {
            {256, 4, width},
            {257, 4, height},
            {258, 3, 8},
            {259, 3, 1},
            {262, 3, 1},
            {273, 4, 8},
            {278, 4, height},
            {279, 4, 1}
        };
        return little(14 + 12 * tags.length, "II*\0", file -> {
            file.putInt(4, 8).putShort(8, (short) tags.length);
            for (int i = 0; i < tags.length; i++) {
                file.putShort(10 + 12 * i, (short) tags[i][0])
                        .putShort(12 + 12 * i, (short) tags[i][1])
                        .putInt(14 + 12 * i, 1)
                        .putInt(18 + 12 * i, tags[i][2]);
            }
        });
    }
}
