package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import io.github.qptv2.data.ByteRange;
import io.github.qptv2.data.ClipFrames;
import io.github.qptv2.data.Dataset;
import io.github.qptv2.data.FrameUse;
import io.github.qptv2.data.SampleSource;
import io.github.qptv2.data.VideoFiles;
import io.github.qptv2.degrade.Chain;
import io.github.qptv2.degrade.DamageLadder;
import io.github.qptv2.degrade.VideoCodec;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.video.FrameSampling;
import io.github.qptv2.media.video.SpatialSampling;

/**
 * The same view of the same random clip at rising severity. All frames are damaged alike, and a codec gets those
 * between the sampled ones too, as it would in a file.
 */
final class ClipLadders implements LadderMaker {

    private static final float[] NO_LOTS = {};

    private final Ladders settings;
    private final FrameSampling sampling;
    private final SpatialSampling view;
    private final ClipFrames frames;
    private final List<DamageLadder> kinds;

    /** @param sampling of one clip */
    ClipLadders(Ladders settings, FrameSampling sampling, SpatialSampling view, ClipFrames frames) {
        this.settings = settings;
        this.sampling = sampling;
        this.view = view;
        this.frames = frames;
        kinds = settings.kinds();
    }

    /** All videos of {@code ladders.path}. */
    static Dataset videos(Ladders settings) throws IOException {
        Path place = Path.of(settings.path());
        List<Path> videos = VideoFiles.in(place);
        if (videos.isEmpty()) {
            throw new IOException(place + ": holds no videos; name a folder of videos in ladders.path");
        }
        return Dataset.of(videos.stream()
                .map(video -> new SampleSource(name(place, video), ByteRange.of(video)))
                .toList());
    }

    private static String name(Path place, Path video) {
        Path within = place.equals(video) ? video.getFileName() : place.relativize(video);
        return String.valueOf(within).replace('\\', '/');
    }

    @Override
    public LadderFeed.Rungs rungs(SampleSource source, SplittableRandom random) throws IOException {
        DamageLadder kind = kinds.get(random.nextInt(kinds.size()));
        List<Image> clip = clip(source.data().file(), random.nextLong());
        UnaryOperator<Image> look = view.drawn(random.nextLong());
        long chance = random.nextLong();
        double strength = settings.strength(random);
        List<Image> whole = sampled(clip);
        int bytes = 3 * view.side() * view.side(), count = sampling.length();
        var squares = new byte[Math.multiplyExact(settings.levels() * count, bytes)];
        for (int level = 0; level < settings.levels(); level++) {
            List<Image> seen = damaged(clip, kind, settings.severity(level), chance);
            for (int i = 0; i < count; i++) {
                byte[] square = look.apply(Mixture.of(whole.get(i), seen.get(i), strength))
                        .rgb();
                System.arraycopy(square, 0, squares, (level * count + i) * bytes, bytes);
            }
        }
        return new LadderFeed.Rungs(squares, NO_LOTS);
    }

    /** Every frame of its span, at the size at which it is damaged. */
    private List<Image> clip(Path file, long seed) throws IOException {
        var all = new FrameSampling(sampling.length() * sampling.interval(), 1, 1);
        var use = new FrameUse("short-side-" + settings.shortSide(), settings::reduced, UnaryOperator.identity());
        return frames.clips(file, new ClipFrames.Wanted(all, OptionalLong.of(seed), use))
                .get(0);
    }

    private List<Image> damaged(List<Image> all, DamageLadder kind, int severity, long chance) {
        if (severity == 0) {
            return sampled(all);
        }
        var damage = kind.at(severity);
        var chain = new Chain(List.of(damage), chance);
        return damage instanceof VideoCodec ? sampled(chain.apply(all)) : chain.apply(sampled(all));
    }

    private List<Image> sampled(List<Image> all) {
        return IntStream.range(0, sampling.length())
                .mapToObj(i -> all.get(i * sampling.interval()))
                .toList();
    }
}
