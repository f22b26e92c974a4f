package io.github.qptv2.degrade;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DamageLadderTest {

    @Test
    void codecsHaveTheFieldsQuantisersAndOthersKadidsOwnLevels() {
        assertThat(DamageLadder.named("h264").rungs())
                .containsExactly(
                        new VideoCodec.H264(23),
                        new VideoCodec.H264(28),
                        new VideoCodec.H264(33),
                        new VideoCodec.H264(38),
                        new VideoCodec.H264(43));
        assertThat(DamageLadder.named("vp9").at(5)).isEqualTo(new VideoCodec.Vp9(63));
        assertThat(DamageLadder.named("jpeg").rungs())
                .isEqualTo(KadidType.named("jpeg").levels());
        assertThat(DamageLadder.named("10").name()).isEqualTo("jpeg");
    }

    @Test
    void overExposureAndLostResolutionRiseToWhatNobodyOverlooks() {
        assertThat(DamageLadder.named("exposure").at(1)).isEqualTo(new Tone.Exposure(0.5));
        assertThat(DamageLadder.named("exposure").at(5)).isEqualTo(new Tone.Exposure(3));
        assertThat(DamageLadder.named("down-up").at(5))
                .isEqualTo(new Resampling.DownUp(12, Interpolation.AREA, Interpolation.BICUBIC));
    }

    @Test
    void aSeverityThatIsNotThereAndAKindThatIsUnknownAreRefused() {
        var ladder = DamageLadder.named("vp9");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ladder.at(0))
                .withMessage("severity must be in [1, 5], got 0");
        assertThatIllegalArgumentException().isThrownBy(() -> DamageLadder.named("av1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DamageLadder("short", List.of()))
                .withMessage("a ladder must have 5 rungs, got 0");
    }
}
