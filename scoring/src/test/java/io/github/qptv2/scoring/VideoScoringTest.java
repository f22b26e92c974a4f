package io.github.qptv2.scoring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import io.github.qptv2.architecture.Architecture;
import io.github.qptv2.architecture.Inflation;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.video.VideoReader;
import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.MosMapping;
import io.github.qptv2.scoring.bundle.MosScale;
import io.github.qptv2.scoring.bundle.TestModels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class VideoScoringTest {

    private static final double SAME = 1e-5; // what users are promised
    private static final int FRAMES = 4;

    @TempDir
    private Path dir;

    @SuppressWarnings("NullAway.Init")
    private static Scorer images;

    @SuppressWarnings("NullAway.Init")
    private static Scorer clips;

    @BeforeAll
    static void load() throws Exception {
        var image = ModelBundle.read(TestModels.micro());
        images = Scorer.of(image, ScorerOptions.DEFAULT);
        clips = Scorer.of(inflated(image), ScorerOptions.DEFAULT);
    }

    private static ModelBundle inflated(ModelBundle image) {
        var architecture = new Architecture(image.architecture().config(), FRAMES, true);
        return new ModelBundle(image.description(), architecture, Inflation.of(image.weights(), FRAMES));
    }

    @AfterAll
    static void free() {
        images.close();
        clips.close();
    }

    private Path video(int rate, int... seeds) throws Exception {
        return VideoFixtures.write(dir.resolve("video.y4m"), 64, rate, seeds);
    }

    private static Image frame(Path clip, int number) throws Exception {
        try (var video = VideoReader.standard().open(clip)) {
            return video.frame(number);
        }
    }

    @Test
    void aVideoOfEqualFramesHasTheScoreOfItsImageWithEitherNetwork() throws Exception {
        Path video = video(10, new int[40]);
        double still = images.score(frame(video, 0)).raw();

        assertThat(images.scoreVideo(video).whole().raw()).isEqualTo(still, within(SAME));
        var seen = clips.scoreVideo(video);
        assertThat(seen.whole().raw()).isEqualTo(still, within(SAME));
        assertThat(seen.p10()).isEqualTo(still, within(SAME));
        assertThat(seen.clips()).isEqualTo(4);
    }

    @Test
    void anImageIsScoredAsAClipOfEqualFrames() throws Exception {
        var image = TestModels.image(64, 64, 5);
        var score = clips.score(image);

        assertThat(score.raw()).isEqualTo(images.score(image).raw(), within(SAME));
        assertThat(score.crops()).isEqualTo(1);
        assertThatThrownBy(() -> clips.map(image))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("a network for clips makes no map of an image; use one for images");
    }

    @Test
    void anImageNetworkScoresOneFramePerSecondAndReportsTheMeanAndTheWorstTenth() throws Exception {
        Path video = video(2, VideoFixtures.seeds(9, frame -> frame)); // shown at 0, 0.5 ... 4 seconds
        var score = images.scoreVideo(video);

        assertThat(score.segments()).extracting(SegmentScore::frame).containsExactly(0L, 2L, 4L, 6L, 8L);
        assertThat(score.segments()).extracting(SegmentScore::seconds).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
        var rawOutputs = new double[5];
        for (int i = 0; i < 5; i++) {
            rawOutputs[i] = images.score(frame(video, 2 * i)).raw();
            assertThat(score.segments().get(i).raw()).isEqualTo(rawOutputs[i], within(SAME));
        }
        assertThat(score.whole().raw())
                .isEqualTo(Arrays.stream(rawOutputs).average().orElseThrow(), within(SAME));
        Arrays.sort(rawOutputs); // a tenth of the way from the 1st to the 5th is four tenths of that to the 2nd
        assertThat(score.p10()).isEqualTo(0.6 * rawOutputs[0] + 0.4 * rawOutputs[1], within(SAME));
        assertThat(score.whole().crops()).isEqualTo(5);
        assertThat(score.clips()).isZero();
        assertThat(score.video().seconds()).isEqualTo(4.5, within(1e-9));
    }

    @Test
    void aHigherRateScoresMoreFrames() throws Exception {
        Path clip = video(2, VideoFixtures.seeds(9, frame -> frame));
        try (var video = VideoReader.standard().open(clip)) {
            var score = images.score(video, VideoOptions.DEFAULT.withRate(2), new CancellationToken());
            assertThat(score.segments()).hasSize(9); // two chunks
            assertThat(score.segments().get(8).raw())
                    .isEqualTo(images.score(frame(clip, 8)).raw(), within(SAME));
        }
    }

    @Test
    void whereLowerIsBetterTheWorstSegmentsAreTheHighest() throws Exception {
        Path video = video(1, VideoFixtures.seeds(5, frame -> frame));
        var image = ModelBundle.read(TestModels.micro());
        var falling = new Calibration(
                0, 1, Optional.of(new MosMapping(1.2, 4.9, -0.1, -7, new MosScale(1, 5, true))), Optional.empty());
        var bundle =
                new ModelBundle(image.description().withCalibration(falling), image.architecture(), image.weights());
        try (var scorer = Scorer.of(bundle, ScorerOptions.DEFAULT)) {
            var score = scorer.scoreVideo(video);
            double[] rawOutputs = score.segments().stream()
                    .mapToDouble(SegmentScore::raw)
                    .sorted()
                    .toArray();
            assertThat(score.p10()).isEqualTo(0.6 * rawOutputs[4] + 0.4 * rawOutputs[3], within(SAME));
            assertThat(score.p10Percent().orElseThrow())
                    .isLessThan(score.whole().percent().orElseThrow());
            assertThat(score.segments().get(0).mos().orElseThrow()).isBetween(1.2, 4.9);
        }
    }

    @Test
    void clipsAreSpreadOverTheVideo() throws Exception {
        Path clip = video(10, VideoFixtures.seeds(27, frame -> frame));
        try (var video = VideoReader.standard().open(clip)) {
            var score = clips.score(video, VideoOptions.DEFAULT.withClips(2), new CancellationToken());
            // a clip spans 8 frames, so 20 starts: 10 a clip, begun in the middle of these
            assertThat(score.segments()).extracting(SegmentScore::frame).containsExactly(5L, 15L);
            assertThat(score.segments().get(0).seconds()).isEqualTo(0.5, within(1e-9));
            assertThat(score.segments().get(0).end()).isEqualTo(1.1, within(1e-9)); // frames 5, 7, 9, 11
            assertThat(score.whole().raw())
                    .isEqualTo(
                            score.segments().stream()
                                    .mapToDouble(SegmentScore::raw)
                                    .average()
                                    .orElseThrow(),
                            within(SAME));
        }
    }

    @Test
    void aVideoShorterThanAClipIsOneClip() throws Exception {
        var score = clips.scoreVideo(video(10, 0, 1, 2));
        assertThat(score.clips()).isEqualTo(1); // frames 0, 2, 1, 0
        assertThat(score.segments().get(0).end()).isEqualTo(0.2, within(1e-9));
    }

    @Test
    void anyNumberOfThreadsGivesAVideoTheSameScore() throws Exception {
        Path video = video(1, VideoFixtures.seeds(12, frame -> frame));
        double expected = clips.scoreVideo(video).whole().raw();
        for (int threads : new int[] {1, 3}) {
            try (var other = Scorer.of(clips.bundle(), ScorerOptions.DEFAULT.withThreads(threads))) {
                assertThat(other.scoreVideo(video).whole().raw()).isEqualTo(expected, within(1e-5));
            }
        }
    }

    @Test
    void aTruncatedVideoIsScoredAndMarkedIncomplete() throws Exception {
        Path video = video(1, VideoFixtures.seeds(4, frame -> frame));
        byte[] bytes = Files.readAllBytes(video);
        Files.write(video, Arrays.copyOf(bytes, bytes.length - 5000));
        var score = images.scoreVideo(video);
        assertThat(score.segments()).hasSize(3);
        assertThat(score.video().complete()).isFalse();
    }

    @Test
    void aCanceledTokenEndsIt() throws Exception {
        var token = new CancellationToken();
        token.cancel();
        Path clip = video(1, VideoFixtures.seeds(4, frame -> frame));
        for (var scorer : List.of(images, clips)) {
            try (var video = VideoReader.standard().open(clip)) {
                assertThatThrownBy(() -> scorer.score(video, VideoOptions.DEFAULT, token))
                        .isInstanceOf(CancellationException.class);
            }
        }
    }

    @Test
    void framesThatAreTooSmallAreRefusedWithTheFilesName() throws Exception {
        Path video = VideoFixtures.write(dir.resolve("tiny.y4m"), 8, 1, new int[2]);
        assertThatThrownBy(() -> images.scoreVideo(video))
                .hasMessage(video + ": an image must be at least 16 pixels on each side, got 8x8");
    }
}
