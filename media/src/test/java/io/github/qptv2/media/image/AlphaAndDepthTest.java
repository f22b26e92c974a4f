package io.github.qptv2.media.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Over white a value v with opacity a becomes v a + 255 (1 - a); 16-bit values are divided by 257 and rounded. */
class AlphaAndDepthTest {

    private static final int GRAY = 0;
    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final int GRAY_ALPHA = 4;
    private static final int RGBA = 6;

    @Test
    void rgbaIsCompositedOverWhite() throws IOException {
        byte[] row = {0, 100, 0, (byte) 200, 51, 9, 9, 9, 0};
        byte[] png = TestImages.png(new int[] {2, 1, 8, RGBA}, row);
        // 100 at 51/255 = 0.2: 20 + 204; 0: 204; 200: 40 + 204; fully transparent: white
        assertThat(read(png)).containsExactly(224, 204, 244, 255, 255, 255);
    }

    @Test
    void grayWithAlphaIsCompositedOverWhite() throws IOException {
        byte[] png = TestImages.png(new int[] {1, 1, 8, GRAY_ALPHA}, new byte[] {0, 100, 51});
        assertThat(read(png)).containsExactly(224, 224, 224);
    }

    @Test
    void aPaletteMayBeTransparent() throws IOException {
        byte[] palette = TestImages.chunk("PLTE", new byte[] {100, 0, 10, 1, 2, 3});
        byte[] png = TestImages.png(
                new int[] {2, 1, 8, PALETTE}, new byte[] {0, 0, 1}, palette, TestImages.chunk("tRNS", new byte[] {51}));
        assertThat(read(png)).containsExactly(224, 204, 206, 1, 2, 3);
    }

    @Test
    void oneGrayMayBeTransparent() throws IOException {
        byte[] png = TestImages.png(
                new int[] {3, 1, 8, GRAY}, new byte[] {0, 7, 8, 9}, TestImages.chunk("tRNS", new byte[] {0, 8}));
        assertThat(read(png)).containsExactly(7, 7, 7, 255, 255, 255, 9, 9, 9);
    }

    /** Two bits: 0, 1, 2, 3 are 0, 85, 170, 255; 2 is transparent. */
    @Test
    void oneGrayOfFourMayBeTransparent() throws IOException {
        byte[] png = TestImages.png(
                new int[] {4, 1, 2, GRAY}, new byte[] {0, 0b00011011}, TestImages.chunk("tRNS", new byte[] {0, 2}));
        assertThat(read(png)).containsExactly(0, 0, 0, 85, 85, 85, 255, 255, 255, 255, 255, 255);
    }

    @Test
    void oneColorMayBeTransparent() throws IOException {
        byte[] key = TestImages.chunk("tRNS", new byte[] {0, 1, 0, 2, 0, 3});
        byte[] png = TestImages.png(new int[] {2, 1, 8, RGB}, new byte[] {0, 1, 2, 3, 3, 2, 1}, key);
        assertThat(read(png)).containsExactly(255, 255, 255, 3, 2, 1);
    }

    @Test
    void sixteenBitsAreRoundedNotTruncated() throws IOException {
        // 0x00ff = 255 / 257 = 0.99 -> 1; 0x0080 = 0.498 -> 0; 0x0081 = 0.502 -> 1
        byte[] png = TestImages.png(
                new int[] {1, 1, 16, RGB}, new byte[] {0, 0, (byte) 0xff, 0, (byte) 0x80, 0, (byte) 0x81});
        assertThat(read(png)).containsExactly(1, 0, 1);
    }

    @Test
    void sixteenBitAlphaIsCompositedOverWhite() throws IOException {
        // 25700 is 100; 13107 is 0.2
        byte[] row = ByteBuffer.allocate(9)
                .put((byte) 0)
                .putShort((short) 25700)
                .putShort((short) 0)
                .putShort((short) 51400)
                .putShort((short) 13107)
                .array();
        assertThat(read(TestImages.png(new int[] {1, 1, 16, RGBA}, row))).containsExactly(224, 204, 244);
    }

    @Test
    void tiffAlphaMayBeStraightOrPremultiplied() throws IOException {
        var layout = new Tiffs.Layout(1, 1, 8, 4, 2);
        byte[] apart = {100, 0, (byte) 200, 51};
        byte[] multiplied = {20, 0, 40, 51};
        assertThat(read(Tiffs.tiff(layout, apart, new Tiffs.Field(338, 2)))).containsExactly(224, 204, 244);
        assertThat(read(Tiffs.tiff(layout, multiplied, new Tiffs.Field(338, 1))))
                .containsExactly(224, 204, 244);
        assertThat(read(Tiffs.tiff(layout, apart, new Tiffs.Field(338, 0)))).containsExactly(100, 0, 200);
    }

    @Test
    void tiffGrayMayHaveAlpha() throws IOException {
        byte[] tiff = Tiffs.tiff(new Tiffs.Layout(1, 1, 8, 2, 1), new byte[] {100, 51}, new Tiffs.Field(338, 2));
        assertThat(read(tiff)).containsExactly(224, 224, 224);
    }

    @Test
    void tiffOfSixteenBitsMayBePremultiplied() throws IOException {
        // 5140 = 0.2 of 25700 = 100 of 255
        byte[] pixel = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 5140)
                .putShort((short) 0)
                .putShort((short) 10280)
                .putShort((short) 13107)
                .array();
        byte[] tiff = Tiffs.tiff(new Tiffs.Layout(1, 1, 16, 4, 2), pixel, new Tiffs.Field(338, 1));
        assertThat(read(tiff)).containsExactly(224, 204, 244);
    }

    private static int[] read(byte[] file) throws IOException {
        byte[] rgb = ImageReader.standard().read(file, "a").rgb();
        var values = new int[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            values[i] = rgb[i] & 255;
        }
        return values;
    }
}
