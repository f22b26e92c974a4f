package io.github.qptv2.media.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A lossless WebP of one color needs no bits for its pixels (RFC 9649: each prefix code has one symbol). */
class SmallWebpTest {

    private final BitSet bits = new BitSet();
    private int length;

    @ParameterizedTest
    @CsvSource({"0, 0, 0, 30", "1, 0, 1, 30", "18, 52, 86, 32"})
    void anImageOfOneColorIsDecodedHoweverSmallItsFileIs(int red, int green, int blue, int size) throws IOException {
        byte[] webp = webp(33, 20, red, green, blue);
        assertThat(webp).hasSize(size);
        Image image = ImageReader.standard().read(webp, "a");
        assertThat(image.width()).isEqualTo(33);
        assertThat(image.height()).isEqualTo(20);
        int[] values = TestImages.values(image);
        for (int i = 0; i < values.length; i += 3) {
            assertThat(values[i]).isEqualTo(red);
            assertThat(values[i + 1]).isEqualTo(green);
            assertThat(values[i + 2]).isEqualTo(blue);
        }
    }

    private byte[] webp(int width, int height, int red, int green, int blue) {
        put(0x2f, 8);
        put(width - 1, 14);
        put(height - 1, 14);
        put(0, 1 + 3); // no alpha, version 0
        put(0, 3); // no transform, no color cache, one group of prefix codes
        symbol(green);
        symbol(red);
        symbol(blue);
        symbol(255);
        symbol(0);
        byte[] data = Arrays.copyOf(bits.toByteArray(), (length + 7) / 8);
        int padded = data.length + data.length % 2;
        return ByteBuffer.allocate(20 + padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(TestImages.ascii("RIFF"))
                .putInt(12 + padded)
                .put(TestImages.ascii("WEBPVP8L"))
                .putInt(data.length)
                .put(data)
                .array();
    }

    /** A simple prefix code of one symbol, of one bit or eight. */
    private void symbol(int value) {
        put(1, 2);
        put(value < 2 ? 0 : 1, 1);
        put(value, value < 2 ? 1 : 8);
    }

    private void put(int value, int count) {
        for (int i = 0; i < count; i++) {
            bits.set(length++, (value >> i & 1) == 1);
        }
    }
}
