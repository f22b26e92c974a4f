package io.github.qptv2.degrade;

import java.util.List;
import java.util.stream.IntStream;

import io.github.qptv2.degrade.pixel.Canvas;
import io.github.qptv2.degrade.pixel.CodecParameters;
import io.github.qptv2.degrade.pixel.ImageCodecs;
import io.github.qptv2.degrade.pixel.VideoTranscoder;
import io.github.qptv2.media.Mats;
import io.github.qptv2.media.image.Image;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_NONE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_WEBP_QUALITY;

class CompressionDegradationTest {

    private final Image scene = TestImages.scene(160, 120);

    @ParameterizedTest
    @CsvSource({
        "jpeg:quality=%s, 90, 50, 10",
        "webp:quality=%s, 90, 50, 10",
        "jpeg2000:ratio=%s, 8, 40, 160",
        "h264:qp=%s, 18, 33, 48",
        "vp9:q=%s, 15, 40, 60"
    })
    void lowerQualityLosesMoreDetail(String operator, String mild, String medium, String severe) {
        double before = 0;
        for (String value : List.of(mild, medium, severe)) {
            double lost = ImageStatistics.difference(
                    Operators.parse(operator.formatted(value)).apply(scene, 1), scene);
            assertThat(lost).isGreaterThan(before);
            before = lost;
        }
    }

    @Test
    void filesAreSmallerAtLowerQuality() {
        try (Mat mat = Mats.of(scene)) {
            for (var codec : List.of(List.of(".jpg", IMWRITE_JPEG_QUALITY), List.of(".webp", IMWRITE_WEBP_QUALITY))) {
                int before = Integer.MAX_VALUE;
                for (int quality : new int[] {95, 70, 40, 10}) {
                    byte[] file = ImageCodecs.encode(mat, (String) codec.get(0), (int) codec.get(1), quality);
                    assertThat(file.length).isLessThan(before);
                    before = file.length;
                }
            }
        }
    }

    @Test
    void jpeg2000HasTheRequestedRatio() {
        Image large = TestImages.scene(256, 192);
        for (int ratio : new int[] {16, 45, 120}) {
            try (var canvas = Canvas.of(large)) {
                long bytes = VideoTranscoder.applyTo(List.of(canvas), CodecParameters.jpeg2000(ratio));
                // whole code blocks are dropped; headers add up to 200 bytes
                assertThat((double) bytes)
                        .isBetween(0.9 * large.rgb().length / ratio, 1.05 * large.rgb().length / ratio + 200);
            }
        }
    }

    @Test
    void videosAreSmallerWithACoarserQuantizer() {
        for (var codec : List.of(
                List.of(CodecParameters.h264(23), CodecParameters.h264(33), CodecParameters.h264(43)),
                List.of(CodecParameters.vp9(15), CodecParameters.vp9(35), CodecParameters.vp9(55)))) {
            long before = Long.MAX_VALUE;
            for (CodecParameters settings : codec) {
                try (var canvas = Canvas.of(scene)) {
                    long bytes = VideoTranscoder.applyTo(List.of(canvas), settings);
                    assertThat(bytes).isLessThan(before);
                    before = bytes;
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"jpeg:quality=95", "webp:quality=95", "jpeg2000:ratio=4", "h264:qp=10", "vp9:q=5"})
    void colorsArePreserved(String operator) {
        // a shift by one pixel costs 220 in luma
        assertThat(ImageStatistics.lumaDifference(Operators.parse(operator).apply(scene, 1), scene))
                .isLessThan(20);
        Image flat = Operators.parse(operator).apply(TestImages.flat(33, 21, 200, 60, 20), 1);
        assertThat(flat.at(16, 10, 0)).isCloseTo(200, within(4));
        assertThat(flat.at(16, 10, 1)).isCloseTo(60, within(4));
        assertThat(flat.at(16, 10, 2)).isCloseTo(20, within(4));
    }

    @ParameterizedTest
    @CsvSource({"h264:qp=30", "vp9:q=35"})
    void aClipKeepsItsFramesInOrder(String operator) {
        List<Image> clip = IntStream.range(0, 12)
                .mapToObj(i -> TestImages.flat(65, 47, 20 * i, 120, 120))
                .toList();
        List<Image> degraded = new DegradationChain(List.of(Operators.parse(operator)), 1).apply(clip);
        assertThat(degraded).hasSize(12);
        for (int i = 0; i < 12; i++) {
            assertThat(degraded.get(i).width()).isEqualTo(65);
            assertThat(degraded.get(i).at(30, 20, 0)).isCloseTo(20 * i, within(12));
        }
    }

    @Test
    void aDecoderThatCannotBeOpenedIsFreed() {
        CodecParameters whole = CodecParameters.vp9(30);
        var broken = new CodecParameters(whole.encoder(), AV_CODEC_ID_NONE, whole.pixels(), 30, whole.options());
        Image large = TestImages.scene(640, 480);
        try (var canvas = Canvas.of(large)) {
            long before = 0;
            for (int i = 0; i < 30; i++) {
                System.gc(); // otherwise the growth of the Java heap is measured, too
                before = i == 5 ? Pointer.physicalBytes() : before;
                assertThatThrownBy(() -> VideoTranscoder.applyTo(List.of(canvas), broken))
                        .hasMessageStartingWith("FFmpeg could not open the decoder");
            }
            // an encoder of this size takes 3 MB and more
            assertThat(Pointer.physicalBytes() - before).isLessThan(40L << 20);
        }
    }

    @Test
    void aClipDiffersFromItsFramesEncodedSeparately() {
        List<Image> clip = IntStream.range(0, 6)
                .mapToObj(i -> TestImages.scene(128 + i, 96).crop(i, 0, 128, 96))
                .toList();
        Degradation codec = new VideoCodec.H264(38);
        List<Image> together = new DegradationChain(List.of(codec), 1).apply(clip);
        assertThat(together.get(0).rgb()).isEqualTo(codec.apply(clip.get(0), 1).rgb());
        assertThat(together.get(5).rgb())
                .isNotEqualTo(codec.apply(clip.get(5), 1).rgb());
    }

    @Test
    void noiseDiffersInEveryFrameAndBlocksDoNot() {
        List<Image> still = List.of(scene, scene, scene);
        List<Image> noisy = DegradationChain.parse("white-noise:deviation=9@5").apply(still);
        assertThat(noisy.get(0).rgb())
                .isEqualTo(
                        new NoiseDegradation.Gaussian(9, false).apply(scene, 5).rgb());
        assertThat(noisy.get(1).rgb()).isNotEqualTo(noisy.get(0).rgb());
        List<Image> blocked = DegradationChain.parse("color-block:count=3@5").apply(still);
        assertThat(blocked.get(2).rgb()).isEqualTo(blocked.get(0).rgb());
    }

    @Test
    void framesMustBeOfOneSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DegradationChain.parse("h264:qp=30").apply(List.of(scene, TestImages.scene(64, 64))))
                .withMessage("frames of a clip must be of one size, got Image[160x120] and Image[64x64]");
    }
}
