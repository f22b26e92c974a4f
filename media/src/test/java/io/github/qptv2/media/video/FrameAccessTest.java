package io.github.qptv2.media.video;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FrameAccessTest {

    /** Byte for byte equal to sequential decoding by FFmpeg 5.1, in an order that requires seeks. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "h264-b-frames.mp4",
                "h264-open-gop.mkv",
                "h264-intra-refresh.mp4",
                "h264-interlaced.mp4",
                "h264-variable-rate.mp4",
                "hevc-10-bit.mp4",
                "vp8-hidden-frames.webm",
                "vp9-hidden-frames.webm",
                "vp8.ivf",
                "av1.mkv",
                "mpeg4-b-frames.avi",
                "mpeg4.mov",
                "odd-size.mp4",
                "with-sound.mp4",
                "rotated.mov",
                "edit-list.mp4",
                "mpeg2.mpg",
                "mpeg2.vob",
                "mpeg2.mxf",
                "mpeg2.nut",
                "h264.mts",
                "h264.m2ts",
                "h264.264",
                "hevc.hevc",
                "av1.obu",
                "wmv2.wmv",
                "flv1.flv",
                "theora.ogv",
                "h263.3gp",
                "rv20.rm"
            })
    void everyFrameEqualsThatOfSequentialDecodingInAnyOrder(String clip) throws IOException {
        List<String> straight = VideoFixtures.digests(clip);
        try (Video video = VideoReader.standard().open(VideoFixtures.resource(clip))) {
            assertThat(video.info().frames()).isEqualTo(straight.size());
            var random = new Random(20240717);
            for (int i = 0; i < 30; i++) {
                int frame = random.nextInt(straight.size());
                assertThat(VideoFixtures.digest(video.decoded(frame)))
                        .as("frame %d", frame)
                        .isEqualTo(straight.get(frame));
            }
            for (int frame = 0; frame < straight.size(); frame++) {
                assertThat(VideoFixtures.digest(video.decoded(frame)))
                        .as("frame %d", frame)
                        .isEqualTo(straight.get(frame));
            }
            assertThat(video.info().missingParts()).isEmpty();
        }
    }

    @Test
    void framesAreDecodedOnceInOrderAndReturnedInTheRequestedOrder() throws IOException {
        var seen = new ArrayList<Long>();
        try (Video video = VideoReader.standard().open(VideoFixtures.resource("h264-b-frames.mp4"))) {
            List<String> answers = video.frames(new long[] {40, 7, 40, 0}, frame -> {
                seen.add(frame.index());
                return "%d at %.2f s".formatted(frame.index(), frame.seconds());
            });
            assertThat(seen).containsExactly(0L, 7L, 40L);
            assertThat(answers).containsExactly("40 at 1.60 s", "7 at 0.28 s", "40 at 1.60 s", "0 at 0.00 s");
        }
    }

    @Test
    void framesSharedByClipsAreDecodedOnce() throws IOException {
        var seen = new ArrayList<Long>();
        try (Video video = VideoReader.standard().open(VideoFixtures.resource("h264-b-frames.mp4"))) {
            List<List<Long>> answers = video.clips(List.of(new long[] {0, 2, 4}, new long[] {2, 4, 2}), frame -> {
                seen.add(frame.index());
                return 10 * frame.index();
            });
            assertThat(seen).containsExactly(0L, 2L, 4L);
            assertThat(answers).containsExactly(List.of(0L, 20L, 40L), List.of(20L, 40L, 20L));
        }
    }

    @Test
    void aFrameNumberBeyondTheEndIsAnIllegalArgument() throws IOException {
        try (Video video = VideoReader.standard().open(VideoFixtures.resource("vp8.ivf"))) {
            assertThatThrownBy(() -> video.frame(50))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("frame must be in [0, 50), got 50");
            assertThatThrownBy(() -> video.frames(new long[] {3, -1}, Frame::index))
                    .hasMessage("frame must be in [0, 50), got -1");
        }
    }

    @Test
    void aClosedVideoRefusesCalls() throws IOException {
        Video video = VideoReader.standard().open(VideoFixtures.resource("vp8.ivf"));
        video.close();
        video.close();
        assertThatThrownBy(() -> video.frame(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the video is closed");
    }
}
