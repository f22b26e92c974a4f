package io.github.qptv2.media.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder_by_name;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_NONE;

class VideoCodecsTest {

    private static final long ANY_SIZE = 1_000_000;

    @TempDir
    private Path folder;

    /** FFmpeg reads each of these, and opens some of their decoders already to find the format of the samples. */
    @ParameterizedTest
    @CsvSource({
        "magicyuv.avi, magicyuv, yuv422p, magicyuv",
        "magicyuv.mov, magicyuv, gbrp, magicyuv",
        "magicyuv.mkv, magicyuv, yuv420p, magicyuv",
        "zlib.avi, zlib, bgr24, zlib",
        "cineform.avi, cfhd, yuv422p10le, cfhd",
        "cinepak.mov, cinepak, rgb24, cinepak",
        "utvideo.mkv, utvideo, yuv422p, utvideo",
        "animation.mov, qtrle, rgb24, qtrle",
        "screen.flv, flashsv, bgr24, flashsv",
        "jpeg2000.mxf, jpeg2000, yuv420p, jpeg2000"
    })
    void anotherCodecIsRefusedByNameAndItsDecoderNeverOpened(String name, String encoder, String pixels, String codec)
            throws IOException {
        Path file = EncodedVideo.write(folder.resolve(name), encoder, pixels, 320, 240);
        assertThatThrownBy(() -> VideoReader.standard().open(file))
                .isInstanceOf(VideoException.class)
                .hasMessage(file + ": its codec " + codec + " is not read; convert it to H.264 (H.264, HEVC, AV1, VP8,"
                        + " VP9, VP6, MPEG-1, MPEG-2, MPEG-4, H.263, Windows Media, VC-1, RealVideo, Theora, MJPEG, DV,"
                        + " ProRes, DNxHD, FFV1, HuffYUV and uncompressed are read)");
    }

    /** An AVI states no format of samples: FFmpeg has it from the decoder, if it may open it. */
    @Test
    void theSearchForParametersOpensListedDecodersAlone() throws IOException {
        Path magic = EncodedVideo.write(folder.resolve("magicyuv.avi"), "magicyuv", "yuv422p", 64, 48);
        Path huffman = EncodedVideo.write(folder.resolve("huffyuv.avi"), "huffyuv", "yuv422p", 64, 48);
        try (var refused = Demuxer.open(magic, ANY_SIZE);
                var listed = Demuxer.open(huffman, ANY_SIZE)) {
            assertThat(refused.stream().codecpar().format()).isEqualTo(AV_PIX_FMT_NONE);
            assertThat(listed.stream().codecpar().format()).isNotEqualTo(AV_PIX_FMT_NONE);
        }
    }

    /** H.264, HEVC, AV1, VP8, VP9, H.263 and Theora are in the clips of FrameAccessTest. */
    @ParameterizedTest
    @CsvSource({
        "clip.m1v, mpeg1video, yuv420p, 320, 240, mpeg1video",
        "clip.m2v, mpeg2video, yuv420p, 320, 240, mpeg2video",
        "divx.avi, msmpeg4v2, yuv420p, 320, 240, msmpeg4v2",
        "divx3.avi, msmpeg4, yuv420p, 320, 240, msmpeg4v3",
        "clip.m4v, mpeg4, yuv420p, 320, 240, mpeg4",
        "clip.flv, flv, yuv420p, 320, 240, flv1",
        "wmv1.asf, wmv1, yuv420p, 320, 240, wmv1",
        "wmv2.wmv, wmv2, yuv420p, 320, 240, wmv2",
        "rv10.rm, rv10, yuv420p, 320, 240, rv10",
        "mjpeg.avi, mjpeg, yuvj420p, 320, 240, mjpeg",
        "mjpeg.mov, mjpeg, yuvj422p, 320, 240, mjpeg",
        "tape.dv, dvvideo, yuv420p, 720, 576, dvvideo",
        "tape.avi, dvvideo, yuv420p, 720, 576, dvvideo",
        "prores.mov, prores, yuv422p10le, 320, 240, prores",
        "dnxhd.mxf, dnxhd, yuv422p, 320, 240, dnxhd",
        "ffv1.mkv, ffv1, yuv420p, 320, 240, ffv1",
        "ffv1.avi, ffv1, yuv422p10le, 320, 240, ffv1",
        "huffyuv.avi, huffyuv, yuv422p, 320, 240, huffyuv",
        "ffvhuff.avi, ffvhuff, yuv420p, 320, 240, ffvhuff",
        "plain.avi, rawvideo, yuv420p, 320, 240, rawvideo",
        "plain.mov, rawvideo, uyvy422, 320, 240, rawvideo",
        "plain.nut, rawvideo, rgb24, 320, 240, rawvideo"
    })
    void codecsOfCamerasBroadcastAndArchivesAreRead(
            String name, String encoder, String pixels, int width, int height, String codec) throws IOException {
        Path file = EncodedVideo.write(folder.resolve(name), encoder, pixels, width, height);
        try (Video video = VideoReader.standard().open(file)) {
            assertThat(video.info().codec()).isEqualTo(codec);
            assertThat(video.info().frames()).isEqualTo(EncodedVideo.FRAMES);
            assertThat(video.info().missingParts()).isEmpty();
            assertThat(video.frame(EncodedVideo.FRAMES - 1).width()).isEqualTo(width);
        }
    }

    /** A name with a typing error would refuse a codec; FFmpeg has libaom-av1 or libdav1d, depending on its build. */
    @Test
    void everyListedDecoderIsOneOfFfmpeg() {
        assertThat(List.of(VideoCodecs.WHITELIST.split(",", -1)))
                .filteredOn(name -> !name.equals("libdav1d"))
                .allSatisfy(name -> {
                    AVCodec codec = avcodec_find_decoder_by_name(name);
                    assertThat(codec != null && !codec.isNull()).isTrue();
                    assertThat(VideoCodecs.decoder(codec.id())).isNotNull();
                });
    }
}
