package io.github.qptv2.media.video;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import io.github.qptv2.media.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_NCL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT470BG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;

class ColorConversionTest {

    /** Rounding of 8 bits and of coefficients in 16.16. */
    private static final int ROUNDING = 1;

    @TempDir
    private Path folder;

    /**
     * R = 1.164 (Y - 16) + 1.596 (Cr - 128), G = ... - 0.392 (Cb - 128) - 0.813 (Cr - 128), B = ... + 2.017 (Cb - 128).
     */
    @Test
    void smallFramesAreBt601() throws IOException {
        assertColor(VideoFixtures.y4m("F25:1 C420", new int[] {81, 90, 200}), 191, 32, 0);
        assertColor(VideoFixtures.y4m("F25:1 C420", new int[] {120, 160, 100}), 76, 131, 186);
    }

    @Test
    void blackAndWhiteOfTheLimitedRangeAre0And255() throws IOException {
        assertColor(VideoFixtures.y4m("F25:1 C420", new int[] {16, 128, 128}), 0, 0, 0);
        assertColor(VideoFixtures.y4m("F25:1 C420", new int[] {235, 128, 128}), 255, 255, 255);
        assertColor(VideoFixtures.y4m("F25:1 C420", new int[] {126, 128, 128}), 128, 128, 128);
    }

    /** R = Y + 1.402 (Cr - 128), G = Y - 0.344 (Cb - 128) - 0.714 (Cr - 128), B = Y + 1.772 (Cb - 128). */
    @Test
    void theFullRangeIsNotScaled() throws IOException {
        assertColor(VideoFixtures.y4m("F25:1 C420 XCOLORRANGE=FULL", new int[] {126, 128, 128}), 126, 126, 126);
        assertColor(VideoFixtures.y4m("F25:1 C420 XCOLORRANGE=FULL", new int[] {120, 160, 100}), 81, 129, 177);
    }

    /**
     * R = 1.164 (Y - 16) + 1.793 (Cr - 128), G = ... - 0.213 (Cb - 128) - 0.533 (Cr - 128), B = ... + 2.112 (Cb - 128).
     */
    @Test
    void highDefinitionIsBt709() throws IOException {
        assertColor(VideoFixtures.y4m(1280, 16, "F25:1 C420", new int[] {120, 160, 100}), 71, 129, 189);
    }

    /** A quarter of a level of 8 bits is a level of 10. */
    @Test
    void tenBitsAreReducedToEight() throws IOException {
        assertColor(VideoFixtures.y4m("F25:1 C420p10 XYSCSS=420P10", new int[] {480, 640, 400}), 76, 131, 186);
    }

    @Test
    void theStatedMatrixIsUsedOtherwiseTheSizeDecides() {
        assertThat(ColorConversion.matrix(AVCOL_SPC_BT2020_NCL, 64, 64)).isEqualTo(AVCOL_SPC_BT2020_NCL);
        assertThat(ColorConversion.matrix(AVCOL_SPC_BT470BG, 1920, 1080)).isEqualTo(AVCOL_SPC_BT470BG);
        assertThat(ColorConversion.matrix(AVCOL_SPC_UNSPECIFIED, 720, 576)).isEqualTo(AVCOL_SPC_SMPTE170M);
        assertThat(ColorConversion.matrix(AVCOL_SPC_UNSPECIFIED, 1280, 720)).isEqualTo(AVCOL_SPC_BT709);
        assertThat(ColorConversion.matrix(AVCOL_SPC_UNSPECIFIED, 720, 1280)).isEqualTo(AVCOL_SPC_BT709);
    }

    /**
     * Chroma rows alternate between Cb 160 and 96: B = 120 + 1.772 (Cb - 128). With chroma rows of their own, luma rows
     * have 177 and 63; with one for two of them, a row has three quarters of its own and a quarter of the next: 148,
     * 92.
     */
    @ParameterizedTest
    @CsvSource({"C444, 177, 63, 177", "C422, 177, 63, 177", "C411, 177, 63, 177", "C420mpeg2, 148, 92, 92"})
    void chromaRowsBelongToTheirLumaRows(String sampling, int first, int second, int third) throws IOException {
        int width = 32, height = 16, across = sampling.equals("C444") ? 32 : sampling.equals("C411") ? 8 : 16;
        int rows = sampling.startsWith("C420") ? height / 2 : height;
        var y4m = new ByteArrayOutputStream();
        y4m.writeBytes("YUV4MPEG2 W32 H16 F25:1 %s XCOLORRANGE=FULL\nFRAME\n"
                .formatted(sampling)
                .getBytes(StandardCharsets.US_ASCII));
        y4m.writeBytes(filled(width * height, 120));
        for (int row = 0; row < rows; row++) {
            y4m.writeBytes(filled(across, row % 2 == 0 ? 160 : 96));
        }
        y4m.writeBytes(filled(across * rows, 128));
        Path file = Files.write(folder.resolve("rows.y4m"), y4m.toByteArray());
        try (Video video = VideoReader.standard().open(file)) {
            Image image = video.frame(0);
            boolean halved = rows < height;
            int[] expected = {first, second, third};
            for (int i = 0; i < 3; i++) { // of a pair of luma rows, the upper is nearer to the chroma row above
                int row = halved ? 5 + i : 4 + i;
                assertThat(image.at(width / 2, row, 2)).as("row %d", row).isCloseTo(expected[i], within(ROUNDING));
            }
        }
    }

    private static byte[] filled(int length, int value) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private void assertColor(byte[] y4m, int red, int green, int blue) throws IOException {
        Path file = Files.write(folder.resolve("flat.y4m"), y4m);
        try (Video video = VideoReader.standard().open(file)) {
            Image image = video.frame(0);
            for (int at : new int[] {0, image.width() / 2, image.width() - 1}) {
                assertThat(Math.abs(image.at(at, 8, 0) - red))
                        .as("red of %d", image.at(at, 8, 0))
                        .isLessThanOrEqualTo(ROUNDING);
                assertThat(Math.abs(image.at(at, 8, 1) - green))
                        .as("green of %d", image.at(at, 8, 1))
                        .isLessThanOrEqualTo(ROUNDING);
                assertThat(Math.abs(image.at(at, 8, 2) - blue))
                        .as("blue of %d", image.at(at, 8, 2))
                        .isLessThanOrEqualTo(ROUNDING);
            }
        }
    }
}
