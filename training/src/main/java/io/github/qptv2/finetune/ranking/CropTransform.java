package io.github.qptv2.finetune.ranking;

import java.util.random.RandomGenerator;

import io.github.qptv2.finetune.config.CropSettings;
import io.github.qptv2.finetune.config.CropSettings.Sizing;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.Resize;
import io.github.qptv2.media.image.ResizeFilter;

/**
 * Cuts a region of an image at its native size and resizes it to the network's input.
 *
 * @param size of the crop
 */
record CropTransform(CropSettings data, int size) {

    /** A random region that {@code data.resize} scales to one crop; the whole image with {@code squash}. */
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

    /** The region resized to the crop. */
    Image crop(Image region) {
        return region.width() == size && region.height() == size
                ? region
                : Resize.resize(region, size, size, ResizeFilter.BICUBIC);
    }
}
