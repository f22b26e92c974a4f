package io.github.qptv2.media.image;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.awt.Transparency.OPAQUE;
import static java.awt.Transparency.TRANSLUCENT;
import static java.awt.color.ColorSpace.CS_GRAY;
import static java.awt.color.ColorSpace.CS_sRGB;
import static java.awt.color.ColorSpace.getInstance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PngPixelsTest {

    private static final int WIDTH = 37, HEIGHT = 21;

    private static BufferedImage palette(int bits, boolean transparent) {
        int colors = 1 << bits;
        var random = new Random(bits);
        var bands = new byte[4][colors];
        for (byte[] band : bands) {
            random.nextBytes(band);
        }
        return indexed(
                transparent
                        ? new IndexColorModel(bits, colors, bands[0], bands[1], bands[2], bands[3])
                        : new IndexColorModel(bits, colors, bands[0], bands[1], bands[2]),
                bits);
    }

    private static BufferedImage indexed(IndexColorModel colors, int bits) {
        WritableRaster raster = bits == 8
                ? Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, WIDTH, HEIGHT, 1, null)
                : Raster.createPackedRaster(DataBuffer.TYPE_BYTE, WIDTH, HEIGHT, 1, bits, null);
        var random = new Random(3);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            raster.setSample(i % WIDTH, i / WIDTH, 0, random.nextInt(1 << bits));
        }
        return new BufferedImage(colors, raster, false, null);
    }

    /** Smooth with some noise, so that the encoder selects every filter. */
    private static BufferedImage direct(int space, int bands, int type) {
        int max = type == DataBuffer.TYPE_BYTE ? 255 : 65535;
        var raster = Raster.createInterleavedRaster(type, WIDTH, HEIGHT, bands, null);
        var random = new Random(bands);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            for (int band = 0; band < bands; band++) {
                int smooth = max * (i % WIDTH + band * (i / WIDTH)) / (WIDTH + 3 * HEIGHT);
                raster.setSample(i % WIDTH, i / WIDTH, band, i / WIDTH % 3 == 0 ? random.nextInt(max + 1) : smooth);
            }
        }
        boolean alpha = bands % 2 == 0;
        var colors = new ComponentColorModel(getInstance(space), alpha, false, alpha ? TRANSLUCENT : OPAQUE, type);
        return new BufferedImage(colors, raster, false, null);
    }

    static Stream<BufferedImage> images() {
        return Stream.concat(
                Stream.of(1, 2, 4, 8).flatMap(bits -> Stream.of(palette(bits, false), palette(bits, true))),
                Stream.of(DataBuffer.TYPE_BYTE, DataBuffer.TYPE_USHORT)
                        .flatMap(type -> Stream.of(
                                direct(CS_GRAY, 1, type),
                                direct(CS_GRAY, 2, type),
                                direct(CS_sRGB, 3, type),
                                direct(CS_sRGB, 4, type))));
    }

    private static byte[] encode(BufferedImage image, boolean interlaced) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            var how = writer.getDefaultWriteParam();
            how.setProgressiveMode(interlaced ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("images")
    void everyColorTypeIsReadAsItWasWritten(BufferedImage image) throws IOException {
        byte[] expected = Image.of(image).rgb();
        for (boolean interlaced : new boolean[] {false, true}) {
            byte[] png = encode(image, interlaced);
            assertThat(png[28]).isEqualTo((byte) (interlaced ? 1 : 0));
            assertThat(ImageReader.standard().read(png, "a.png").rgb()).isEqualTo(expected);
        }
    }

    /** The second row of 3 gray pixels, by each filter: the first row is 10, 20, 40. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void filtersAreUndone(int filter) throws IOException {
        byte[] rows = {0, 10, 20, 40, (byte) filter, 5, 7, 100};
        int[] second =
                switch (filter) {
                    case 1 -> new int[] {5, 12, 112};
                    case 2 -> new int[] {15, 27, 140};
                    case 3 -> new int[] {5 + 5, 7 + 15, 100 + 31};
                    case 4 -> new int[] {5 + 10, 7 + 20, 100 + 40};
                    default -> new int[] {5, 7, 100};
                };
        byte[] png = TestImages.png(new int[] {3, 2, 8, 0}, rows);
        assertThat(gray(png)).containsExactly(10, 20, 40, second[0], second[1], second[2]);
    }

    private static int[] gray(byte[] png) throws IOException {
        int[] values = TestImages.values(ImageReader.standard().read(png, "a.png"));
        var gray = new int[values.length / 3];
        for (int i = 0; i < gray.length; i++) {
            gray[i] = values[3 * i];
        }
        return gray;
    }

    @Test
    void grayOfFewBitsIsScaled() throws IOException {
        byte[] png = TestImages.png(new int[] {4, 1, 2, 0}, new byte[] {0, 0b00011011});
        assertThat(gray(png)).containsExactly(0, 85, 170, 255);
    }

    @Test
    void theTransparentColorIsWhite() throws IOException {
        byte[] key = TestImages.chunk("tRNS", new byte[] {0, 1, 0, 2, 0, 3});
        byte[] png = TestImages.png(new int[] {2, 1, 8, 2}, new byte[] {0, 1, 2, 3, 1, 2, 4}, key);
        assertThat(TestImages.values(ImageReader.standard().read(png, "a"))).containsExactly(255, 255, 255, 1, 2, 4);
        byte[] bits = TestImages.png(
                new int[] {4, 1, 2, 0}, new byte[] {0, 0b00011011}, TestImages.chunk("tRNS", new byte[] {0, 1}));
        assertThat(gray(bits)).containsExactly(0, 255, 170, 255);
    }

    @Test
    void indicesPastThePaletteAreBlack() throws IOException {
        byte[] palette = TestImages.chunk("PLTE", new byte[] {50, 60, 70});
        byte[] png = TestImages.png(new int[] {2, 1, 8, 3}, new byte[] {0, 0, 9}, palette);
        assertThat(TestImages.values(ImageReader.standard().read(png, "a"))).containsExactly(50, 60, 70, 0, 0, 0);
    }

    @Test
    void valuesThatAreNotDefinedAreRefused() throws IOException {
        byte[] gray = {0, 0};
        assertThatThrownBy(() -> gray(TestImages.png(new int[] {1, 1, 8, 3}, gray)))
                .hasMessageContaining("its palette is missing");
        assertThatThrownBy(() -> gray(TestImages.png(new int[] {1, 1, 4, 2}, new byte[] {0, 0, 0})))
                .hasMessageContaining("color type 2 with 4 bits is not defined");
        byte[] critical = TestImages.chunk("ABCD", new byte[0]);
        assertThatThrownBy(() -> gray(TestImages.png(new int[] {1, 1, 8, 0}, gray, critical)))
                .hasMessageContaining("it needs chunk ABCD, which is not defined");
    }
}
