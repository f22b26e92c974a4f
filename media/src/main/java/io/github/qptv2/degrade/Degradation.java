package io.github.qptv2.degrade;

import java.util.List;

import io.github.qptv2.media.image.Image;

/**
 * One way to spoil a picture, with its parameters: {@code new Blur.Gaussian(2, 13).apply(image, seed)}.
 *
 * <p>Every operator keeps the size of the picture and leaves its input as it is. Those that draw nothing ignore the
 * seed.
 */
public sealed interface Degradation permits Frequency, Colour, Geometry, Compression {

    /** The operator's name and parameters as text; {@link Operators#create} turns them back into an equal operator. */
    Settings settings();

    /** Draws on the canvas, taking random numbers from it; for this package. */
    void spoil(Canvas canvas);

    /** Whether each frame of a clip gets random numbers of its own; else all frames draw alike. */
    default boolean newInEveryFrame() {
        return false;
    }

    /** A spoilt copy. The same seed gives the same bytes. */
    default Image apply(Image image, long seed) {
        return new Chain(List.of(this), seed).apply(image);
    }

    /** Parses one operator, such as {@code jpeg:quality=30}. */
    static Degradation parse(String text) {
        return Operators.create(Settings.parse(text));
    }
}
