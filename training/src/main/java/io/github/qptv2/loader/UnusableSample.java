package io.github.qptv2.loader;

/**
 * An image or video that cannot be used; the next usable one took its place.
 *
 * @param name in the dataset
 * @param message one line
 */
public record UnusableSample(String name, String message) {}
