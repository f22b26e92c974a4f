package io.github.qptv2.finetune.ranking;

import java.nio.file.Path;
import java.util.SplittableRandom;

import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.dataset.SampleSource;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.finetune.config.SmallClips;
import io.github.qptv2.loader.ClipFrames;
import io.github.qptv2.media.video.Fragments;
import io.github.qptv2.media.video.FrameSampling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClipDistortionSeriesTest {

    private static final int FRAMES = 3, SIDE = 32, BYTES = 3 * SIDE * SIDE;

    @TempDir
    private Path dir;

    private byte[] crops(String type, FrameSampling sampling, long seed) throws Exception {
        SmallClips.blurred(dir, 1, 1);
        var settings = YamlConfig.parse(
                        "rank-augmentation: {types: [%s], levels: 6}".formatted(type),
                        "test.yaml",
                        FinetuneConfig.DEFAULT)
                .withRankAugmentation(dir.toString())
                .rankAugmentation();
        var maker = new ClipDistortionSeries(settings, sampling, new Fragments(2, 16), new ClipFrames(null));
        SampleSource video = ClipDistortionSeries.videos(settings).get(0);
        assertThat(video.name()).isEqualTo("000-0.y4m");
        return maker.levels(video, new SplittableRandom(seed)).crops();
    }

    /** Mean difference of a frame at a level from the undistorted frame. */
    private static double distortion(byte[] crops, int level, int frame) {
        double sum = 0;
        for (int i = 0; i < BYTES; i++) {
            sum += Math.abs((crops[(level * FRAMES + frame) * BYTES + i] & 255) - (crops[frame * BYTES + i] & 255));
        }
        return sum / BYTES;
    }

    @ParameterizedTest
    @ValueSource(strings = {"h264", "vp9", "jpeg", "white-noise"})
    void everyFrameIsDistortedMoreAtHigherLevels(String type) throws Exception {
        byte[] crops = crops(type, new FrameSampling(FRAMES, 2, 1), 4);

        assertThat(crops).hasSize(6 * FRAMES * BYTES);
        for (int frame = 0; frame < FRAMES; frame++) {
            for (int level = 1; level <= 5; level++) {
                assertThat(distortion(crops, level, frame))
                        .as("frame %d, level %d", frame, level)
                        .isGreaterThan(distortion(crops, level - 1, frame));
            }
        }
    }

    @Test
    void framesAreAnIntervalApartAndDependOnTheSeed() throws Exception {
        byte[] crops = crops("h264", new FrameSampling(FRAMES, 2, 1), 4);

        assertThat(crops("h264", new FrameSampling(FRAMES, 2, 1), 4)).isEqualTo(crops);
        assertThat(crops("h264", new FrameSampling(FRAMES, 2, 1), 5)).isNotEqualTo(crops);
        // the content moves a pixel per frame to the left: after two frames, x + 2 is at x
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 14; x++) {
                assertThat(crops[BYTES + 3 * (y * SIDE + x)]).isEqualTo(crops[3 * (y * SIDE + x + 2)]);
            }
        }
    }
}
