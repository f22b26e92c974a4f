package io.github.qptv2.finetune.ranking;

import java.util.random.RandomGenerator;

import io.github.qptv2.finetune.config.CropSettings;
import io.github.qptv2.finetune.config.CropSettings.Sizing;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.Resize;
import io.github.qptv2.media.image.ResizeFilter;

/**
 * Which part of an image at its own size becomes a crop of the network's.
 *
 * @param size of the square
 */
record CropTransform(CropSettings data, int size) {

    /** A random part that the rule for sizes makes one crop of; the whole image where all of it is squashed. */
    Image region(Image image, RandomGenerator random) {
        if (data.resize() == Sizing.SQUASH) {
            return image;
        }
        int shorter = Math.min(image.width(), image.height());
        int wanted = Math.max(size, data.shortSide() > 0 ? data.shortSide() : shorter);
        int side = Math.min(shorter, (int) Math.round((double) size * shorter / wanted));
        int x = random.nextInt(image.width() - side + 1), y = random.nextInt(image.height() - side + 1);
        return image.crop(x, y, side, side);
    }

    /** The region at the network's size. */
    Image crop(Image region) {
        return region.width() == size && region.height() == size
                ? region
                : Resize.resize(region, size, size, ResizeFilter.BICUBIC);
    }
}
