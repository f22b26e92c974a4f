package io.github.qptv2.loader;

import java.io.IOException;
import java.util.random.RandomGenerator;

import io.github.qptv2.dataset.SampleSource;
import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.media.image.CorruptFiles;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageHeader;
import io.github.qptv2.media.image.ImageReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Crops and degrades images. */
record ImageTransform(Augmentation augmentation, ImageCache cache) implements SampleTransform {

    private static final Logger LOG = LoggerFactory.getLogger(ImageTransform.class);

    /** The crop before degradation, and its draws. */
    private record DecodedImage(Image crop, Augmentation.Plan plan) {}

    @Override
    public int size() {
        return augmentation.crop().size();
    }

    @Override
    public Transformed of(SampleSource source, RandomGenerator random) throws IOException {
        var decoded = decode(source, random);
        DegradationChain chain = augmentation.chain(decoded.plan());
        return new Transformed(chain.apply(decoded.crop()), decoded.crop(), chain.text());
    }

    private DecodedImage decode(SampleSource source, RandomGenerator random) throws IOException {
        var known = cache.find(source);
        if (known.isPresent()) {
            var plan = augmentation.plan(known.get().width(), known.get().height(), random);
            return cut(known.get().image(), plan);
        }
        return read(source, random);
    }

    private DecodedImage read(SampleSource source, RandomGenerator random) throws IOException {
        byte[] bytes = source.data().read();
        ImageHeader header = ImageHeader.read(bytes, source.name());
        int width = header.uprightWidth(), height = header.uprightHeight(), shortSide = Math.min(width, height);
        var plan = augmentation.plan(width, height, random);
        boolean fixedScale = augmentation.crop().hasFixedScale(),
                degraded = !source.degradation().isEmpty();
        Image image = decoded(
                bytes,
                source.name(),
                fixedScale || degraded ? shortSide : plan.window().leastShortSide(shortSide));
        if (degraded) {
            image = DegradationChain.parse(source.degradation()).apply(image);
        }
        Image scaled = plan.window().resized(image, width, height);
        if (fixedScale) {
            cache.keep(source, new ImageCache.Scaled(width, height, scaled));
        }
        return cut(scaled, plan);
    }

    private Image decoded(byte[] bytes, String name, int minShortSide) throws IOException {
        Image image =
                ImageReader.standard().withCorruptFiles(augmentation.corrupt()).readReduced(bytes, name, minShortSide);
        if (augmentation.corrupt() == CorruptFiles.WARN) {
            image.warning().ifPresent(warning -> LOG.warn("{}: {}", name, warning));
        }
        return image;
    }

    private static DecodedImage cut(Image scaled, Augmentation.Plan plan) {
        Image crop = plan.window().crop(scaled);
        return new DecodedImage(plan.mirrored() ? Augmentation.mirrored(crop) : crop, plan);
    }
}
