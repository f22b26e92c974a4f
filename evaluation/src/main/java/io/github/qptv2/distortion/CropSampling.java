package io.github.qptv2.distortion;

import java.nio.file.Path;

import io.github.qptv2.degrade.compose.DistortionComposition;
import io.github.qptv2.degrade.pixel.Randomness;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.media.image.Resize;
import io.github.qptv2.media.image.ResizeFilter;

/**
 * Cuts regions out of images and distorts them. Half of the regions are at native size, the others come from an image
 * whose short side was reduced: native pixels have the noise and the compression of their file, reduced ones do not.
 *
 * @param seed of regions and compositions
 */
record CropSampling(long seed) {

    /** Short side of a region, in pixels, and how much longer it may be. */
    private static final int MIN = 320, MORE = 193;

    /**
     * A distorted region.
     *
     * @param image pixels after the distortions
     * @param composition the distortions and their levels
     */
    record Sample(Image image, DistortionComposition composition) {}

    /**
     * The region of an image.
     *
     * @param number of the image among all
     * @throws ImageException if it cannot be read, or is smaller than the region
     */
    Image region(Path file, int number) throws ImageException {
        var random = Randomness.of(seed, number);
        boolean reduced = random.chance(0.5);
        int side = MIN + random.below(MORE);
        var reader = ImageReader.standard();
        Image image = reduced ? reduced(reader.readReduced(file, side), side) : reader.read(file);
        if (Math.min(image.width(), image.height()) < MIN) {
            throw new ImageException("%s: must have at least %d pixels on each side, got %dx%d"
                    .formatted(file, MIN, image.width(), image.height()));
        }
        int width = Math.min(side, image.width()), height = Math.min(side, image.height());
        int x = random.below(image.width() - width + 1), y = random.below(image.height() - height + 1);
        return image.crop(x, y, width, height);
    }

    private static Image reduced(Image image, int side) {
        double scale = Math.min(1, side / (double) Math.min(image.width(), image.height()));
        return Resize.resize(
                image,
                (int) Math.round(image.width() * scale),
                (int) Math.round(image.height() * scale),
                ResizeFilter.BICUBIC);
    }

    /**
     * A distorted copy of a region.
     *
     * @param number of the image among all
     * @param draw number of the copy
     */
    Sample sample(Image region, int number, int draw) {
        var composition = DistortionComposition.draw(Randomness.seed(seed, number, draw));
        return new Sample(composition.chain().apply(region), composition);
    }
}
