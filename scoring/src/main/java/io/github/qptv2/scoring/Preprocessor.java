package io.github.qptv2.scoring;

import java.util.List;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.Resize;
import io.github.qptv2.media.image.ResizeFilter;
import io.github.qptv2.scoring.bundle.FrameTransform;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.PreprocessingSpec;
import io.github.qptv2.scoring.bundle.ResizePolicy;

/**
 * From an image to squares of the network's size, always the same for the same image.
 *
 * @param side of the network's input, in pixels
 */
record Preprocessor(ResizePolicy resizing, PreprocessingSpec preprocessing, int side) {

    /** Images with a shorter side than this show nothing to judge. */
    static final int SMALLEST = 16;

    /** Images more elongated than this are refused. */
    static final int MOST_ELONGATED = 50;

    /** As a model's bundle says, but for what the options say. */
    static Preprocessor of(ModelBundle bundle, ScorerOptions options) {
        var description = bundle.description();
        return new Preprocessor(
                description.inferenceConfig().resize(),
                options.over(description.preprocessing()),
                bundle.architecture().config().imageSize());
    }

    /** For a network for clips, which sees one crop of everything. */
    ModelInput prepare(Image image, FrameTransform view) {
        requireJudgeable(image.width(), image.height());
        byte[] seen = view.of(side).fixed().apply(image).rgb();
        return new ModelInput(image.width(), image.height(), 1, side, seen);
    }

    ModelInput prepare(Image image) {
        requireJudgeable(image.width(), image.height());
        Image working = working(image);
        List<CropGrid.Corner> corners = grid(working).corners();
        return new ModelInput(image.width(), image.height(), corners.size(), side, cut(working, corners));
    }

    /** Squares of an image at its working size, one after the other: (crops, side, side, 3). */
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

    /** Refuses what shows nothing to judge. */
    static void requireJudgeable(int width, int height) {
        int shorter = Math.min(width, height), longer = Math.max(width, height);
        if (shorter < SMALLEST) {
            throw new IllegalArgumentException(
                    "an image must be at least %d pixels on each side, got %dx%d".formatted(SMALLEST, width, height));
        }
        if (longer > (long) MOST_ELONGATED * shorter) {
            throw new IllegalArgumentException(
                    "an image's sides must be at most %d:1, got %dx%d".formatted(MOST_ELONGATED, width, height));
        }
    }

    /** The image at the size at which it is cut. */
    Image working(Image image) {
        if (resizing instanceof ResizePolicy.Squash) {
            return scaled(image, side, side);
        }
        int shorter = Math.min(image.width(), image.height());
        int wanted = resizing instanceof ResizePolicy.Center center
                ? center.shortSide()
                : preprocessing.shortSide().orElse(shorter);
        double scale = (double) Math.max(wanted, side) / shorter;
        return scaled(image, scaledTo(image.width(), scale), scaledTo(image.height(), scale));
    }

    static int scaledTo(int length, double scale) {
        return (int) Math.round(length * scale);
    }

    static Image scaled(Image image, int width, int height) {
        if (3L * width * height > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "an image of %dx%d scaled to %dx%d has more than 715 million pixels; choose a smaller short side"
                            .formatted(image.width(), image.height(), width, height));
        }
        return width == image.width() && height == image.height()
                ? image
                : Resize.resize(image, width, height, ResizeFilter.BICUBIC);
    }

    private CropGrid grid(Image working) {
        int most = resizing instanceof ResizePolicy.Crops ? preprocessing.maxCrops() : 1;
        return CropGrid.of(working.width(), working.height(), side, most);
    }
}
