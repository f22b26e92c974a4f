package io.github.qptv2.sample;

/** An image as a function of position. */
@FunctionalInterface
interface Shader {

    /**
     * The color at ({@code x}, {@code y}), measured from the upper left corner and divided by the height of the image.
     */
    Rgb at(double x, double y);
}
