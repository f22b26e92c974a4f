package io.github.qptv2.onnx.graph;

import java.util.OptionalInt;

/** Which crops of an image a network scores. */
public sealed interface CropPolicy {

    /**
     * The largest grid of at most {@code max} crops that covers the image from edge to edge.
     *
     * @param shortSide length in pixels to which the short side is scaled first; empty for native size
     * @param max crops, at least 1
     */
    record Grid(OptionalInt shortSide, int max) implements CropPolicy {}

    /**
     * One center crop.
     *
     * @param shortSide length in pixels to which the short side is scaled first
     */
    record Center(int shortSide) implements CropPolicy {}

    /** The whole image, scaled to one crop without regard to its aspect ratio. */
    record Squash() implements CropPolicy {}
}
