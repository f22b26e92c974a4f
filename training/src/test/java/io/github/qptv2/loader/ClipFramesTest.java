package io.github.qptv2.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.github.qptv2.dataset.ByteRange;
import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.dataset.SampleSource;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.video.Fragments;
import io.github.qptv2.media.video.FrameSampling;
import io.github.qptv2.media.video.SpatialSampling;
import io.github.qptv2.media.video.WholeFrame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClipFramesTest {

    private static final FrameSampling SAMPLING = new FrameSampling(3, 2, 2);
    private static final List<SpatialSampling> VIEWS = List.of(new Fragments(2, 8), new WholeFrame(16));

    @TempDir
    private Path dir;

    @SuppressWarnings("NullAway.Init")
    private Path video;

    @BeforeEach
    void makeVideo() throws IOException {
        var random = new SplittableRandom(1);
        video = TestVideos.write(
                dir.resolve("video.y4m"),
                IntStream.range(0, 20)
                        .mapToObj(i -> {
                            var rgb = new byte[3 * 40 * 30];
                            random.nextBytes(rgb);
                            return Image.of(40, 30, rgb);
                        })
                        .toList());
    }

    private ClipFrames cached() throws IOException {
        return new ClipFrames(FrameCache.open(dir.resolve("cache"), 1 << 20));
    }

    private static List<List<byte[]>> bytes(List<List<Image>> clips) {
        return clips.stream()
                .map(clip -> clip.stream().map(Image::rgb).toList())
                .toList();
    }

    private static void assertSame(List<List<Image>> clips, List<List<Image>> others) {
        assertThat(bytes(clips)).usingRecursiveComparison().isEqualTo(bytes(others));
    }

    @Test
    void cachedFramesEqualDecodedOnesAndAreNotDecodedAgain() throws Exception {
        var plain = new ClipFrames(null);
        for (SpatialSampling view : VIEWS) {
            for (var selection : List.of(
                    ClipFrames.Selection.fixed(SAMPLING, view), ClipFrames.Selection.sampled(SAMPLING, view, 5))) {
                var cached = cached();
                var expected = plain.clips(video, selection);
                assertSame(cached.clips(video, selection), expected);
                FileTime time = Files.getLastModifiedTime(video);
                byte[] clip = Files.readAllBytes(video);
                Files.write(video, new byte[clip.length]); // nothing is left to decode
                Files.setLastModifiedTime(video, time);
                assertSame(cached.clips(video, selection), expected);
                Files.write(video, clip);
            }
        }
    }

    @Test
    void wholeFramesAreCachedAtTheNetworksSizeAndFragmentsAsFrames() throws Exception {
        for (SpatialSampling view : VIEWS) {
            cached().clips(video, ClipFrames.Selection.fixed(SAMPLING, view));
        }
        try (var files = Files.walk(dir.resolve("cache"))) {
            // two clips of three frames each
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.toFile().length()))
                    .hasSize(12)
                    .containsOnly(16L + 3 * 16 * 16, 16L + 3 * 40 * 30);
        }
    }

    @Test
    void startsAndPlacesDependOnTheSeed() throws Exception {
        var frames = new ClipFrames(null);
        var view = new Fragments(2, 8);
        var one = frames.clips(video, ClipFrames.Selection.sampled(SAMPLING, view, 1));

        assertSame(frames.clips(video, ClipFrames.Selection.sampled(SAMPLING, view, 1)), one);
        assertThat(frames.clips(video, ClipFrames.Selection.sampled(SAMPLING, view, 2))
                        .get(0)
                        .get(0)
                        .rgb())
                .isNotEqualTo(one.get(0).get(0).rgb());
    }

    @Test
    void aBatchHoldsTheFramesOfEachClipInOrder() throws Exception {
        var clips = ImageDataset.of(List.of(new SampleSource("video.y4m", ByteRange.of(video))));
        var view = new WholeFrame(16);
        var transform = new ClipTransform(new FrameSampling(20, 1, 1), view, 0, new ClipFrames(null));
        var loader = Loader.ofClips(clips, new EpochOrder.Sequential(), transform, LoaderConfig.of(1, 1));
        try (var epoch = loader.epoch(LoaderState.start(1))) {
            Batch batch = epoch.next();
            var all = new ClipFrames(null)
                    .clips(video, ClipFrames.Selection.fixed(new FrameSampling(20, 1, 1), view))
                    .get(0);

            assertThat(batch.size()).isEqualTo(16);
            assertThat(batch.images()).isEqualTo(ClipTransform.strip(all).rgb()).hasSize(20 * 3 * 16 * 16);
            assertThat(batch.pristine()).isSameAs(batch.images());
        }
    }

    @Test
    void aFileThatIsNotAVideoIsNamed() throws Exception {
        Path empty = Files.createFile(dir.resolve("empty.mp4"));
        var selection = ClipFrames.Selection.fixed(SAMPLING, new WholeFrame(16));
        assertThatThrownBy(() -> cached().clips(empty, selection))
                .isInstanceOf(IOException.class)
                .hasMessage(empty + ": is empty (0 bytes); copy or download it again");
    }
}
