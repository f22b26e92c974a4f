package io.github.qptv2.degrade;

import java.util.List;

import io.github.qptv2.degrade.pixel.Canvas;
import io.github.qptv2.degrade.pixel.OperatorSettings;
import io.github.qptv2.media.image.Image;

/**
 * One way to spoil an image, with its parameters: {@code new Blur.Gaussian(2, 13).apply(image, seed)}.
 *
 * <p>Every operator keeps the size of the image and leaves its input as it is. Those that draw nothing ignore the seed.
 */
public sealed interface Degradation
        permits FrequencyDegradation, ColorDegradation, GeometryDegradation, CompressionDegradation {

    /** The operator's name and parameters as text; {@link Operators#create} turns them back into an equal operator. */
    OperatorSettings settings();

    /** Draws on the canvas, taking random numbers from it; for this package. */
    void applyTo(Canvas canvas);

    /** Whether each frame of a clip gets random numbers of its own; else all frames draw alike. */
    default boolean newInEveryFrame() {
        return false;
    }

    /** A spoilt copy. The same seed gives the same bytes. */
    default Image apply(Image image, long seed) {
        return new DegradationChain(List.of(this), seed).apply(image);
    }

    /** Parses one operator, such as {@code jpeg:quality=30}. */
    static Degradation parse(String text) {
        return Operators.create(OperatorSettings.parse(text));
    }
}
