package io.github.qptv2.sample;

/** An image as a function of the place. */
@FunctionalInterface
interface Shader {

    /**
     * What is seen at {@code x} to the right and {@code y} down, both in units of the image's height from its corner.
     */
    Rgb at(double x, double y);
}
