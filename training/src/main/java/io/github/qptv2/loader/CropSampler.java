package io.github.qptv2.loader;

import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * Samples a square crop of an image from the image's size alone, so that the image can be decoded at a reduced size.
 * The text form of these records is stored in sample banks.
 */
public sealed interface CropSampler {

    /** Side of the crop in pixels, at least 1. */
    int size();

    /** Draws a crop; it depends on the generator and the image's size alone. */
    CropWindow plan(int width, int height, RandomGenerator random);

    /** Whether every crop is cut from the same scaled version of the whole image, which can then be cached. */
    default boolean hasFixedScale() {
        return false;
    }

    /**
     * A part of random area and aspect ratio, resized by antialiased bicubic interpolation: torchvision's
     * {@code RandomResizedCrop}, the default of masked autoencoders.
     *
     * @param size of the crop
     * @param minScale smallest share of the image's area, in (0, 1]; drawn uniformly
     * @param maxScale largest share, in [minScale, 1]
     * @param minRatio smallest width over height, above 0; drawn log-uniformly
     * @param maxRatio largest width over height
     */
    record RandomResized(int size, double minScale, double maxScale, double minRatio, double maxRatio)
            implements CropSampler {

        private static final int TRIES = 10;

        /** Checks the ranges. */
        public RandomResized {
            requireSize(size);
            if (!(minScale > 0 && minScale <= maxScale && maxScale <= 1)) {
                throw new IllegalArgumentException(
                        "scales must rise within (0, 1], got " + minScale + " to " + maxScale);
            }
            if (!(minRatio > 0 && minRatio <= maxRatio)) {
                throw new IllegalArgumentException(
                        "ratios must rise and be above 0, got " + minRatio + " to " + maxRatio);
            }
        }

        /** The ranges of MAE: 0.2 to 1 of the area, 3:4 to 4:3. */
        public static RandomResized of(int size) {
            return new RandomResized(size, 0.2, 1, 3.0 / 4, 4.0 / 3);
        }

        @Override
        public CropWindow plan(int width, int height, RandomGenerator random) {
            double area = (double) width * height;
            for (int i = 0; i < TRIES; i++) {
                double target = area * between(minScale, maxScale, random);
                double ratio = Math.exp(between(Math.log(minRatio), Math.log(maxRatio), random));
                int partWidth = (int) Math.round(Math.sqrt(target * ratio));
                int partHeight = (int) Math.round(Math.sqrt(target / ratio));
                if (partWidth >= 1 && partWidth <= width && partHeight >= 1 && partHeight <= height) {
                    int x = random.nextInt(width - partWidth + 1), y = random.nextInt(height - partHeight + 1);
                    return CropWindow.whole(x, y, partWidth, partHeight, size);
                }
            }
            return central(width, height);
        }

        /** The largest central part of an allowed aspect ratio, which is torchvision's fallback. */
        private CropWindow central(int width, int height) {
            double ratio = (double) width / height;
            int partWidth = ratio > maxRatio ? (int) Math.round(height * maxRatio) : width;
            int partHeight = ratio < minRatio ? (int) Math.round(width / minRatio) : height;
            int w = Math.max(1, Math.min(width, partWidth)), h = Math.max(1, Math.min(height, partHeight));
            return CropWindow.whole((width - w) / 2, (height - h) / 2, w, h, size);
        }

        private static double between(double low, double high, RandomGenerator random) {
            return low + (high - low) * random.nextDouble();
        }
    }

    /**
     * A random crop of the image resized to the crop's size on its short side: the simple random crop of DeiT III,
     * which keeps scale and aspect ratio.
     *
     * @param size of the crop
     * @param padding pixels of reflect padding on each side, at least 0 and below size
     */
    record ShortSide(int size, int padding) implements CropSampler {
        /** Checks the ranges. */
        public ShortSide {
            requireSize(size);
            if (padding < 0 || padding >= size) {
                throw new IllegalArgumentException("padding must be in [0, %d), got %d".formatted(size, padding));
            }
        }

        /** With DeiT III's padding of 4. */
        public static ShortSide of(int size) {
            return new ShortSide(size, 4);
        }

        @Override
        public CropWindow plan(int width, int height, RandomGenerator random) {
            int resizedWidth = scaled(width, Math.min(width, height), size);
            int resizedHeight = scaled(height, Math.min(width, height), size);
            int left = random.nextInt(resizedWidth - size + 2 * padding + 1) - padding;
            int top = random.nextInt(resizedHeight - size + 2 * padding + 1) - padding;
            return new CropWindow(0, 0, width, height, resizedWidth, resizedHeight, left, top, size);
        }
    }

    /**
     * The center crop, without random draws.
     *
     * @param size of the crop
     * @param shortSide size of the short side before cropping, at least size
     */
    record Center(int size, int shortSide) implements CropSampler {
        /** Checks the ranges. */
        public Center {
            requireSize(size);
            if (shortSide < size) {
                throw new IllegalArgumentException(
                        "the short side must be at least the crop's %d, got %d".formatted(size, shortSide));
            }
        }

        @Override
        public CropWindow plan(int width, int height, RandomGenerator random) {
            int resizedWidth = scaled(width, Math.min(width, height), shortSide);
            int resizedHeight = scaled(height, Math.min(width, height), shortSide);
            int left = (resizedWidth - size) / 2, top = (resizedHeight - size) / 2;
            return new CropWindow(0, 0, width, height, resizedWidth, resizedHeight, left, top, size);
        }
    }

    /**
     * A random crop of the image as the scorer resizes it: at its native size or with a scaled short side, and enlarged
     * where it is smaller than a crop. The image is decoded at full size, as in scoring.
     *
     * @param size of the crop
     * @param shortSide size of the short side before cropping; empty for the image's native size
     */
    record Scored(int size, OptionalInt shortSide) implements CropSampler {
        /** Checks the range. */
        public Scored {
            requireSize(size);
            if (shortSide.isPresent() && shortSide.getAsInt() < size) {
                throw new IllegalArgumentException(
                        "the short side must be at least the crop's %d, got %d".formatted(size, shortSide.getAsInt()));
            }
        }

        @Override
        public CropWindow plan(int width, int height, RandomGenerator random) {
            int shorter = Math.min(width, height);
            double scale = (double) Math.max(shortSide.orElse(shorter), size) / shorter;
            int resizedWidth = (int) Math.round(width * scale), resizedHeight = (int) Math.round(height * scale);
            int left = random.nextInt(resizedWidth - size + 1), top = random.nextInt(resizedHeight - size + 1);
            return new CropWindow(0, 0, width, height, resizedWidth, resizedHeight, left, top, size);
        }

        @Override
        public boolean hasFixedScale() {
            return true;
        }
    }

    /**
     * A crop of one of two samplers, drawn for each image.
     *
     * @param share probability of {@code first}, in (0, 1)
     * @param first sampler of the same size as {@code second}
     */
    record Mixed(double share, CropSampler first, CropSampler second) implements CropSampler {
        /** Checks the range and the sizes. */
        public Mixed {
            if (!(share > 0 && share < 1)) {
                throw new IllegalArgumentException("the share of the first crop must be in (0, 1), got " + share);
            }
            if (first.size() != second.size()) {
                throw new IllegalArgumentException(
                        "both crops must have one size, got %d and %d".formatted(first.size(), second.size()));
            }
        }

        /** Also for shares of 0 and 1, where one of the samplers is the result. */
        public static CropSampler of(double share, CropSampler first, CropSampler second) {
            return share == 0 ? second : share == 1 ? first : new Mixed(share, first, second);
        }

        @Override
        public int size() {
            return first.size();
        }

        @Override
        public CropWindow plan(int width, int height, RandomGenerator random) {
            return (random.nextDouble() < share ? first : second).plan(width, height, random);
        }
    }

    /**
     * The whole image resized to the crop, without keeping its aspect ratio.
     *
     * @param size of the crop
     */
    record Squashed(int size) implements CropSampler {
        /** Checks the range. */
        public Squashed {
            requireSize(size);
        }

        @Override
        public CropWindow plan(int width, int height, RandomGenerator random) {
            return CropWindow.whole(0, 0, width, height, size);
        }

        @Override
        public boolean hasFixedScale() {
            return true;
        }
    }

    private static int scaled(int side, int shortSide, int target) {
        return Math.max(target, (int) Math.round((double) side * target / shortSide));
    }

    private static void requireSize(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a crop must be at least 1 pixel wide, got " + size);
        }
    }
}
