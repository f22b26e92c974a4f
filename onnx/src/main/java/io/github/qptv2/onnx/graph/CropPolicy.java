package io.github.qptv2.onnx.graph;

import java.util.OptionalInt;

/** Which crops of an image a network sees. */
public sealed interface CropPolicy {

    /**
     * A grid of crops that covers the image from edge to edge, as large as {@code most} allows.
     *
     * @param shortSide pixels that the short side is scaled to first, or empty for the image's own size
     * @param most crops, at least 1
     */
    record Grid(OptionalInt shortSide, int most) implements CropPolicy {}

    /**
     * One crop from the center.
     *
     * @param shortSide pixels that the short side is scaled to first
     */
    record Center(int shortSide) implements CropPolicy {}

    /** The whole image, scaled to one crop without regard to its aspect ratio. */
    record Squash() implements CropPolicy {}
}
