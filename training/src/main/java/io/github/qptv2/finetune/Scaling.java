package io.github.qptv2.finetune;

import java.util.random.RandomGenerator;

import io.github.qptv2.finetune.SquareSettings.Sizing;
import io.github.qptv2.media.image.Filter;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.Resize;

/**
 * Which part of a picture at its own size becomes a square of the network's.
 *
 * @param size of the square
 */
record Scaling(SquareSettings data, int size) {

    /** A random part that the rule for sizes makes one square of; the whole picture where all of it is squashed. */
    Image region(Image picture, RandomGenerator random) {
        if (data.resize() == Sizing.SQUASH) {
            return picture;
        }
        int shorter = Math.min(picture.width(), picture.height());
        int wanted = Math.max(size, data.shortSide() > 0 ? data.shortSide() : shorter);
        int side = Math.min(shorter, (int) Math.round((double) size * shorter / wanted));
        int x = random.nextInt(picture.width() - side + 1), y = random.nextInt(picture.height() - side + 1);
        return picture.crop(x, y, side, side);
    }

    /** The region at the network's size. */
    Image square(Image region) {
        return region.width() == size && region.height() == size
                ? region
                : Resize.resize(region, size, size, Filter.BICUBIC);
    }
}
