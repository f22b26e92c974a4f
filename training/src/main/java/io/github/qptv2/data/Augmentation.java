package io.github.qptv2.data;

import java.util.random.RandomGenerator;

import io.github.qptv2.degrade.Chain;
import io.github.qptv2.degrade.Composition;
import io.github.qptv2.media.image.Image;

/**
 * What happens to a picture on its way to the network: crop, then perhaps a mirror image, then damage.
 *
 * <pre>{@code
 * var augmentation = new Augmentation(Crop.RandomResized.of(224), 0.5, Presets.named("qptv2"));
 * }</pre>
 *
 * @param flip probability of mirroring left and right, in [0, 1]
 * @param damage how the crop is degraded; {@link #PRISTINE} for not at all
 */
public record Augmentation(Crop crop, double flip, Composition damage) {

    /** No damage. */
    public static final Composition PRISTINE = Composition.Sequential.of();

    /** Checks the range. */
    public Augmentation {
        if (!(flip >= 0 && flip <= 1)) {
            throw new IllegalArgumentException("the flip's probability must be in [0, 1], got " + flip);
        }
    }

    /** The middle of a picture as it is. */
    public static Augmentation none(int size, int shortSide) {
        return new Augmentation(new Crop.Centre(size, shortSide), 0, PRISTINE);
    }

    /** What was drawn for one picture. */
    record Plan(View view, boolean mirrored, long damageSeed) {}

    /** Draws everything at once, in a fixed order. */
    Plan plan(int width, int height, RandomGenerator random) {
        View view = crop.plan(width, height, random);
        return new Plan(view, random.nextDouble() < flip, random.nextLong());
    }

    Chain chain(Plan plan) {
        return damage.sample(plan.damageSeed());
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
