package io.github.qptv2.degrade.compose;

import java.util.List;

import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.degrade.ImageStatistics;
import io.github.qptv2.degrade.Rescaling;
import io.github.qptv2.degrade.TestImages;
import io.github.qptv2.degrade.ToneMapping;
import io.github.qptv2.degrade.VideoCodec;
import io.github.qptv2.degrade.pixel.Interpolation;
import io.github.qptv2.media.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DistortionSeriesTest {

    @Test
    void codecsHaveTheirQuantizersAndOtherTypesTheLevelsOfKadid() {
        assertThat(DistortionSeries.byName("h264").levels())
                .containsExactly(
                        new VideoCodec.H264(23),
                        new VideoCodec.H264(28),
                        new VideoCodec.H264(33),
                        new VideoCodec.H264(38),
                        new VideoCodec.H264(43));
        assertThat(DistortionSeries.byName("vp9").at(5)).isEqualTo(new VideoCodec.Vp9(63));
        assertThat(DistortionSeries.byName("jpeg").levels())
                .isEqualTo(Kadid10kLevels.named("jpeg").levels());
        assertThat(DistortionSeries.byName("10").name()).isEqualTo("jpeg");
    }

    @Test
    void overExposureAndLossOfResolutionRiseFromHalfAStopToThreeAndFromAFactorOf1Point5To12() {
        assertThat(DistortionSeries.byName("exposure").at(1)).isEqualTo(new ToneMapping.Exposure(0.5));
        assertThat(DistortionSeries.byName("exposure").at(5)).isEqualTo(new ToneMapping.Exposure(3));
        assertThat(DistortionSeries.byName("down-up").at(5))
                .isEqualTo(new Rescaling.DownUp(12, Interpolation.AREA, Interpolation.BICUBIC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mean-shift-up",
                "mean-shift-down",
                "contrast-up",
                "contrast-down",
                "underexposure",
                "oversharpening",
                "ringing"
            })
    void oneSidedSeriesDepartFartherFromTheImageAtEachLevel(String name) {
        Image scene = TestImages.scene(64, 48);
        double last = 0;
        for (int level = 1; level <= DistortionSeries.LEVELS; level++) {
            Image distorted =
                    new DegradationChain(List.of(DistortionSeries.byName(name).at(level)), 1).apply(scene);
            double distance = ImageStatistics.difference(scene, distorted);
            assertThat(distance).as("level %d", level).isGreaterThan(last);
            last = distance;
        }
    }

    @Test
    void levelsOutsideOneToFiveAndUnknownTypesAreRefused() {
        var series = DistortionSeries.byName("vp9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> series.at(0))
                .withMessage("level must be in [1, 5], got 0");
        assertThatIllegalArgumentException().isThrownBy(() -> DistortionSeries.byName("av1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DistortionSeries("short", List.of()))
                .withMessage("a distortion series must have 5 levels, got 0");
    }
}
