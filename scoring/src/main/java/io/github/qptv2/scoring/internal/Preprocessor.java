package io.github.qptv2.scoring.internal;

import java.util.Arrays;
import java.util.List;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.Resize;
import io.github.qptv2.media.image.ResizeFilter;
import io.github.qptv2.scoring.bundle.CropScale;
import io.github.qptv2.scoring.bundle.FrameTransform;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.PreprocessingSpec;
import io.github.qptv2.scoring.bundle.ResizePolicy;

/**
 * Resizes an image and cuts it into crops of the network's size, always the same for the same image.
 *
 * @param resizing how the crops are made
 * @param preprocessing short side and number of crops
 * @param side S of the network's input, in pixels
 */
public record Preprocessor(ResizePolicy resizing, PreprocessingSpec preprocessing, int side) {

    /** Shortest side of an image that can be scored, in pixels. */
    static final int MIN = 16;

    /** Greatest ratio of an image's sides. */
    static final int MAX_ASPECT_RATIO = 50;

    /** As a model's bundle says, with another short side and number of crops. */
    public static Preprocessor of(ModelBundle bundle, PreprocessingSpec preprocessing) {
        return new Preprocessor(
                bundle.description().inferenceConfig().resize(),
                preprocessing,
                bundle.architecture().config().imageSize());
    }

    /**
     * One crop of a frame, for a network for clips.
     *
     * @throws ImageException as {@link #prepare(Image)}
     */
    public CropPixels prepare(Image image, FrameTransform view) throws ImageException {
        requireScorable(image.width(), image.height());
        byte[] crop = view.of(side).fixed().apply(image).rgb();
        return CropPixels.of(image.width(), image.height(), side, crop);
    }

    /**
     * Resizes an image and cuts its grid of crops.
     *
     * @throws ImageException if the image is under 16 pixels on a side, more elongated than 50:1, or too large after
     *     resizing
     */
    public CropPixels prepare(Image image) throws ImageException {
        requireScorable(image.width(), image.height());
        Image working = working(image);
        byte[] crops = cut(working, grid(working).corners());
        var finer = preprocessing.finer();
        return CropPixels.of(
                image.width(),
                image.height(),
                side,
                finer.isPresent() && isGrid() ? joined(crops, finer(image, finer.get())) : crops);
    }

    private byte[] finer(Image image, CropScale scale) throws ImageException {
        Image working = scaledTo(image, scale.shortSide());
        return cut(
                working,
                CropGrid.of(working.width(), working.height(), side, scale.maxCrops())
                        .corners());
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private boolean isGrid() {
        return resizing instanceof ResizePolicy.Crops;
    }

    /** Most bytes of the crops of an image. */
    public long inputBytes() {
        int finer = isGrid() ? preprocessing.finer().map(CropScale::maxCrops).orElse(0) : 0;
        return 3L * side * side * (mostCrops() + finer);
    }

    private int mostCrops() {
        return isGrid() ? preprocessing.maxCrops() : 1;
    }

    /** Crops of an image at its working size, one after the other: (crops, side, side, 3). */
    byte[] cut(Image working, List<CropGrid.Corner> corners) {
        int bytes = 3 * side * side;
        var pixels = new byte[corners.size() * bytes];
        for (int i = 0; i < corners.size(); i++) {
            var corner = corners.get(i);
            byte[] crop = working.crop(corner.x(), corner.y(), side, side).rgb();
            System.arraycopy(crop, 0, pixels, i * bytes, bytes);
        }
        return pixels;
    }

    /** Throws unless an image of this size can be scored. */
    public static void requireScorable(int width, int height) throws ImageException {
        int shorter = Math.min(width, height), longer = Math.max(width, height);
        if (shorter < MIN) {
            throw new ImageException(
                    "an image must be at least " + MIN + " pixels on each side, got " + width + "x" + height);
        }
        if (longer > (long) MAX_ASPECT_RATIO * shorter) {
            throw new ImageException(
                    "an image's sides must be at most " + MAX_ASPECT_RATIO + ":1, got " + width + "x" + height);
        }
    }

    /** The image at the size at which it is cut. */
    Image working(Image image) throws ImageException {
        if (resizing instanceof ResizePolicy.Squash) {
            return scaled(image, side, side);
        }
        int shorter = Math.min(image.width(), image.height());
        int wanted = resizing instanceof ResizePolicy.Center center
                ? center.shortSide()
                : preprocessing.shortSide().orElse(shorter);
        return scaledTo(image, wanted);
    }

    /** The image with its short side at {@code shortSide}, at least that of a crop. */
    private Image scaledTo(Image image, int shortSide) throws ImageException {
        double scale = (double) Math.max(shortSide, side) / Math.min(image.width(), image.height());
        return scaled(image, scaledTo(image.width(), scale), scaledTo(image.height(), scale));
    }

    static int scaledTo(int length, double scale) {
        return (int) Math.round(length * scale);
    }

    static Image scaled(Image image, int width, int height) throws ImageException {
        if (3L * width * height > Integer.MAX_VALUE) {
            throw new ImageException("an image of " + image.width() + "x" + image.height() + " scaled to " + width + "x"
                    + height + " has more than 715 million pixels; choose a smaller short side");
        }
        return width == image.width() && height == image.height()
                ? image
                : Resize.resize(image, width, height, ResizeFilter.BICUBIC);
    }

    private CropGrid grid(Image working) {
        return CropGrid.of(working.width(), working.height(), side, mostCrops());
    }
}
