package io.github.qptv2.media.image;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;

import io.github.qptv2.media.Mats;
import io.github.qptv2.media.image.color.ChromaticityProfile;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

/**
 * Expected colors were computed independently in double precision: linearize, multiply by the matrix of the primaries
 * adapted to D50 by Bradford, multiply by the inverse of sRGB's, clip, encode.
 */
class ColorTest {

    /** Display P3's primaries (SMPTE EG 432-1, white D65) with exponent 2.2. */
    private static final double[] P3 = {0.3127, 0.3290, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06};

    /** Adobe RGB (1998): exponent 563/256. */
    private static final double[] ADOBE = {0.3127, 0.3290, 0.64, 0.33, 0.21, 0.71, 0.15, 0.06};

    private static final double EXPONENT = 563 / 256.0;

    @Test
    void adobeRgbIsConvertedInEveryFormatWithProfiles() throws IOException {
        byte[] icc = ChromaticityProfile.profile(EXPONENT, ADOBE);
        for (byte[] file : files(100, 150, 200, icc)) {
            // (100, 150, 200) -> (65.98, 151.41, 203.10)
            assertColor(file, 66, 151, 203);
        }
    }

    @Test
    void displayP3IsConvertedInEveryFormatWithProfiles() throws IOException {
        byte[] icc = ChromaticityProfile.profile(EXPONENT, P3);
        for (byte[] file : files(150, 140, 60, icc)) {
            // (150, 140, 60) -> (153.57, 140.83, 36.92)
            assertColor(file, 154, 141, 37);
        }
    }

    @Test
    void theProfileOfAJpegMayBeInSeveralSegmentsInAnyOrder() throws IOException {
        byte[] icc = ChromaticityProfile.profile(EXPONENT, ADOBE);
        byte[] jpeg = TestImages.encode(TestImages.flat(0x6496c8), "jpeg");
        jpeg = TestImages.withSegment(jpeg, 0xe2, TestImages.iccPart(1, 2, Arrays.copyOf(icc, 90)));
        jpeg = TestImages.withSegment(jpeg, 0xe2, TestImages.iccPart(2, 2, Arrays.copyOfRange(icc, 90, icc.length)));
        assertColor(jpeg, 66, 151, 203);
    }

    @Test
    void sixteenBitsAreConvertedBeforeTheyAreReducedToEight() throws IOException {
        ByteBuffer row = ByteBuffer.allocate(7)
                .put((byte) 0)
                .putShort((short) 25700)
                .putShort((short) 38550)
                .putShort((short) 51400);
        byte[] png = TestImages.png(
                new int[] {1, 1, 16, 2}, row.array(), TestImages.iccp(ChromaticityProfile.profile(EXPONENT, ADOBE)));
        assertColor(png, 66, 151, 203);
    }

    @Test
    void colorIsConvertedBeforeItIsCompositedOverWhite() throws IOException {
        byte[] png = TestImages.png(
                new int[] {1, 1, 8, 6},
                new byte[] {0, 100, (byte) 150, (byte) 200, 51},
                TestImages.iccp(ChromaticityProfile.profile(EXPONENT, ADOBE)));
        // 0.2 (66, 151, 203) + 204
        assertColor(png, 217, 234, 245);
    }

    @Test
    void aProfileOfSrgbDoesNotChangePixels() throws IOException {
        byte[] srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        byte[] png = TestImages.encode(TestImages.pattern(), "png");
        byte[] tagged =
                TestImages.join(Arrays.copyOf(png, 33), TestImages.iccp(srgb), Arrays.copyOfRange(png, 33, png.length));
        assertThat(ImageReader.standard().read(tagged, "a").rgb())
                .isEqualTo(Image.of(TestImages.pattern()).rgb());
    }

    @Test
    void aCorruptProfileOrOneOfAnotherColorModelMeansSrgb() throws IOException {
        byte[] cut = Arrays.copyOf(ChromaticityProfile.profile(EXPONENT, ADOBE), 150);
        byte[] gray = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
        for (byte[] icc : List.of(cut, gray, TestImages.ascii("nonsense"))) {
            byte[] png = TestImages.png(
                    new int[] {1, 1, 8, 2}, new byte[] {0, 100, (byte) 150, (byte) 200}, TestImages.iccp(icc));
            assertColor(png, 100, 150, 200);
        }
    }

    /** Linear gray 55/255 = 0.2157 is 127.95 of 255 in sRGB. */
    @Test
    void aGrayProfileIsConverted() throws IOException {
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
        assertColor(TestImages.png(new int[] {1, 1, 8, 0}, new byte[] {0, 55}, TestImages.iccp(linear)), 128, 128, 128);
    }

    /** 128 of 255 under exponent 563/256 is 129.03 in sRGB. */
    @Test
    void aGrayImageMayHaveAnRgbProfile() throws IOException {
        byte[] icc = ChromaticityProfile.profile(EXPONENT, ADOBE);
        assertColor(
                TestImages.png(new int[] {1, 1, 8, 0}, new byte[] {0, (byte) 128}, TestImages.iccp(icc)),
                129,
                129,
                129);
    }

    /** Linear (55, 128, 200) is (127.95, 187.84, 229.10) in sRGB. */
    @Test
    void pngGammaIsAppliedUnlessSrgbIsStated() throws IOException {
        byte[] row = {0, 55, (byte) 128, (byte) 200};
        byte[] linear =
                TestImages.chunk("gAMA", ByteBuffer.allocate(4).putInt(100000).array());
        byte[] usual =
                TestImages.chunk("gAMA", ByteBuffer.allocate(4).putInt(45455).array());
        byte[] srgb = TestImages.chunk("sRGB", new byte[1]);
        int[] head = {1, 1, 8, 2};
        assertColor(TestImages.png(head, row, linear), 128, 188, 229);
        assertThat(ImageReader.standard()
                        .read(TestImages.png(head, row, usual), "a")
                        .rgb())
                .containsExactly(55, 128, 200);
        assertThat(ImageReader.standard()
                        .read(TestImages.png(head, row, linear, srgb), "a")
                        .rgb())
                .containsExactly(55, 128, 200);
    }

    @Test
    void cmykTiffMultipliesTheTransmittancesOfInks() throws IOException {
        byte[] tiff = Tiffs.tiff(new Tiffs.Layout(1, 1, 8, 4, 5), new byte[] {51, 0, (byte) 255, 51});
        // (1 - 0.2)(1 - 0.2) = 0.64 -> 163; 0.8 -> 204; 0
        assertColor(tiff, 163, 204, 0);
    }

    /** Stored inverted, as usual: 204 is an ink of 0.2, and black of 0.2 on top: 0.64, 0.8, 0. */
    @Test
    void cmykJpegIsInverted() throws IOException {
        assertColor(fourComponents(204, 255, 0, 204), 163, 204, 0);
    }

    /** Y = 150 and Cb = Cr = 128 are inks of 150 each; black is inverted: 204 is an ink of 51. */
    @Test
    void ycckJpegIsConvertedToInksFirst() throws IOException {
        byte[] adobe = TestImages.join(TestImages.ascii("Adobe"), new byte[] {0, 100, 0, 0, 0, 0, 2});
        byte[] jpeg = TestImages.withSegment(fourComponents(150, 128, 128, 204), 0xee, adobe);
        // inks 150, 150, 150, 51: (1 - 0.588)(1 - 0.2) = 0.329
        assertColor(jpeg, 84, 84, 84);
    }

    private static byte[] fourComponents(int... samples) throws IOException {
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 8, 8, 4, null);
        for (int i = 0; i < 64; i++) {
            raster.setPixel(i % 8, i / 8, samples);
        }
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(raster, List.of(), null), null);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static List<byte[]> files(int red, int green, int blue, byte[] icc) throws IOException {
        int rgb = red << 16 | green << 8 | blue;
        byte[] png = TestImages.encode(TestImages.flat(rgb), "png");
        byte[] jpeg = TestImages.encode(TestImages.flat(rgb), "jpeg");
        try (var mat = new Mat(8, 8, CV_8UC3, new Scalar(blue, green, red, 0))) {
            return List.of(
                    TestImages.join(
                            Arrays.copyOf(png, 33), TestImages.iccp(icc), Arrays.copyOfRange(png, 33, png.length)),
                    TestImages.withSegment(jpeg, 0xe2, TestImages.iccPart(1, 1, icc)),
                    TestImages.extended(TestImages.webp(mat), Mats.image(mat), icc, new byte[0]),
                    Tiffs.withProfile(
                            new Tiffs.Layout(1, 1, 8, 3, 2), new byte[] {(byte) red, (byte) green, (byte) blue}, icc));
        }
    }

    /** Within 2: one for LittleCMS in 8 bits, one for JPEG. */
    private static void assertColor(byte[] file, int red, int green, int blue) throws IOException {
        Image image = ImageReader.standard().read(file, "a");
        assertThat(image.at(0, 0, 0)).as("red").isCloseTo(red, within(2));
        assertThat(image.at(0, 0, 1)).as("green").isCloseTo(green, within(2));
        assertThat(image.at(0, 0, 2)).as("blue").isCloseTo(blue, within(2));
    }
}
