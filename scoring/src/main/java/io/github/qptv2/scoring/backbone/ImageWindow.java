package io.github.qptv2.scoring.backbone;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.qptv2.io.EvenStarts;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.Resize;
import io.github.qptv2.media.image.ResizeFilter;

/** A part of an image, or several, at the size that a frozen network takes. */
sealed interface ImageWindow {

    /** Smallest and largest N of a window, in pixels. */
    int MIN = 16, MAX = 4096;

    /** Most crops on a side of the grid. */
    int MAX_CROPS_ACROSS = 16;

    Pattern FORM = Pattern.compile("(native|reduced|center):(\\d{1,6})|(crops):(\\d{1,6}):(\\d{1,6})");

    /** The parts of an image, at least one; deterministic. */
    List<Image> of(Image image);

    /** N, in pixels. */
    int side();

    /** Whether the parts of any image have exactly N x N pixels. */
    boolean isSquare();

    /** Most pixels of the parts of an image. */
    default long maxPixels() {
        return (long) side() * side();
    }

    /** Whether the parts of any image have {@code height} x {@code width} pixels. */
    default boolean gives(long height, long width) {
        return isSquare() && height == side() && width == side();
    }

    /** The center at native size, at most {@code side} pixels across and down. */
    record Native(int side) implements ImageWindow {

        public Native {
            requireSide(side);
        }

        @Override
        public List<Image> of(Image image) {
            int width = Math.min(side, image.width()), height = Math.min(side, image.height());
            return List.of(image.crop((image.width() - width) / 2, (image.height() - height) / 2, width, height));
        }

        @Override
        public boolean isSquare() {
            return false;
        }

        @Override
        public String toString() {
            return "native:" + side;
        }
    }

    /** The whole image, its long side reduced to {@code side} pixels; never enlarged. */
    record Reduced(int side) implements ImageWindow {

        public Reduced {
            requireSide(side);
        }

        @Override
        public List<Image> of(Image image) {
            int longer = Math.max(image.width(), image.height());
            return List.of(longer <= side ? image : scaled(image, (double) side / longer));
        }

        @Override
        public boolean isSquare() {
            return false;
        }

        @Override
        public String toString() {
            return "reduced:" + side;
        }
    }

    /** The short side scaled to {@code side} pixels, then the center of {@code side} x {@code side}. */
    record Center(int side) implements ImageWindow {

        public Center {
            requireSide(side);
        }

        @Override
        public List<Image> of(Image image) {
            int shorter = Math.min(image.width(), image.height());
            return new Native(side).of(scaled(image, (double) side / shorter));
        }

        @Override
        public boolean isSquare() {
            return true;
        }

        @Override
        public String toString() {
            return "center:" + side;
        }
    }

    /**
     * A grid of crops of {@code side} x {@code side} at native size, spread evenly from edge to edge: at most
     * {@code across} in each direction, and no more than are needed to cover the image. An image with a shorter side is
     * enlarged first.
     */
    record Crops(int side, int across) implements ImageWindow {

        public Crops {
            requireSide(side);
            if (across < 1 || across > MAX_CROPS_ACROSS) {
                throw new IllegalArgumentException(
                        "crops across must be in [1, %d], got %d".formatted(MAX_CROPS_ACROSS, across));
            }
        }

        @Override
        public List<Image> of(Image image) {
            int shorter = Math.min(image.width(), image.height());
            Image working = shorter < side ? scaled(image, (double) side / shorter) : image;
            var crops = new ArrayList<Image>();
            for (int y : starts(working.height())) {
                for (int x : starts(working.width())) {
                    crops.add(working.crop(x, y, side, side));
                }
            }
            return crops;
        }

        private int[] starts(int length) {
            return EvenStarts.of(length, side, Math.min(across, (length + side - 1) / side));
        }

        @Override
        public long maxPixels() {
            return (long) side * side * across * across;
        }

        @Override
        public boolean isSquare() {
            return true;
        }

        @Override
        public String toString() {
            return "crops:" + side + ":" + across;
        }
    }

    /** Bicubic; both sides by the same factor, at least 1 pixel. */
    static Image scaled(Image image, double factor) {
        int width = (int) Math.max(1, Math.round(image.width() * factor));
        int height = (int) Math.max(1, Math.round(image.height() * factor));
        return Resize.resize(image, width, height, ResizeFilter.BICUBIC);
    }

    /**
     * Parses {@code native:N}, {@code reduced:N}, {@code center:N} or {@code crops:N:ACROSS}.
     *
     * @throws IllegalArgumentException if it is none of them, or a number is out of range
     */
    static ImageWindow parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "a view must be native:N, reduced:N, center:N or crops:N:ACROSS, got " + text);
        }
        if (form.group(3) != null) {
            return new Crops(Integer.parseInt(form.group(4)), Integer.parseInt(form.group(5)));
        }
        int side = Integer.parseInt(form.group(2));
        return switch (form.group(1)) {
            case "native" -> new Native(side);
            case "reduced" -> new Reduced(side);
            default -> new Center(side);
        };
    }

    private static void requireSide(int side) {
        if (side < MIN || side > MAX) {
            throw new IllegalArgumentException("a view must be of [%d, %d] pixels, got %d".formatted(MIN, MAX, side));
        }
    }
}
