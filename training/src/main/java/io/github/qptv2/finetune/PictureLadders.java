package io.github.qptv2.finetune;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.data.Randoms;
import io.github.qptv2.data.SampleSource;
import io.github.qptv2.degrade.Chain;
import io.github.qptv2.degrade.DamageLadder;
import io.github.qptv2.media.image.Filter;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.media.image.Resize;

/**
 * The same square of a picture at rising severity. A picture is damaged before it is scaled, as those are that a model
 * is asked about, and enlarged before that, as what is taken for a part of a large photograph.
 */
record PictureLadders(Ladders settings, Scaling scaling, List<DamageLadder> kinds) implements LadderMaker {

    private static final ImageReader READER = ImageReader.standard();

    PictureLadders(Ladders settings, Scaling scaling) {
        this(settings, scaling, settings.kinds());
    }

    @Override
    public LadderFeed.Rungs rungs(SampleSource source, SplittableRandom random) throws IOException {
        Image picture = READER.read(source.data().read(), source.name());
        Image region = enlarged(scaling.region(settings.reduced(picture), random), random);
        DamageLadder kind = kinds.get(random.nextInt(kinds.size()));
        long chance = random.nextLong();
        double strength = settings.strength(random);
        int bytes = 3 * scaling.size() * scaling.size();
        var squares = new byte[settings.levels() * bytes];
        Image whole = scaling.square(region);
        for (int level = 0; level < settings.levels(); level++) {
            int severity = settings.severity(level);
            Image square = severity == 0
                    ? whole
                    : Mixture.of(whole, scaling.square(damaged(region, kind, severity, chance)), strength);
            System.arraycopy(square.rgb(), 0, squares, level * bytes, bytes);
        }
        return new LadderFeed.Rungs(squares, lots(random));
    }

    private Image enlarged(Image region, SplittableRandom random) {
        double factor = Math.pow(settings.enlarged(), random.nextDouble());
        int width = (int) Math.round(region.width() * factor), height = (int) Math.round(region.height() * factor);
        return Resize.resize(region, width, height, Filter.BICUBIC);
    }

    private float[] lots(SplittableRandom random) {
        int across = scaling.size() / HiVitConfig.UNIT;
        var lots = new float[across * across];
        Randoms.fill(lots, 0, lots.length, random);
        return lots;
    }

    private static Image damaged(Image region, DamageLadder kind, int severity, long chance) {
        return new Chain(List.of(kind.at(severity)), chance).apply(region);
    }
}
