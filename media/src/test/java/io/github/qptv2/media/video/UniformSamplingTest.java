package io.github.qptv2.media.video;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UniformSamplingTest {

    /** 50 frames at 25 a second. */
    @Test
    void onePerSecondSelectsTheFrameDisplayedThen() throws IOException {
        assertThat(moments("h264-b-frames.mp4", 1)).containsExactly(0, 25);
    }

    /** After half a second frame 12 is displayed, from 0.48 s to 0.52 s. */
    @Test
    void betweenTimeStampsTheFrameBeforeIsSelected() throws IOException {
        assertThat(moments("h264-b-frames.mp4", 2)).containsExactly(0, 12, 25, 37);
    }

    /**
     * Steps 0 to 19, then 21, 24, ... 48, at 25 a second: at 1 s (step 25) that of step 24 is shown, number 21; at 2 s
     * (step 50) the last, number 29, which lasts until step 51.
     */
    @Test
    void framesAreSelectedByTimeStampsNotNumbers() throws IOException {
        assertThat(moments("h264-variable-rate.mp4", 1)).containsExactly(0, 21, 29);
    }

    @Test
    void aHighRateSelectsEveryFrameOnce() throws IOException {
        assertThat(moments("h264-variable-rate.mp4", 1000)).hasSize(30).doesNotHaveDuplicates();
    }

    /** Every four seconds of a video of two. */
    @Test
    void aLowRateSelectsTheFirstFrameAlone() throws IOException {
        assertThat(moments("h264-b-frames.mp4", 0.25)).containsExactly(0);
    }

    @Test
    void theRateMustBeAboveZero() {
        assertThatThrownBy(() -> new UniformSampling(0)).hasMessage("frames per second must be above 0, got 0.0");
    }

    private static long[] moments(String clip, double rate) throws IOException {
        try (Video video = VideoReader.standard().open(VideoFixtures.resource(clip))) {
            return new UniformSampling(rate).of(video);
        }
    }
}
