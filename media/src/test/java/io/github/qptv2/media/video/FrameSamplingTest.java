package io.github.qptv2.media.video;

import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FrameSamplingTest {

    /** 240 - 64 + 1 = 177 starts, 44.25 for each clip: the middles are 22.125, 66.375, 110.625, 154.875. */
    @Test
    void clipsStartAtTheCentersOfEqualParts() {
        List<long[]> clips = FrameSampling.TESTING.clips(240);
        assertThat(clips).extracting(clip -> clip[0]).containsExactly(22L, 66L, 110L, 154L);
        assertThat(clips.get(3)).hasSize(32).startsWith(154, 156, 158).endsWith(214, 216);
    }

    /** 5 - 4 + 1 = 2 starts: the middle of [0, 2) is 1. */
    @Test
    void oneClipIsCentered() {
        assertThat(new FrameSampling(2, 2, 1).clips(5).get(0)).containsExactly(1, 3);
    }

    @Test
    void aShortVideoIsRepeated() {
        assertThat(new FrameSampling(5, 2, 2).clips(4))
                .containsExactly(new long[] {0, 2, 0, 2, 0}, new long[] {0, 2, 0, 2, 0});
        assertThat(FrameSampling.TRAINING.clips(1).get(0)).containsOnly(0);
    }

    /** Of 40 frames the 20th step, frame 40, is frame 0 again. */
    @Test
    void indicesAreTakenModuloTheLength() {
        assertThat(FrameSampling.TRAINING.clips(40).get(0))
                .startsWith(0, 2)
                .endsWith(18, 20, 22)
                .hasSize(32);
    }

    /** 10 - 4 + 1 = 7 starts, 3.5 for each clip: the first draws from 0 to 3, the second from 3 to 6. */
    @Test
    void randomStartsCoverTheirParts() {
        var sampling = new FrameSampling(2, 2, 2);
        long[] first = LongStream.range(0, 200)
                .map(seed -> sampling.sampledClips(10, seed).get(0)[0])
                .distinct()
                .sorted()
                .toArray();
        long[] second = LongStream.range(0, 200)
                .map(seed -> sampling.sampledClips(10, seed).get(1)[0])
                .distinct()
                .sorted()
                .toArray();
        assertThat(first).containsExactly(0, 1, 2, 3);
        assertThat(second).containsExactly(3, 4, 5, 6);
    }

    @Test
    void theSameSeedGivesTheSameFrames() {
        assertThat(FrameSampling.TRAINING.sampledClips(9000, 7).get(0))
                .isEqualTo(FrameSampling.TRAINING.sampledClips(9000, 7).get(0))
                .isNotEqualTo(FrameSampling.TRAINING.sampledClips(9000, 8).get(0));
    }

    @Test
    void errorsStateTheRuleThenTheValue() {
        assertThatThrownBy(() -> new FrameSampling(32, 0, 1))
                .hasMessage("length and interval must be at least 1, got 32 and 0");
        assertThatThrownBy(() -> new FrameSampling(32, 2, 65)).hasMessage("clips must be in [1, 64], got 65");
        assertThatThrownBy(() -> FrameSampling.TESTING.clips(0)).hasMessage("frames must be at least 1, got 0");
    }
}
