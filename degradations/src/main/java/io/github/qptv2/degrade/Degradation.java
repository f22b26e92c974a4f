package io.github.qptv2.degrade;

import io.github.qptv2.degrade.pixel.Canvas;
import io.github.qptv2.degrade.pixel.OperatorSettings;
import io.github.qptv2.degrade.pixel.Randomness;
import io.github.qptv2.media.image.Image;

/**
 * One degradation operator with its parameters: {@code new Blur.Gaussian(2, 13).apply(image, seed)}.
 *
 * <p>Every operator keeps the size of the image and does not change its input. Operators that draw no random numbers
 * ignore the seed.
 */
public sealed interface Degradation
        permits FrequencyDegradation, ColorDegradation, GeometryDegradation, CompressionDegradation {

    /** The operator's name and parameters as text; {@link Operators#create} makes an equal operator of them. */
    OperatorSettings settings();

    /** Degrades the image of the canvas in place, with random numbers from {@link Canvas#random}. */
    void applyTo(Canvas canvas);

    /** Whether each frame of a clip has its own random numbers; otherwise all frames have the same. */
    default boolean newInEveryFrame() {
        return false;
    }

    /** A degraded copy, as by a {@link DegradationChain} of this operator alone. The same seed gives the same bytes. */
    default Image apply(Image image, long seed) {
        try (var canvas = Canvas.of(image)) {
            canvas.applyTo(this::applyTo, Randomness.of(seed, 0));
            return canvas.image();
        }
    }
}
