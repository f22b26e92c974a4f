package io.github.qptv2.data;

import java.io.IOException;
import java.util.random.RandomGenerator;

import io.github.qptv2.degrade.Chain;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageHeader;
import io.github.qptv2.media.image.ImageReader;

/** Squares of pictures, cut and perhaps damaged. */
record PictureSight(Augmentation augmentation, Memory memory) implements Sight {

    private static final ImageReader READER = ImageReader.standard();

    /** Before damage, and what was drawn. */
    private record Seen(Image square, Augmentation.Plan plan) {}

    @Override
    public int size() {
        return augmentation.crop().size();
    }

    @Override
    public Shown of(SampleSource source, RandomGenerator random) throws IOException {
        var seen = seen(source, random);
        Chain chain = augmentation.chain(seen.plan());
        return new Shown(chain.apply(seen.square()), seen.square(), chain.text());
    }

    private Seen seen(SampleSource source, RandomGenerator random) throws IOException {
        var known = memory.find(source);
        if (known.isPresent()) {
            var plan = augmentation.plan(known.get().width(), known.get().height(), random);
            return seen(known.get().image(), plan);
        }
        return read(source, random);
    }

    private Seen read(SampleSource source, RandomGenerator random) throws IOException {
        byte[] bytes = source.data().read();
        ImageHeader header = ImageHeader.read(bytes, source.name());
        int width = header.uprightWidth(), height = header.uprightHeight(), shortSide = Math.min(width, height);
        var plan = augmentation.plan(width, height, random);
        boolean steady = augmentation.crop().isSteady(),
                degraded = !source.degradation().isEmpty();
        Image picture = READER.readReduced(
                bytes,
                source.name(),
                steady || degraded ? shortSide : plan.view().leastShortSide(shortSide));
        if (degraded) {
            picture = Chain.parse(source.degradation()).apply(picture);
        }
        Image scaled = plan.view().resized(picture, width, height);
        if (steady) {
            memory.keep(source, new Memory.Scaled(width, height, scaled));
        }
        return seen(scaled, plan);
    }

    private static Seen seen(Image scaled, Augmentation.Plan plan) {
        Image square = plan.view().square(scaled);
        return new Seen(plan.mirrored() ? Augmentation.mirrored(square) : square, plan);
    }
}
