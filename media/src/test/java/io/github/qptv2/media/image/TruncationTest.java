package io.github.qptv2.media.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TruncationTest {

    private static final ImageReader READER = ImageReader.standard();

    /** A truncated image is refused, or complete because only bytes after the pixels are missing. */
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "bmp", "gif", "tiff", "webp", "progressive"})
    void everyTruncationIsAnErrorOrTheWholeImage(String format) throws IOException {
        byte[] file = file(format);
        byte[] whole = READER.read(file, "a").rgb();
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            try {
                assertThat(READER.read(cut, "a").rgb())
                        .as("truncated at %d", length)
                        .isEqualTo(whole);
            } catch (ImageException e) {
                assertThat(e).message().startsWith("a: ").doesNotContain("\n");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "bmp", "gif", "tiff", "webp", "progressive"})
    void halfAFileIsReportedAsTruncated(String format) throws IOException {
        byte[] file = file(format);
        assertThatThrownBy(() -> READER.read(Arrays.copyOf(file, file.length * 3 / 4), "a"))
                .isInstanceOf(ImageException.class)
                .hasMessage("a: truncated: the file ends before the image does; copy or download it again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "progressive"})
    void onlyTheEndMarkerOfAJpegMayBeMissing(String format) throws IOException {
        byte[] file = file(format);
        byte[] open = Arrays.copyOf(file, file.length - 2);
        assertThat(READER.read(open, "a").rgb())
                .isEqualTo(READER.read(file, "a").rgb());
    }

    @Test
    void bytesAfterAJpegAreIgnored() throws IOException {
        byte[] file = file("jpeg");
        byte[] two = TestImages.join(file, TestImages.encode(TestImages.flat(0xffffff), "jpeg"), new byte[100]);
        assertThat(READER.read(two, "a").rgb()).isEqualTo(READER.read(file, "a").rgb());
    }

    @Test
    void theEndOfAThumbnailIsNotTheEndOfTheJpeg() throws IOException {
        byte[] thumbnail = TestImages.join(
                TestImages.ascii("Exif\0\0"), TestImages.exif(1), TestImages.encode(TestImages.flat(0), "jpeg"));
        byte[] file = TestImages.withSegment(file("jpeg"), 0xe1, thumbnail);
        assertThat(READER.read(file, "a").rgb())
                .isEqualTo(READER.read(file("jpeg"), "a").rgb());
        assertThatThrownBy(() -> READER.read(Arrays.copyOf(file, file.length - 40), "a"))
                .hasMessageStartingWith("a: truncated");
    }

    /** Seeded; the result is an error of one line or an image, and the process does not crash. */
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "bmp", "gif", "tiff", "webp", "progressive"})
    void flippedBytesNeverCrashTheProcess(String format) throws IOException {
        var random = new Random(20240717);
        byte[] file = file(format);
        for (int round = 0; round < 100; round++) {
            byte[] corrupt = file.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                corrupt[random.nextInt(corrupt.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(READER.withMaxMegapixels(1).read(corrupt, "a").width())
                        .isPositive();
            } catch (ImageException e) {
                assertThat(e).message().startsWith("a: ").doesNotContain("\n");
            }
        }
    }

    private static byte[] file(String format) throws IOException {
        return switch (format) {
            case "webp" -> ImageReaderTest.webp();
            case "progressive" -> progressive();
            default -> TestImages.encode(TestImages.pattern(), format);
        };
    }

    private static byte[] progressive() throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        var out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(TestImages.pattern(), List.of(), null), parameters);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
