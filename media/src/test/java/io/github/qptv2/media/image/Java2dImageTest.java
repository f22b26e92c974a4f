package io.github.qptv2.media.image;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

import io.github.qptv2.media.image.color.ChromaticityProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** An image of Java 2D gives the same pixels as a file of its samples. */
class Java2dImageTest {

    @Test
    void grayOfEightBitsKeepsItsValues() throws IOException {
        var image = new BufferedImage(256, 1, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < 256; x++) {
            image.getRaster().setSample(x, 0, 0, x);
        }
        for (int x = 0; x < 256; x++) {
            assertThat(Image.of(image).at(x, 0, 1)).isEqualTo(x);
        }
    }

    /** 43947 = 171 x 257; 128 is 0.498 and 129 is 0.502 of 257. */
    @Test
    void grayOfSixteenBitsIsRounded() throws IOException {
        var image = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setPixels(0, 0, 3, 1, new int[] {43947, 128, 129});
        assertThat(TestImages.values(Image.of(image))).containsExactly(171, 171, 171, 0, 0, 0, 1, 1, 1);
    }

    /** 100 at 51/255 = 0.2 over white is 20 + 204. */
    @ParameterizedTest
    @CsvSource({"8, 100, 51", "16, 25700, 13107"})
    void grayMayHaveAlpha(int bits, int value, int alpha) throws IOException {
        BufferedImage image = custom(ColorSpace.getInstance(ColorSpace.CS_GRAY), type(bits), true, 1);
        image.getRaster().setPixel(0, 0, new int[] {value, alpha});
        assertThat(TestImages.values(Image.of(image))).containsExactly(224, 224, 224);
    }

    @Test
    void grayInFloatingPointKeepsItsValues() throws IOException {
        BufferedImage image = custom(ColorSpace.getInstance(ColorSpace.CS_GRAY), DataBuffer.TYPE_FLOAT, false, 1);
        image.getRaster().setPixel(0, 0, new float[] {171 / 255f});
        assertThat(TestImages.values(Image.of(image))).containsExactly(171, 171, 171);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_INT_ARGB_PRE,
                BufferedImage.TYPE_INT_BGR,
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_4BYTE_ABGR_PRE
            })
    void everyTypeOfEightBitColorKeepsItsValues(int type) throws IOException {
        var image = new BufferedImage(2, 1, type);
        image.setRGB(0, 0, 2, 1, new int[] {0xff0a1433, 0xffc8ff00}, 0, 2);
        assertThat(TestImages.values(Image.of(image))).containsExactly(10, 20, 51, 200, 255, 0);
    }

    /** 200 at 51/255 = 0.2 over white is 40 + 204; premultiplied, 200 is stored as 40. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_INT_ARGB_PRE,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_4BYTE_ABGR_PRE
            })
    void alphaIsCompositedOverWhite(int type) throws IOException {
        var image = new BufferedImage(1, 1, type);
        image.setRGB(0, 0, 0x33640ac8);
        assertThat(TestImages.values(Image.of(image))).containsExactly(224, 206, 244);
    }

    /** Five bits: 21 x 255 / 31 = 172.7; six bits: 42 x 255 / 63 = 170. */
    @ParameterizedTest
    @CsvSource({BufferedImage.TYPE_USHORT_565_RGB + ", 42, 170", BufferedImage.TYPE_USHORT_555_RGB + ", 21, 173"})
    void fewBitsAreScaled(int type, int green, int expected) throws IOException {
        var image = new BufferedImage(1, 1, type);
        image.getRaster().setPixel(0, 0, new int[] {21, green, 31});
        assertThat(TestImages.values(Image.of(image))).containsExactly(173, expected, 255);
    }

    @Test
    void aPaletteKeepsItsColors() throws IOException {
        var image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
        image.getRaster().setSample(1, 0, 0, 1);
        assertThat(TestImages.values(Image.of(image))).containsExactly(0, 0, 0, 255, 255, 255);
    }

    /** IEC 61966-2-1: linear 0.5 is 1.055 x 0.5^(1 / 2.4) - 0.055 = 0.7354 = 187.5 of 255; LittleCMS is within 1. */
    @Test
    void linearRgbIsConverted() throws IOException {
        BufferedImage image =
                custom(ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB), DataBuffer.TYPE_USHORT, false, 3);
        image.getRaster().setPixel(0, 0, new int[] {32768, 32768, 32768});
        for (int value : TestImages.values(Image.of(image))) {
            assertThat(value).isBetween(187, 188);
        }
    }

    /** An RGB profile with red and blue exchanged, as the color space of an image and embedded in a PNG. */
    @Test
    void aColorSpaceWithAProfileGivesWhatAFileWithThatProfileGives() throws IOException {
        byte[] icc =
                ChromaticityProfile.profile(1.8, new double[] {0.3127, 0.3290, 0.15, 0.06, 0.30, 0.60, 0.64, 0.33});
        BufferedImage image = custom(new ICC_ColorSpace(ICC_Profile.getInstance(icc)), DataBuffer.TYPE_BYTE, false, 3);
        image.getRaster().setPixel(0, 0, new int[] {200, 100, 50});
        byte[] row = {0, (byte) 200, 100, 50};
        byte[] png = TestImages.png(new int[] {1, 1, 8, 2}, row, TestImages.iccp(icc));
        int[] fromFile = TestImages.values(ImageReader.standard().read(png, "a"));
        assertThat(fromFile[2]).isGreaterThan(fromFile[0]);
        assertThat(TestImages.values(Image.of(image))).containsExactly(fromFile);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "4, 0", "8, 0", "16, 0", "8, 2", "16, 2", "8, 4", "16, 4", "8, 6", "16, 6"})
    void aFileReadByJavaGivesTheSamePixels(int bits, int colorType) throws IOException {
        int samples = List.of(1, 0, 3, 0, 2, 0, 4).get(colorType), width = 64;
        int length = width * samples * bits / 8;
        var rows = new byte[2 * (1 + length)];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (byte) (i % (1 + length) == 0 ? 0 : 37 * i + i / 7);
        }
        byte[] png = TestImages.png(new int[] {width, 2, bits, colorType}, rows);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(Image.of(image).rgb())
                .isEqualTo(ImageReader.standard().read(png, "a").rgb());
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
    void aPartOfAnImageHasItsOwnOrigin(int type) throws IOException {
        var image = new BufferedImage(4, 4, type);
        int scale = type == BufferedImage.TYPE_USHORT_GRAY ? 257 : 1;
        image.getRaster().setSample(2, 1, 0, 90 * scale);
        assertThat(Image.of(image.getSubimage(2, 1, 2, 2)).at(0, 0, 0)).isEqualTo(90);
    }

    /** A gray ramp as the palette of an RLE8 bitmap: Java reads it as an image of type TYPE_BYTE_GRAY. */
    @Test
    void aCompressedBitmapWithAGrayRampKeepsItsValues() throws IOException {
        byte[] bmp = Bitmaps.rle8(Bitmaps.grayRamp(), 2, 1, new byte[] {1, (byte) 171, 1, 7, 0, 1});
        assertThat(TestImages.values(ImageReader.standard().read(bmp, "a"))).containsExactly(171, 171, 171, 7, 7, 7);
    }

    private static int type(int bits) {
        return bits == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
    }

    /** One pixel. */
    private static BufferedImage custom(ColorSpace space, int type, boolean alpha, int colors) {
        var model = new ComponentColorModel(
                space, alpha, false, alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE, type);
        assertThat(model.getNumColorComponents()).isEqualTo(colors);
        return new BufferedImage(model, model.createCompatibleWritableRaster(1, 1), false, null);
    }
}
