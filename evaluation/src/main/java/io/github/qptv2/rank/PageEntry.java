package io.github.qptv2.rank;

import java.util.Optional;

/**
 * An image as the page shows it.
 *
 * @param name as the reader knows it, such as a path
 * @param link to the file from where the page lies; empty to show none
 * @param width of the image, in pixels
 * @param height of the image, in pixels
 * @param raw the network's output
 * @param score in percent of an opinion scale, where the model is calibrated
 * @param thumbnail JPEG in the album
 * @param heat PNG of one pixel per cell in the album, or nothing
 */
public record PageEntry(
        String name,
        String link,
        int width,
        int height,
        double raw,
        Optional<Double> score,
        ThumbnailStore.Slot thumbnail,
        ThumbnailStore.Slot heat) {}
