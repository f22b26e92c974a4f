package io.github.qptv2.finetune.ranking;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import io.github.qptv2.dataset.ByteRange;
import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.dataset.SampleSource;
import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.degrade.VideoCodec;
import io.github.qptv2.degrade.compose.DistortionSeries;
import io.github.qptv2.finetune.config.RankAugmentation;
import io.github.qptv2.io.FileTree;
import io.github.qptv2.io.MediaFiles;
import io.github.qptv2.loader.CachedFrameTransform;
import io.github.qptv2.loader.ClipFrames;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.video.FrameSampling;
import io.github.qptv2.media.video.SpatialSampling;

/**
 * Distorts a random clip at increasing levels, with the same crop for all levels. All frames get the same distortion; a
 * video codec also gets the frames between the sampled ones, as in a file.
 */
public final class ClipDistortionSeries implements DistortionSeriesMaker {

    private static final float[] NO_RANDOM_SCORES = {};

    private final RankAugmentation settings;
    private final FrameSampling sampling;
    private final SpatialSampling view;
    private final ClipFrames frames;
    private final List<DistortionSeries> types;

    /** @param sampling of one clip */
    public ClipDistortionSeries(
            RankAugmentation settings, FrameSampling sampling, SpatialSampling view, ClipFrames frames) {
        this.settings = settings;
        this.sampling = sampling;
        this.view = view;
        this.frames = frames;
        types = settings.series();
    }

    /**
     * The videos of {@code rank-augmentation.path}.
     *
     * @throws IOException in one line if there are none
     */
    public static ImageDataset videos(RankAugmentation settings) throws IOException {
        Path place = Path.of(settings.path());
        List<Path> videos = FileTree.list(place, MediaFiles::isVideo);
        if (videos.isEmpty()) {
            throw new IOException(place + ": holds no videos; name a folder of videos in rank-augmentation.path");
        }
        return ImageDataset.of(videos.stream()
                .map(video -> new SampleSource(name(place, video), ByteRange.of(video)))
                .toList());
    }

    private static String name(Path place, Path video) {
        Path within = place.equals(video) ? video.getFileName() : place.relativize(video);
        return String.valueOf(within).replace('\\', '/');
    }

    @Override
    public SeriesCrops levels(SampleSource source, SplittableRandom random) throws IOException {
        DistortionSeries type = types.get(random.nextInt(types.size()));
        List<Image> clip = clip(source.data().file(), random.nextLong());
        UnaryOperator<Image> input = view.sampled(random.nextLong());
        long chance = random.nextLong();
        double strength = settings.strength(random);
        List<Image> whole = sampled(clip);
        int bytes = 3 * view.side() * view.side(), count = sampling.length();
        var crops = new byte[Math.multiplyExact(settings.levels() * count, bytes)];
        for (int level = 0; level < settings.levels(); level++) {
            List<Image> distorted = distorted(clip, type, settings.levelOf(level), chance);
            for (int i = 0; i < count; i++) {
                byte[] crop = input.apply(ImageBlend.of(whole.get(i), distorted.get(i), strength))
                        .rgb();
                System.arraycopy(crop, 0, crops, (level * count + i) * bytes, bytes);
            }
        }
        return new SeriesCrops(crops, NO_RANDOM_SCORES);
    }

    /** All frames between the first and the last sampled one, at the size at which they are distorted. */
    private List<Image> clip(Path file, long seed) throws IOException {
        var all = new FrameSampling(sampling.length() * sampling.interval(), 1, 1);
        var transform = new CachedFrameTransform(
                "short-side-" + settings.shortSide(), settings::reduced, UnaryOperator.identity());
        return frames.clips(file, new ClipFrames.Selection(all, OptionalLong.of(seed), transform))
                .get(0);
    }

    private List<Image> distorted(List<Image> all, DistortionSeries type, int level, long chance) {
        if (level == 0) {
            return sampled(all);
        }
        var distortion = type.at(level);
        var chain = new DegradationChain(List.of(distortion), chance);
        return distortion instanceof VideoCodec ? sampled(chain.apply(all)) : chain.apply(sampled(all));
    }

    private List<Image> sampled(List<Image> all) {
        return IntStream.range(0, sampling.length())
                .mapToObj(i -> all.get(i * sampling.interval()))
                .toList();
    }
}
