package io.github.qptv2.media.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import io.github.qptv2.media.Mats;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_WEBP_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

/** Codes that a WebP lacks are not read from bytes behind it. */
class WebpDataTest {

    private static final int LENGTH = 16; // of the only chunk

    private static byte[] lossy() {
        try (Mat mat = Mats.of(Image.of(TestImages.pattern()));
                var buffer = new BytePointer();
                var quality = new IntPointer(IMWRITE_WEBP_QUALITY, 60)) {
            imencode(".webp", mat, buffer, quality);
            var bytes = new byte[(int) buffer.limit()];
            buffer.get(bytes);
            return bytes;
        } catch (ImageException e) {
            throw new AssertionError(e);
        }
    }

    /** The last bytes removed and followed by zeros behind the RIFF; its lengths are right. */
    private static byte[] shortened(byte[] file, int removed, int zeros) {
        int padding = file.length - 20 - length(file);
        int length = length(file) - removed, end = 20 + length + length % 2;
        byte[] changed = Arrays.copyOf(Arrays.copyOf(file, file.length - padding - removed), end + zeros);
        return ByteBuffer.wrap(changed)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(4, end - 8)
                .putInt(LENGTH, length)
                .array();
    }

    private static int length(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(LENGTH);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 64})
    void dataThatEndEarlyAreRefused(int zeros) {
        byte[] file = shortened(lossy(), 20, zeros);
        assertThatThrownBy(() -> ImageReader.standard().read(file, "a"))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("a: its WebP data is corrupt");
    }

    @Test
    void bytesBehindTheRiffChangeNothing() throws IOException {
        byte[] file = lossy();
        Image image = ImageReader.standard().read(file, "a");
        Image longer = ImageReader.standard().read(shortened(file, 0, 64), "a");
        assertThat(longer.warning()).isEmpty();
        assertThat(longer.rgb()).isEqualTo(image.rgb());
    }
}
