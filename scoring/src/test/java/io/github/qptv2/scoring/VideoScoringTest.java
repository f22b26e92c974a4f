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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class VideoScoringTest {

    private static final double SAME = 1e-5; // what users are promised
    private static final int FRAMES = 4;

    @TempDir
    private Path dir;

    @SuppressWarnings("NullAway.Init")
    private static Scorer pictures;

    @SuppressWarnings("NullAway.Init")
    private static Scorer clips;

    @BeforeAll
    static void load() throws Exception {
        var image = ModelBundle.read(Models.micro());
        pictures = Scorer.of(image, ScorerOptions.DEFAULT);
        clips = Scorer.of(inflated(image), ScorerOptions.DEFAULT);
    }

    private static ModelBundle inflated(ModelBundle image) {
        var architecture = new Architecture(image.architecture().config(), FRAMES, true);
        return new ModelBundle(image.description(), architecture, Inflation.of(image.weights(), FRAMES));
    }

    @AfterAll
    static void free() {
        pictures.close();
        clips.close();
    }

    private Path film(int rate, int... seeds) throws Exception {
        return Films.write(dir.resolve("film.y4m"), 64, rate, seeds);
    }

    private static Image frame(Path film, int number) throws Exception {
        try (var video = VideoReader.standard().open(film)) {
            return video.frame(number);
        }
    }

    @Test
    void aVideoThatStandsStillHasTheScoreOfItsPictureWithEitherNetwork() throws Exception {
        Path film = film(10, new int[40]);
        double still = pictures.score(frame(film, 0)).raw();

        assertThat(pictures.scoreVideo(film).whole().raw()).isEqualTo(still, within(SAME));
        var seen = clips.scoreVideo(film);
        assertThat(seen.whole().raw()).isEqualTo(still, within(SAME));
        assertThat(seen.p10()).isEqualTo(still, within(SAME));
        assertThat(seen.clips()).isEqualTo(4);
    }

    @Test
    void aPictureIsAClipThatStandsStill() {
        var picture = Models.picture(64, 64, 5);
        var score = clips.score(picture);

        assertThat(score.raw()).isEqualTo(pictures.score(picture).raw(), within(SAME));
        assertThat(score.crops()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clips.map(picture))
                .withMessage("a network for clips makes no map of a picture; use one for pictures");
    }

    @Test
    void anImageNetworkSeesAFrameASecondAndTheMeanAndTheWorstAreTold() throws Exception {
        Path film = film(2, Films.seeds(9, frame -> frame)); // shown at 0, 0.5 ... 4 seconds
        var score = pictures.scoreVideo(film);

        assertThat(score.moments()).extracting(Moment::frame).containsExactly(0L, 2L, 4L, 6L, 8L);
        assertThat(score.moments()).extracting(Moment::seconds).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
        var raws = new double[5];
        for (int i = 0; i < 5; i++) {
            raws[i] = pictures.score(frame(film, 2 * i)).raw();
            assertThat(score.moments().get(i).raw()).isEqualTo(raws[i], within(SAME));
        }
        assertThat(score.whole().raw()).isEqualTo(Arrays.stream(raws).average().orElseThrow(), within(SAME));
        Arrays.sort(raws); // a tenth of the way from the 1st to the 5th is four tenths of that to the 2nd
        assertThat(score.p10()).isEqualTo(0.6 * raws[0] + 0.4 * raws[1], within(SAME));
        assertThat(score.whole().crops()).isEqualTo(5);
        assertThat(score.clips()).isZero();
        assertThat(score.video().seconds()).isEqualTo(4.5, within(1e-9));
    }

    @Test
    void moreFramesASecondAreLookedAtWhereOneAsks() throws Exception {
        Path film = film(2, Films.seeds(9, frame -> frame));
        try (var video = VideoReader.standard().open(film)) {
            var score = pictures.score(video, ClipOptions.DEFAULT.withRate(2), () -> false);
            assertThat(score.moments()).hasSize(9); // two stretches
            assertThat(score.moments().get(8).raw())
                    .isEqualTo(pictures.score(frame(film, 8)).raw(), within(SAME));
        }
    }

    @Test
    void whereLowerIsBetterTheWorstMomentsAreTheHighest() throws Exception {
        Path film = film(1, Films.seeds(5, frame -> frame));
        var image = ModelBundle.read(Models.micro());
        var falling = new Calibration(
                0, 1, Optional.of(new OpinionMap(1.2, 4.9, -0.1, -7, new MosScale(1, 5, true))), Optional.empty());
        var bundle =
                new ModelBundle(image.description().withCalibration(falling), image.architecture(), image.weights());
        try (var scorer = Scorer.of(bundle, ScorerOptions.DEFAULT)) {
            var score = scorer.scoreVideo(film);
            double[] raws =
                    score.moments().stream().mapToDouble(Moment::raw).sorted().toArray();
            assertThat(score.p10()).isEqualTo(0.6 * raws[4] + 0.4 * raws[3], within(SAME));
            assertThat(score.p10Score()).isLessThan(score.whole().score());
            assertThat(score.moments().get(0).mos()).isBetween(1.2, 4.9);
        }
    }

    @Test
    void aNetworkForClipsSeesThemSpreadOverTheVideo() throws Exception {
        Path film = film(10, Films.seeds(27, frame -> frame));
        try (var video = VideoReader.standard().open(film)) {
            var score = clips.score(video, ClipOptions.DEFAULT.withClips(2), () -> false);
            // a clip spans 8 frames, so 20 starts: 10 a clip, begun in the middle of these
            assertThat(score.moments()).extracting(Moment::frame).containsExactly(5L, 15L);
            assertThat(score.moments().get(0).seconds()).isEqualTo(0.5, within(1e-9));
            assertThat(score.moments().get(0).end()).isEqualTo(1.1, within(1e-9)); // frames 5, 7, 9, 11
            assertThat(score.whole().raw())
                    .isEqualTo(
                            score.moments().stream()
                                    .mapToDouble(Moment::raw)
                                    .average()
                                    .orElseThrow(),
                            within(SAME));
        }
    }

    @Test
    void aVideoShorterThanAClipIsSeenOnceFromItsBeginning() throws Exception {
        var score = clips.scoreVideo(film(10, 0, 1, 2));
        assertThat(score.clips()).isEqualTo(1); // frames 0, 2, 1, 0
        assertThat(score.moments().get(0).end()).isEqualTo(0.2, within(1e-9));
    }

    @Test
    void anyNumberOfThreadsGivesAVideoTheSameScore() throws Exception {
        Path film = film(1, Films.seeds(12, frame -> frame));
        double expected = clips.scoreVideo(film).whole().raw();
        for (int threads : new int[] {1, 3}) {
            try (var other = Scorer.of(clips.bundle(), ScorerOptions.DEFAULT.withThreads(threads))) {
                assertThat(other.scoreVideo(film).whole().raw()).isEqualTo(expected, within(1e-5));
            }
        }
    }

    @Test
    void aVideoThatIsCutShortIsScoredAndSaysSo() throws Exception {
        Path film = film(1, Films.seeds(4, frame -> frame));
        byte[] bytes = Files.readAllBytes(film);
        Files.write(film, Arrays.copyOf(bytes, bytes.length - 5000));
        var score = pictures.scoreVideo(film);
        assertThat(score.moments()).hasSize(3);
        assertThat(score.video().complete()).isFalse();
    }

    @Test
    void toldToStopItEnds() throws Exception {
        Path film = film(1, Films.seeds(4, frame -> frame));
        for (var scorer : List.of(pictures, clips)) {
            try (var video = VideoReader.standard().open(film)) {
                assertThatThrownBy(() -> scorer.score(video, ClipOptions.DEFAULT, () -> true))
                        .isInstanceOf(CancellationException.class);
            }
        }
    }

    @Test
    void framesThatShowNothingAreRefusedWithTheFilesName() throws Exception {
        Path film = Films.write(dir.resolve("tiny.y4m"), 8, 1, new int[2]);
        assertThatThrownBy(() -> pictures.scoreVideo(film))
                .hasMessage(film + ": a picture must be at least 16 pixels on each side, got 8x8");
    }
}
