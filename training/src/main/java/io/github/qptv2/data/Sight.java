package io.github.qptv2.data;

import java.io.IOException;
import java.util.random.RandomGenerator;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageHeader;
import io.github.qptv2.media.image.ImageReader;

/** From a file to the square that is shown of it, before damage. */
record Sight(Augmentation augmentation, Memory memory) {

    private static final ImageReader READER = ImageReader.standard();

    /** What is shown, and what was drawn for it. */
    record Seen(Image square, Augmentation.Plan plan) {}

    Seen of(SampleSource source, RandomGenerator random) throws IOException {
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
        boolean steady = augmentation.crop().isSteady();
        Image picture = READER.readReduced(
                bytes, source.name(), steady ? shortSide : plan.view().leastShortSide(shortSide));
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
