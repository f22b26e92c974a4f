package io.github.qptv2.finetune.ranking;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.dataset.SampleSource;
import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.degrade.compose.DistortionSeries;
import io.github.qptv2.finetune.config.RankAugmentation;
import io.github.qptv2.loader.SeededRandom;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.media.image.Resize;
import io.github.qptv2.media.image.ResizeFilter;

/**
 * The same crop of an image at rising severity. An image is damaged before it is scaled, as those are that a model is
 * asked about, and enlarged before that, as what is taken for a part of a large photograph.
 */
record ImageDistortionSeries(RankAugmentation settings, CropTransform scaling, List<DistortionSeries> kinds)
        implements DistortionSeriesMaker {

    private static final ImageReader READER = ImageReader.standard();

    ImageDistortionSeries(RankAugmentation settings, CropTransform scaling) {
        this(settings, scaling, settings.kinds());
    }

    @Override
    public DistortionSeriesLoader.Levels levels(SampleSource source, SplittableRandom random) throws IOException {
        Image image = READER.read(source.data().read(), source.name());
        Image region = enlarged(scaling.region(settings.reduced(image), random), random);
        DistortionSeries kind = kinds.get(random.nextInt(kinds.size()));
        long chance = random.nextLong();
        double strength = settings.strength(random);
        int bytes = 3 * scaling.size() * scaling.size();
        var crops = new byte[settings.levels() * bytes];
        Image whole = scaling.crop(region);
        for (int level = 0; level < settings.levels(); level++) {
            int severity = settings.severity(level);
            Image crop = severity == 0
                    ? whole
                    : ImageBlend.of(whole, scaling.crop(distorted(region, kind, severity, chance)), strength);
            System.arraycopy(crop.rgb(), 0, crops, level * bytes, bytes);
        }
        return new DistortionSeriesLoader.Levels(crops, randomScores(random));
    }

    private Image enlarged(Image region, SplittableRandom random) {
        double factor = Math.pow(settings.enlarged(), random.nextDouble());
        int width = (int) Math.round(region.width() * factor), height = (int) Math.round(region.height() * factor);
        return Resize.resize(region, width, height, ResizeFilter.BICUBIC);
    }

    private float[] randomScores(SplittableRandom random) {
        int across = scaling.size() / HiVitConfig.TOKEN;
        var randomScores = new float[across * across];
        SeededRandom.fill(randomScores, 0, randomScores.length, random);
        return randomScores;
    }

    private static Image distorted(Image region, DistortionSeries kind, int severity, long chance) {
        return new DegradationChain(List.of(kind.at(severity)), chance).apply(region);
    }
}
