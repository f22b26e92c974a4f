package io.github.qptv2.loader;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.Resize;
import io.github.qptv2.media.image.ResizeFilter;

/**
 * Geometry of a square crop: a part of the image is resized and cropped, with reflect padding where the crop extends
 * beyond the resized part.
 *
 * @param x left edge of the part, in pixels of the image
 * @param y upper edge
 * @param width of the part, at least 1
 * @param height of the part
 * @param resizedWidth width of the resized part
 * @param resizedHeight height of the resized part
 * @param left edge of the crop in the resized part; may lie outside by less than the part's size
 * @param top edge of the crop
 * @param size of the crop
 */
record CropWindow(
        int x, int y, int width, int height, int resizedWidth, int resizedHeight, int left, int top, int size) {

    /** A part that is resized to the crop's size. */
    static CropWindow whole(int x, int y, int width, int height, int size) {
        return new CropWindow(x, y, width, height, size, size, 0, 0, size);
    }

    /**
     * The smallest short side at which the image may be decoded without enlarging the part afterwards; the image's own
     * short side where the part is enlarged in any case.
     *
     * @param shortSide of the image
     */
    int leastShortSide(int shortSide) {
        double ratio = Math.max((double) resizedWidth / width, (double) resizedHeight / height);
        return ratio >= 1 ? shortSide : (int) Math.ceil(shortSide * ratio);
    }

    /**
     * The crop of an image.
     *
     * @param image decoded at full or reduced size
     * @param fullWidth width of the image at full size
     * @param fullHeight height of the image at full size
     */
    Image of(Image image, int fullWidth, int fullHeight) {
        return crop(resized(image, fullWidth, fullHeight));
    }

    /** The resized part of an image that was decoded at full or reduced size. */
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

    /** The crop of a part that {@link #resized} has made. */
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

    /** Reflect padding: the edge pixel is not repeated. */
    private static int mirrored(int at, int size) {
        int positive = at < 0 ? -at : at;
        return positive < size ? positive : 2 * size - 2 - positive;
    }
}
