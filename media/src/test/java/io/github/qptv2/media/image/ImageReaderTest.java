package io.github.qptv2.media.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import io.github.qptv2.media.Mats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

class ImageReaderTest {

    private static final ImageReader READER = ImageReader.standard();

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "tiff"})
    void losslessFormatsAreDecodedExactly(String format) throws IOException {
        BufferedImage pattern = TestImages.pattern();
        Image image = READER.read(TestImages.encode(pattern, format), "a");
        assertThat(image.rgb()).isEqualTo(Image.of(pattern).rgb());
    }

    @Test
    void losslessWebpIsDecodedExactly() throws IOException {
        assertThat(READER.read(webp(), "a").rgb())
                .isEqualTo(Image.of(TestImages.pattern()).rgb());
    }

    /** Quality 0.75 with chroma subsampling changes this smooth pattern by less than 24 of 255. */
    @Test
    void jpegIsDecodedApproximately() throws IOException {
        Image image = READER.read(TestImages.encode(TestImages.pattern(), "jpeg"), "a");
        byte[] expected = Image.of(TestImages.pattern()).rgb();
        assertThat(IntStream.range(0, expected.length).map(i -> Math.abs((image.rgb()[i] & 255) - (expected[i] & 255))))
                .allMatch(difference -> difference < 24);
    }

    @Test
    void gifKeepsItsFourColors() throws IOException {
        var sourceImage = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
        sourceImage.setRGB(0, 0, 2, 2, new int[] {0x000000, 0xff0000, 0x00ff00, 0x0000ff}, 0, 2);
        Image image = READER.read(TestImages.encode(sourceImage, "gif"), "a");
        assertThat(image.rgb()).isEqualTo(Image.of(sourceImage).rgb());
    }

    @Test
    void aGrayJpegIsGrayInAllChannels() throws IOException {
        var image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 64; i++) {
            image.getRaster().setSample(i % 8, i / 8, 0, 77);
        }
        assertThat(READER.read(TestImages.encode(image, "jpeg"), "a").rgb()).containsOnly(77);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void orientationIsAppliedOnceInEveryFormat(int orientation) throws IOException {
        byte[] exif = TestImages.exif(orientation);
        byte[] expected = turned(Image.of(TestImages.pattern()), orientation).rgb();
        byte[] png = TestImages.encode(TestImages.pattern(), "png");
        byte[] withExif =
                TestImages.join(slice(png, 0, 33), TestImages.chunk("eXIf", exif), slice(png, 33, png.length));
        byte[] webp = TestImages.extended(webp(), Image.of(TestImages.pattern()), new byte[0], exif);
        byte[] tiff = Tiffs.tiff(
                new Tiffs.Layout(24, 16, 8, 3, 2),
                Image.of(TestImages.pattern()).rgb(),
                new Tiffs.Field(274, orientation));
        for (byte[] file : List.of(withExif, webp, tiff)) {
            assertThat(ImageHeader.read(file, "a").orientation()).isEqualTo(orientation);
            assertThat(READER.read(file, "a").rgb())
                    .as(ImageHeader.read(file, "a").toString())
                    .isEqualTo(expected);
        }
        byte[] plain = TestImages.encode(TestImages.pattern(), "jpeg");
        byte[] jpeg = TestImages.withSegment(plain, 0xe1, TestImages.join(TestImages.ascii("Exif\0\0"), exif));
        assertThat(READER.read(jpeg, "a").rgb())
                .isEqualTo(turned(READER.read(plain, "a"), orientation).rgb());
    }

    /** By definition, stored row r and column c are at these positions of the upright image. */
    private static Image turned(Image stored, int orientation) {
        int w = stored.width(), h = stored.height();
        int width = orientation > 4 ? h : w, height = orientation > 4 ? w : h;
        var rgb = new byte[3 * w * h];
        for (int r = 0; r < h; r++) {
            for (int c = 0; c < w; c++) {
                int[] xy =
                        switch (orientation) {
                            case 1 -> new int[] {c, r};
                            case 2 -> new int[] {w - 1 - c, r};
                            case 3 -> new int[] {w - 1 - c, h - 1 - r};
                            case 4 -> new int[] {c, h - 1 - r};
                            case 5 -> new int[] {r, c};
                            case 6 -> new int[] {h - 1 - r, c};
                            case 7 -> new int[] {h - 1 - r, w - 1 - c};
                            default -> new int[] {r, w - 1 - c};
                        };
                System.arraycopy(stored.rgb(), 3 * (r * w + c), rgb, 3 * (xy[1] * width + xy[0]), 3);
            }
        }
        return Image.of(width, height, rgb);
    }

    @Test
    void aFileAStreamAndBytesGiveTheSameImage(@TempDir Path folder) throws IOException {
        byte[] bytes = TestImages.encode(TestImages.pattern(), "jpeg");
        Path misnamed = Files.write(folder.resolve("really-a-jpeg.png"), bytes);
        byte[] expected = READER.read(bytes, "a").rgb();
        assertThat(READER.read(misnamed).rgb()).isEqualTo(expected);
        assertThat(READER.read(new ByteArrayInputStream(bytes), "a").rgb()).isEqualTo(expected);
    }

    @Test
    void manyThreadsDecodeTheSameAsOne() throws IOException {
        List<byte[]> files = List.of(
                TestImages.encode(TestImages.pattern(), "jpeg"),
                TestImages.encode(TestImages.pattern(), "png"),
                webp());
        List<byte[]> alone = files.stream().map(ImageReaderTest::pixels).toList();
        IntStream.range(0, 300).parallel().forEach(i -> assertThat(pixels(files.get(i % 3)))
                .isEqualTo(alone.get(i % 3)));
    }

    private static byte[] pixels(byte[] file) {
        try {
            return READER.read(file, "a").rgb();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8})
    void aJpegIsReducedAsFarAsTheShortSideAllows(int divisor) throws IOException {
        byte[] jpeg = TestImages.encode(new BufferedImage(320, 160, BufferedImage.TYPE_INT_RGB), "jpeg");
        Image reduced = READER.readReduced(jpeg, "a", 160 / divisor);
        assertThat(reduced.height()).isEqualTo(160 / divisor);
        assertThat(reduced.width()).isEqualTo(320 / divisor);
        assertThat(READER.readReduced(jpeg, "a", 160 / divisor + 1).height()).isEqualTo(320 / divisor);
    }

    @Test
    void aReducedJpegKeepsItsColorOrder() throws IOException {
        byte[] red = TestImages.encode(TestImages.flat(0xff0000), "jpeg");
        Image reduced = READER.readReduced(red, "a", 1);
        assertThat(reduced.width()).isEqualTo(1);
        assertThat(reduced.at(0, 0, 0)).isGreaterThan(250);
        assertThat(reduced.at(0, 0, 2)).isLessThan(5);
    }

    @Test
    void onePixelIsEnough() throws IOException {
        var dot = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        dot.setRGB(0, 0, 0x123456);
        assertThat(READER.read(TestImages.encode(dot, "png"), "a").rgb()).containsExactly(0x12, 0x34, 0x56);
    }

    @Test
    void filesThatCannotBeOpenedAreReportedInOneLine(@TempDir Path folder) {
        assertThatThrownBy(() -> READER.read(folder))
                .isInstanceOf(ImageException.class)
                .hasMessage(folder + ": is a folder; name an image file");
        Path missing = folder.resolve("none.jpg");
        assertThatThrownBy(() -> READER.read(missing))
                .isInstanceOf(ImageException.class)
                .hasMessage(missing + ": does not exist; check the path");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aNamedPipeIsRefusedWithoutBlocking(@TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("pipe.jpg");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertThatThrownBy(() -> READER.read(pipe))
                .isInstanceOf(ImageException.class)
                .hasMessage(pipe + ": is not a regular file");
        assertThatThrownBy(() -> ImageHeader.read(pipe)).hasMessage(pipe + ": is not a regular file");
    }

    @Test
    void anInterruptedReadIsReportedAsSuch(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("a.png"), TestImages.encode(TestImages.pattern(), "png"));
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> READER.read(file))
                    .isInstanceOf(ImageException.class)
                    .hasMessage(file + ": interrupted while reading");
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void aCorruptImageIsReportedInOneLine() throws IOException {
        byte[] png = TestImages.encode(TestImages.pattern(), "png");
        png[41] ^= 0x55; // the first byte of the zlib stream
        assertThatThrownBy(() -> READER.read(png, "a.png"))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("a.png: is corrupt: the CRC of chunk IDAT at byte 33 is wrong")
                .message()
                .doesNotContain("\n");
    }

    static byte[] webp() throws IOException {
        try (var rgb = Mats.of(Image.of(TestImages.pattern()))) {
            cvtColor(rgb, rgb, COLOR_RGB2BGR);
            return TestImages.webp(rgb);
        }
    }

    private static byte[] slice(byte[] bytes, int from, int to) {
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }
}
