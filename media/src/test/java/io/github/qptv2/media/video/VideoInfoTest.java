package io.github.qptv2.media.video;

import java.io.IOException;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class VideoInfoTest {

    /** Time timestamps are multiples of the time base; the tolerance is for floating point. */
    private static final Offset<Double> ROUNDING = Offset.offset(1e-9);

    @Test
    void hasAllProperties() throws IOException {
        assertThat(info("h264-b-frames.mp4"))
                .isEqualTo(new VideoInfo(64, 48, 50, 25, 2, "h264", "mp4", 8, 0, false, false, ""));
    }

    @Test
    void tenBitsAreStatedAndDecoded() throws IOException {
        assertThat(info("hevc-10-bit.mp4").bitDepth()).isEqualTo(10);
        assertThat(info("hevc-10-bit.mp4").codec()).isEqualTo("hevc");
    }

    @Test
    void theExtensionNamesTheContainerIfFfmpegHasOneNameForSeveral() throws IOException {
        assertThat(info("mpeg4.mov").container()).isEqualTo("mov");
        assertThat(info("av1.mkv").container()).isEqualTo("matroska");
        assertThat(info("vp8-hidden-frames.webm").container()).isEqualTo("webm");
        assertThat(info("mpeg4-b-frames.avi").container()).isEqualTo("avi");
        assertThat(info("vp8.ivf").container()).isEqualTo("ivf");
    }

    /** 50 frames at 25 a second. */
    @ParameterizedTest
    @CsvSource({
        "mpeg2.mpg, mpeg, mpeg2video",
        "mpeg2.vob, mpeg, mpeg2video",
        "mpeg2.mxf, mxf, mpeg2video",
        "h264.mts, mpegts, h264",
        "h264.m2ts, mpegts, h264",
        "h264.264, h264, h264",
        "hevc.hevc, hevc, hevc",
        "wmv2.wmv, asf, wmv2",
        "flv1.flv, flv, flv1",
        "h263.3gp, 3gp, h263",
        "rv20.rm, rm, rv20"
    })
    void containersOfCamerasBroadcastAndTheWebAreRead(String clip, String container, String codec) throws IOException {
        VideoInfo info = info(clip);
        assertThat(info.container()).isEqualTo(container);
        assertThat(info.codec()).isEqualTo(codec);
        assertThat(info.frames()).isEqualTo(50);
        assertThat(info.framesPerSecond()).isCloseTo(25, ROUNDING);
        assertThat(info.seconds()).isCloseTo(2, ROUNDING);
        assertThat(info.variableRate()).isFalse();
    }

    @Test
    void interlacedFramesAreReported() throws IOException {
        assertThat(info("h264-interlaced.mp4").interlaced()).isTrue();
        assertThat(info("mpeg4.mov").interlaced()).isFalse();
    }

    /** Frames 0 to 19, 21, 24, ... 48 of a clip at 25 a second: the last is shown at 48 / 25 s. */
    @Test
    void aVariableRateIsReportedAndAveraged() throws IOException {
        try (Video video = VideoReader.standard().open(VideoFixtures.resource("h264-variable-rate.mp4"))) {
            VideoInfo info = video.info();
            assertThat(info.variableRate()).isTrue();
            assertThat(info.frames()).isEqualTo(30);
            assertThat(info.framesPerSecond()).isCloseTo(29 / (48 / 25.0), ROUNDING);
            assertThat(video.seconds(19)).isCloseTo(19 / 25.0, ROUNDING);
            assertThat(video.seconds(20)).isCloseTo(21 / 25.0, ROUNDING);
            assertThat(video.seconds(29)).isCloseTo(48 / 25.0, ROUNDING);
        }
    }

    /** Matroska rounds timestamps to milliseconds: 25 a second is 40 ms sharp, 30 would be 33, 33, 34. */
    @Test
    void roundedTimeStampsAreNoVariableRate() throws IOException {
        assertThat(info("h264-open-gop.mkv").variableRate()).isFalse();
    }

    @Test
    void rotationIsAppliedAndStated() throws IOException {
        VideoInfo info = info("rotated.mov");
        assertThat(info.rotation()).isEqualTo(90);
        assertThat(info.width()).isEqualTo(48);
        assertThat(info.height()).isEqualTo(64);
    }

    /** AVI has no timestamps for frames out of order: they are counted, and the rate gives the times. */
    @Test
    void withoutTimeStampsTheRateGivesTheTimes() throws IOException {
        try (Video video = VideoReader.standard().open(VideoFixtures.resource("mpeg4-b-frames.avi"))) {
            assertThat(video.info().framesPerSecond()).isCloseTo(25, ROUNDING);
            assertThat(video.info().seconds()).isCloseTo(2, ROUNDING);
            assertThat(video.seconds(10)).isCloseTo(0.4, ROUNDING);
        }
    }

    @Test
    void framesOutsideTheEditListAreNotCounted() throws IOException {
        assertThat(info("edit-list.mp4").frames())
                .isEqualTo(VideoFixtures.digests("edit-list.mp4").size());
    }

    private static VideoInfo info(String clip) throws IOException {
        try (Video video = VideoReader.standard().open(VideoFixtures.resource(clip))) {
            return video.info();
        }
    }
}
