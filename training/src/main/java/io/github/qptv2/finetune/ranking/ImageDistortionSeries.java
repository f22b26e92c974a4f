package io.github.qptv2.finetune.ranking;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.dataset.SampleSource;
import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.degrade.compose.DistortionSeries;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.finetune.config.RankAugmentation;
import io.github.qptv2.loader.SeededRandom;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.media.image.Resize;
import io.github.qptv2.media.image.ResizeFilter;

/**
 * Distorts a crop of an image at increasing levels. The region is enlarged first, then distorted, then scaled to the
 * crop: images to score are distorted at their native size too.
 */
public final class ImageDistortionSeries implements DistortionSeriesMaker {

    private final ImageReader reader;
    private final RankAugmentation settings;
    private final CropTransform scaling;
    private final List<DistortionSeries> types;

    /** @param size side of a crop in pixels */
    public ImageDistortionSeries(FinetuneConfig config, int size) {
        reader = ImageReader.standard().withCorruptFiles(config.data().corrupt());
        settings = config.rankAugmentation();
        scaling = new CropTransform(config.data(), size);
        types = settings.series();
    }

    @Override
    public SeriesCrops levels(SampleSource source, SplittableRandom random) throws IOException {
        Image image = reader.read(source.data().read(), source.name());
        Image region = enlarged(scaling.region(settings.reduced(image), random), random);
        DistortionSeries type = types.get(random.nextInt(types.size()));
        long chance = random.nextLong();
        double strength = settings.strength(random);
        int bytes = 3 * scaling.size() * scaling.size();
        var crops = new byte[settings.levels() * bytes];
        Image whole = scaling.crop(region);
        for (int level = 0; level < settings.levels(); level++) {
            int distortionLevel = settings.levelOf(level);
            Image crop = distortionLevel == 0
                    ? whole
                    : ImageBlend.of(whole, scaling.crop(distorted(region, type, distortionLevel, chance)), strength);
            System.arraycopy(crop.rgb(), 0, crops, level * bytes, bytes);
        }
        return new SeriesCrops(crops, randomScores(random));
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

    private static Image distorted(Image region, DistortionSeries type, int distortionLevel, long chance) {
        return new DegradationChain(List.of(type.at(distortionLevel)), chance).apply(region);
    }
}
