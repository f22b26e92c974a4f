package io.github.qptv2.loader;

import java.util.random.RandomGenerator;

import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.degrade.compose.DegradationModel;
import io.github.qptv2.media.image.CorruptFiles;
import io.github.qptv2.media.image.Image;

/**
 * Augmentation of an image: crop, horizontal flip, degradation, in this order.
 *
 * <pre>{@code
 * var augmentation = new Augmentation(CropSampler.RandomResized.of(224), 0.5, Presets.named("qptv2"));
 * }</pre>
 *
 * @param flip probability of a horizontal flip, in [0, 1]
 * @param degradation of the crop; {@link #PRISTINE} for none
 * @param corrupt whether corrupt images that can be decoded are cropped too; another image replaces one that is refused
 */
public record Augmentation(CropSampler crop, double flip, DegradationModel degradation, CorruptFiles corrupt) {

    /** No degradation. */
    public static final DegradationModel PRISTINE = DegradationModel.Sequential.of();

    /** Checks the range. */
    public Augmentation {
        if (!(flip >= 0 && flip <= 1)) {
            throw new IllegalArgumentException("the flip's probability must be in [0, 1], got " + flip);
        }
    }

    /** Without corrupt images. */
    public Augmentation(CropSampler crop, double flip, DegradationModel degradation) {
        this(crop, flip, degradation, CorruptFiles.REFUSE);
    }

    /** The same with another policy on corrupt images. */
    public Augmentation withCorruptFiles(CorruptFiles policy) {
        return new Augmentation(crop, flip, degradation, policy);
    }

    /** The center crop of an image, neither flipped nor degraded. */
    public static Augmentation none(int size, int shortSide) {
        return new Augmentation(new CropSampler.Center(size, shortSide), 0, PRISTINE);
    }

    /** The draws for one image. */
    record Plan(CropWindow window, boolean mirrored, long degradationSeed) {}

    /** Makes all draws in a fixed order. */
    Plan plan(int width, int height, RandomGenerator random) {
        CropWindow window = crop.plan(width, height, random);
        return new Plan(window, random.nextDouble() < flip, random.nextLong());
    }

    DegradationChain chain(Plan plan) {
        return degradation.sample(plan.degradationSeed());
    }

    static Image mirrored(Image image) {
        int width = image.width();
        var rgb = new byte[image.rgb().length];
        byte[] in = image.rgb();
        for (int y = 0; y < image.height(); y++) {
            int from = 3 * y * width, to = from + 3 * (width - 1);
            for (int x = 0; x < width; x++, from += 3, to -= 3) {
                rgb[to] = in[from];
                rgb[to + 1] = in[from + 1];
                rgb[to + 2] = in[from + 2];
            }
        }
        return Image.of(width, image.height(), rgb);
    }
}
