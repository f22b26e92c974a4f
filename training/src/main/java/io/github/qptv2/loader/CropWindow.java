package io.github.qptv2.loader;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.Resize;
import io.github.qptv2.media.image.ResizeFilter;

/**
 * How an image becomes a square crop: a part of it is resized, and a crop is taken from the result, mirrored at the
 * edges where it reaches over them.
 *
 * @param x left edge of the part, in pixels of the image
 * @param y upper edge
 * @param width of the part, at least 1
 * @param height of the part
 * @param resizedWidth what the part is resized to
 * @param resizedHeight what the part is resized to
 * @param left where the square begins in the resized part; may lie outside by less than the part's size
 * @param top where the square begins
 * @param size of the square
 */
record CropWindow(
        int x, int y, int width, int height, int resizedWidth, int resizedHeight, int left, int top, int size) {

    /** A part that is resized to the square itself. */
    static CropWindow whole(int x, int y, int width, int height, int size) {
        return new CropWindow(x, y, width, height, size, size, 0, 0, size);
    }

    /**
     * The least short side an image may be decoded at so that nothing has to be scaled up that was not to be scaled up
     * anyway; an image's own short side where decoding smaller does not help.
     *
     * @param shortSide of the image
     */
    int leastShortSide(int shortSide) {
        double ratio = Math.max((double) resizedWidth / width, (double) resizedHeight / height);
        return ratio >= 1 ? shortSide : (int) Math.ceil(shortSide * ratio);
    }

    /**
     * The square.
     *
     * @param image decoded at full or reduced size
     * @param fullWidth what the view was planned for
     * @param fullHeight what the view was planned for
     */
    Image of(Image image, int fullWidth, int fullHeight) {
        return crop(resized(image, fullWidth, fullHeight));
    }

    /** The part, resized, that the square is cut from. */
    Image resized(Image image, int fullWidth, int fullHeight) {
        double across = (double) image.width() / fullWidth, down = (double) image.height() / fullHeight;
        int partX = Math.min((int) Math.round(x * across), image.width() - 1);
        int partY = Math.min((int) Math.round(y * down), image.height() - 1);
        int partWidth = Math.max(1, Math.min((int) Math.round(width * across), image.width() - partX));
        int partHeight = Math.max(1, Math.min((int) Math.round(height * down), image.height() - partY));
        boolean all = partWidth == image.width() && partHeight == image.height();
        Image part = all ? image : image.crop(partX, partY, partWidth, partHeight);
        return Resize.resize(part, resizedWidth, resizedHeight, ResizeFilter.BICUBIC);
    }

    /** The square of what {@link #resized} gave. */
    Image crop(Image resized) {
        if (left >= 0 && top >= 0 && left + size <= resized.width() && top + size <= resized.height()) {
            return size == resized.width() && size == resized.height() ? resized : resized.crop(left, top, size, size);
        }
        var rgb = new byte[3 * size * size];
        for (int row = 0, to = 0; row < size; row++) {
            int from = mirrored(top + row, resized.height()) * resized.width();
            for (int column = 0; column < size; column++, to += 3) {
                System.arraycopy(resized.rgb(), 3 * (from + mirrored(left + column, resized.width())), rgb, to, 3);
            }
        }
        return Image.of(size, size, rgb);
    }

    /** The edge pixel is not repeated, as in "reflect" padding. */
    private static int mirrored(int at, int size) {
        int positive = at < 0 ? -at : at;
        return positive < size ? positive : 2 * size - 2 - positive;
    }
}
