package io.github.qptv2.sample;

/** A picture as a function of the place. */
@FunctionalInterface
interface Shader {

    /**
     * What is seen at {@code x} to the right and {@code y} down, both in units of the picture's height from its corner.
     */
    Rgb at(double x, double y);
}
