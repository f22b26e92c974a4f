package io.github.qptv2.media.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.qptv2.media.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
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
