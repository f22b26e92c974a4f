package io.github.qptv2.media.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rows are stored from the bottom up, padded to four bytes; colors are stored as blue, green, red. */
class BmpTest {

    private static final byte[] FOUR_COLORS = {1, 2, 3, 11, 12, 13, 21, 22, 23, 31, 32, 33};

    /** Pixels 3, 1, 0 of a palette: the header of OS/2 has three bytes an entry. */
    @ParameterizedTest
    @CsvSource({"2, 208", "4, 49"})
    void thePaletteOfOs2HasThreeBytesAnEntry(int bits, int first) throws IOException {
        byte[] palette = new byte[3 << bits];
        System.arraycopy(FOUR_COLORS, 0, palette, 0, 12);
        byte[] bmp = Bitmaps.os2(new int[] {3, 1, bits}, palette, new byte[] {(byte) first, 0, 0, 0});
        assertThat(read(bmp)).containsExactly(33, 32, 31, 13, 12, 11, 3, 2, 1);
    }

    @Test
    void os2HasAlsoOneEightAndTwentyFourBits() throws IOException {
        byte[] two = {1, 2, 3, 11, 12, 13};
        assertThat(read(Bitmaps.os2(new int[] {2, 1, 1}, two, new byte[] {0x40, 0, 0, 0})))
                .containsExactly(3, 2, 1, 13, 12, 11);
        var palette = new byte[768];
        System.arraycopy(FOUR_COLORS, 0, palette, 765, 3);
        assertThat(read(Bitmaps.os2(new int[] {2, 1, 8}, palette, new byte[] {(byte) 255, 0, 0, 0})))
                .containsExactly(3, 2, 1, 0, 0, 0);
        assertThat(read(Bitmaps.os2(new int[] {1, 2, 24}, new byte[0], new byte[] {7, 8, 9, 0, 4, 5, 6, 0})))
                .containsExactly(6, 5, 4, 9, 8, 7);
    }

    /** Five bits: 31 is 255, 10 is 82.3; 15 bits are 0RRRRRGGGGGBBBBB. */
    @Test
    void fifteenBitsAreScaledToEight() throws IOException {
        assertThat(read(Bitmaps.windows(new int[] {1, 1, 16, 0}, new byte[0], new byte[] {(byte) 0x5f, 0x01, 0, 0})))
                .containsExactly(0, 82, 255);
    }

    /** Fields of 5, 6, 5 bits (BI_BITFIELDS): 21 is 172.7, 42 is 170, 31 is 255. */
    @Test
    void bitFieldsStateTheColors() throws IOException {
        byte[] masks = ints(0xf800, 0x7e0, 0x1f);
        int pixel = 21 << 11 | 42 << 5 | 31;
        byte[] pixels = {(byte) pixel, (byte) (pixel >> 8), 0, 0};
        assertThat(read(Bitmaps.windows(new int[] {1, 1, 16, 3}, masks, pixels)))
                .containsExactly(173, 170, 255);
    }

    /** BI_ALPHABITFIELDS: 100 at 51/255 over white is 224. */
    @Test
    void bitFieldsMayIncludeAlpha() throws IOException {
        byte[] masks = ints(0xff0000, 0xff00, 0xff, 0xff000000);
        byte[] pixels = {(byte) 200, 0, 100, 51};
        assertThat(read(Bitmaps.windows(new int[] {1, 1, 32, 6}, masks, pixels)))
                .containsExactly(224, 204, 244);
        assertThat(read(Bitmaps.windows(new int[] {1, 1, 32, 0}, new byte[0], pixels)))
                .containsExactly(100, 0, 200);
    }

    @Test
    void aNegativeHeightMeansTopDown() throws IOException {
        byte[] pixels = {1, 2, 3, 0, 4, 5, 6, 0};
        assertThat(read(Bitmaps.windows(new int[] {1, -2, 24, 0}, new byte[0], pixels)))
                .containsExactly(3, 2, 1, 6, 5, 4);
        assertThat(read(Bitmaps.windows(new int[] {1, 2, 24, 0}, new byte[0], pixels)))
                .containsExactly(6, 5, 4, 3, 2, 1);
    }

    /** Runs: 2 x 1; end of row; right 1; 1 x 2; end of image. */
    @Test
    void runsOfEightBitsAreDecoded() throws IOException {
        byte[] palette = {1, 2, 3, 0, 11, 12, 13, 0, 21, 22, 23, 0};
        byte[] runs = {2, 1, 0, 0, 0, 2, 1, 0, 1, 2, 0, 1};
        assertThat(read(Bitmaps.rle8(palette, 2, 2, runs)))
                .containsExactly(3, 2, 1, 23, 22, 21, 13, 12, 11, 13, 12, 11);
    }

    /** A literal of three values (1, 2, 0), padded to 16 bits, and a run that alternates 2 and 1. */
    @Test
    void runsOfFourBitsAreDecoded() throws IOException {
        byte[] palette = {1, 2, 3, 0, 11, 12, 13, 0, 21, 22, 23, 0};
        byte[] runs = {0, 3, 0x12, 0x00, 0, 0, 3, 0x21, 0, 1};
        assertThat(read(Bitmaps.windows(new int[] {3, 2, 4, 2}, palette, runs)))
                .containsExactly(23, 22, 21, 13, 12, 11, 23, 22, 21, 13, 12, 11, 23, 22, 21, 3, 2, 1);
    }

    @Test
    void runsThatEndBeforeTheImageAreCorrupt() {
        byte[] bmp = Bitmaps.rle8(new byte[4], 2, 2, new byte[] {2, 0, 0, 0, 1, 0});
        assertThatThrownBy(() -> read(bmp))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("BMP data is corrupt");
    }

    @ParameterizedTest
    @CsvSource({"24, 4, embedded JPEG", "24, 5, embedded PNG", "8, 9, coding 9"})
    void otherCodingsAreRefusedByName(int bits, int coding, String name) {
        byte[] bmp = Bitmaps.windows(new int[] {1, 1, bits, coding}, new byte[0], new byte[4]);
        assertThatThrownBy(() -> read(bmp))
                .hasMessage("a: BMP with " + name + " is not supported; convert it to JPEG or PNG first");
    }

    private static byte[] ints(int... values) {
        ByteBuffer out = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            out.putInt(value);
        }
        return out.array();
    }

    private static int[] read(byte[] file) throws IOException {
        return TestImages.values(ImageReader.standard().read(file, "a"));
    }
}
