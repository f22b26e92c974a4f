package io.github.qptv2.media.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import io.github.qptv2.media.image.tiff.TiffCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A sample of b bits is scaled to v / (2^b - 1) x 255; samples of fewer than 8 bits are packed from the highest bit.
 */
class TiffTest {

    private static final int GRAY = 1;
    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final int SEPARATED = 5;
    private static final int YCBCR = 6;

    @Test
    void grayOfFourBits() throws IOException {
        byte[] tiff = TiffBuilder.of(3, 1).samples(4, 1, GRAY).strip(0x0a, 0xf0).build();
        assertThat(read(tiff)).containsExactly(0, 0, 0, 170, 170, 170, 255, 255, 255);
    }

    @Test
    void grayOfTwoBitsWhiteIsZeroInRowsOfWholeBytes() throws IOException {
        byte[] tiff = TiffBuilder.of(1, 2).samples(2, 1, 0).strip(0x40, 0xc0).build();
        assertThat(read(tiff)).containsExactly(170, 170, 170, 0, 0, 0);
    }

    /** Bits 1, 0: the colors (51400, 25700, 12850) / 257 and (0, 65535, 0). */
    @Test
    void aPaletteOfOneBit() throws IOException {
        byte[] tiff = TiffBuilder.of(2, 1)
                .samples(1, 1, PALETTE)
                .words(320, 0, 51400, 65535, 25700, 0, 12850)
                .strip(0x80)
                .build();
        assertThat(read(tiff)).containsExactly(200, 100, 50, 0, 255, 0);
    }

    /** 8-bit colors are stored times 257, times 256 or as they are. */
    @ParameterizedTest
    @ValueSource(ints = {257, 256, 1})
    void aPaletteOfFourBitsStatesItsColorsInAnyScale(int scale) throws IOException {
        var colors = new int[48];
        colors[9] = 200 * scale;
        colors[16 + 9] = 100 * scale;
        colors[32 + 9] = 51 * scale;
        byte[] tiff = TiffBuilder.of(2, 1)
                .samples(4, 1, PALETTE)
                .words(320, colors)
                .strip(0x90)
                .build();
        assertThat(read(tiff)).containsExactly(200, 100, 51, 0, 0, 0);
    }

    /** Index 1 with opacity 51/255: 200 becomes 40 + 204. */
    @Test
    void aPaletteMayHaveAlpha() throws IOException {
        var colors = new int[768];
        colors[1] = 51400;
        byte[] tiff = TiffBuilder.of(1, 1)
                .samples(8, 2, PALETTE)
                .words(320, colors)
                .words(338, 2)
                .strip(1, 51)
                .build();
        assertThat(read(tiff)).containsExactly(244, 204, 204);
    }

    /** (15, 0, 10) with opacity 3/15 = 0.2: 255 stays, 0 becomes 204, 170 becomes 34 + 204. */
    @Test
    void colorOfFourBitsMayHaveAlpha() throws IOException {
        byte[] tiff = TiffBuilder.of(1, 1)
                .samples(4, 4, RGB)
                .words(338, 2)
                .strip(0xf0, 0xa3)
                .build();
        assertThat(read(tiff)).containsExactly(255, 204, 238);
    }

    /** Ten bits: 1023 is 255, 512 is 127.6, 401 is 100 (99.96). Red, green, blue have a strip each. */
    @Test
    void separatePlanesOfTenBits() throws IOException {
        byte[] tiff = TiffBuilder.of(2, 1)
                .samples(10, 3, RGB)
                .words(284, 2)
                .strip(0xff, 0xc0, 0x00) // 1111111111 0000000000
                .strip(0x80, 0x00, 0x00) // 1000000000 0000000000
                .strip(0x64, 0x59, 0x00) // 0110010001 0110010000
                .build();
        // 400 / 1023 x 255 = 99.7
        assertThat(read(tiff)).containsExactly(255, 128, 100, 0, 0, 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"II", "MM"})
    void separatePlanesOfSixteenBits(String mark) throws IOException {
        boolean big = mark.equals("MM");
        ByteOrder order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        int[][] planes = {{0xc8, 0xc8}, {0x64, 0x64}, {0x00, 0x81}}; // 200 x 257, 100 x 257, 129
        var tiff = new TiffBuilder(order, 1, 1).samples(16, 3, RGB).words(284, 2);
        for (int[] plane : planes) {
            tiff.strip(plane[big ? 0 : 1], plane[big ? 1 : 0]);
        }
        assertThat(read(tiff.build())).containsExactly(200, 100, 1);
    }

    /** Strips of one row: three of red, then green, then blue. */
    @Test
    void separatePlanesInStrips() throws IOException {
        var tiff = TiffBuilder.of(1, 3).samples(8, 3, RGB).words(284, 2).words(278, 1);
        for (int i = 1; i <= 9; i++) {
            tiff.strip(i);
        }
        assertThat(read(tiff.build())).containsExactly(1, 4, 7, 2, 5, 8, 3, 6, 9);
    }

    /** Two tiles of 16 x 16 for 17 x 1 pixels: the second's first column is the last pixel. */
    @Test
    void tilesAreCutAtTheRightAndAtTheBottom() throws IOException {
        var left = new byte[256];
        var right = new byte[256];
        left[15] = 7;
        right[0] = 9;
        byte[] tiff = TiffBuilder.of(17, 1)
                .samples(8, 1, GRAY)
                .words(322, 16)
                .words(323, 16)
                .strip(left)
                .strip(right)
                .build();
        Image image = ImageReader.standard().read(tiff, "a");
        assertThat(image.at(14, 0, 0)).isZero();
        assertThat(image.at(15, 0, 0)).isEqualTo(7);
        assertThat(image.at(16, 0, 0)).isEqualTo(9);
    }

    /** PackBits: two literal bytes, then three times 9. */
    @Test
    void packBitsInSeparatePlanes() throws IOException {
        byte[] tiff = TiffBuilder.of(5, 1)
                .samples(8, 3, RGB)
                .words(259, TiffCodec.PACK_BITS)
                .words(284, 2)
                .strip(1, 7, 8, 0xfe, 9)
                .strip(0xfc, 1)
                .strip(0xfc, 2)
                .build();
        assertThat(read(tiff)).containsExactly(7, 1, 2, 8, 1, 2, 9, 1, 2, 9, 1, 2, 9, 1, 2);
    }

    /** Codes of nine bits: clear 256, 5, 258 (5 5), 6, end 257. */
    @Test
    void lzwInSeparatePlanes() throws IOException {
        int[] codes = {256, 5, 258, 6, 257};
        long packed = 0;
        for (int code : codes) {
            packed = packed << 9 | code;
        }
        packed <<= 3; // 45 bits to 48
        var strip = new int[6];
        for (int i = 0; i < 6; i++) {
            strip[i] = (int) (packed >> (40 - 8 * i)) & 255;
        }
        byte[] tiff = TiffBuilder.of(4, 1)
                .samples(8, 3, RGB)
                .words(259, TiffCodec.LZW)
                .words(284, 2)
                .strip(strip)
                .strip(strip)
                .strip(strip)
                .build();
        assertThat(read(tiff)).containsExactly(5, 5, 5, 5, 5, 5, 5, 5, 5, 6, 6, 6);
    }

    /** Differences of 16 bits with a carry: 0x00ff + 0x0002 = 0x0101 = 257. */
    @Test
    void deflateWithDifferencesInSixteenBitGrayWithAlpha() throws IOException {
        byte[] rows = {(byte) 0xff, 0, (byte) 0xff, (byte) 0xff, 2, 0, 0, 0};
        byte[] tiff = TiffBuilder.of(2, 1)
                .samples(16, 2, GRAY)
                .words(259, TiffCodec.DEFLATE)
                .words(317, 2)
                .words(338, 2)
                .strip(TestImages.deflate(rows))
                .build();
        assertThat(read(tiff)).containsExactly(1, 1, 1, 1, 1, 1);
    }

    /** 0 is no ink, as in every TIFF of CMYK; a flat block survives JPEG: (255 - 55)(255 - 0) / 255 = 200. */
    @Test
    void jpegInCmykIsNotInverted() throws IOException {
        byte[] tiff = TiffBuilder.of(8, 8)
                .samples(8, 4, SEPARATED)
                .words(259, TiffCodec.JPEG)
                .strip(jpeg(55, 155, 205, 0))
                .build();
        int[] values = read(tiff);
        assertThat(values).hasSize(192);
        assertThat(Arrays.copyOf(values, 6)).containsExactly(200, 100, 50, 200, 100, 50);
    }

    /** R = 81 + 1.402 x 112 = 238.0, G = 81 + 0.344 x 38 - 0.714 x 112 = 14.1, B = 81 - 1.772 x 38 = 13.7. */
    @Test
    void chromaForFourPixelsFollowsTheirLuma() throws IOException {
        byte[] tiff = TiffBuilder.of(2, 2)
                .samples(8, 3, YCBCR)
                .words(259, 1)
                .words(278, 2)
                .words(530, 2, 2)
                .strip(81, 81, 81, 81, 90, 240)
                .build();
        assertThat(read(tiff)).containsExactly(238, 14, 13, 238, 14, 13, 238, 14, 13, 238, 14, 13);
        byte[] jpeg = TiffBuilder.of(8, 8)
                .samples(8, 3, YCBCR)
                .words(259, TiffCodec.JPEG)
                .words(530, 1, 1)
                .strip(jpeg(81, 90, 240))
                .build();
        assertThat(Arrays.copyOf(read(jpeg), 6)).containsExactly(238, 14, 14, 238, 14, 14);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CCITT RLE", "CCITT T.4", "CCITT T.6"})
    void faxIsBlackAndWhite(String compression) throws IOException {
        var page = new BufferedImage(40, 9, BufferedImage.TYPE_BYTE_BINARY);
        for (int i = 0; i < 40 * 9; i++) {
            page.setRGB(i % 40, i / 40, i % 7 < 3 ? 0xffffff : 0);
        }
        assertThat(read(Tiffs.encoded(page, compression))).containsExactly(TestImages.values(Image.of(page)));
    }

    @Test
    void jpegInSeparatePlanes() throws IOException {
        byte[] tiff = TiffBuilder.of(8, 8)
                .samples(8, 3, RGB)
                .words(259, TiffCodec.JPEG)
                .words(284, 2)
                .strip(jpeg(200))
                .strip(jpeg(100))
                .strip(jpeg(50))
                .build();
        assertThat(Arrays.copyOf(read(tiff), 6)).containsExactly(200, 100, 50, 200, 100, 50);
    }

    @Test
    void aStripThatEndsEarlyIsCorrupt() throws IOException {
        byte[] tiff = TiffBuilder.of(4, 1)
                .samples(4, 3, RGB)
                .words(259, TiffCodec.DEFLATE)
                .strip(TestImages.deflate(new byte[5]))
                .build();
        assertThatThrownBy(() -> read(tiff))
                .isInstanceOf(ImageException.class)
                .hasMessage(
                        "a: is corrupt: strip 1 of 1 at byte 8 lacks 1 byte of 6 when decompressed; copy or download it"
                                + " again");
    }

    @ParameterizedTest
    @CsvSource({
        "339, 2, 16, signed samples",
        "339, 3, 16, floating-point samples",
        "339, 3, 32, floating-point samples",
        "339, 6, 16, complex samples",
        "259, 6, 8, old-style JPEG compression",
        "259, 7, 16, 16-bit JPEG compression",
        "332, 2, 8, inks other than CMYK",
        "259, 34925, 8, compression 34925"
    })
    void theCauseOfARefusalIsNamed(int tag, int value, int bits, String cause) {
        int photometric = tag == 332 ? SEPARATED : GRAY;
        byte[] tiff = TiffBuilder.of(1, 1)
                .samples(bits, photometric == SEPARATED ? 4 : 1, photometric)
                .words(tag, value)
                .strip(1, 2, 3, 4)
                .build();
        assertThatThrownBy(() -> read(tiff))
                .isInstanceOf(ImageException.class)
                .hasMessage("a: TIFF with " + cause + " is not supported; convert it to JPEG or PNG first");
    }

    /** A block of 8 x 8 pixels of one value a band, in quality 1: exact for flat blocks. */
    private static byte[] jpeg(int... pixel) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 8, 8, pixel.length, null);
        for (int i = 0; i < 64; i++) {
            raster.setPixel(i % 8, i / 8, pixel);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            ImageWriteParam best = writer.getDefaultWriteParam();
            best.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            best.setCompressionQuality(1);
            writer.write(null, new IIOImage(raster, null, null), best);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static int[] read(byte[] file) throws IOException {
        return TestImages.values(ImageReader.standard().read(file, "a"));
    }
}
