package io.github.qptv2.rank;

import java.util.Optional;

/**
 * An image on a ranking page.
 *
 * @param name displayed name, such as a path
 * @param link to the file, relative to the page; empty for none
 * @param width of the image, in pixels
 * @param height of the image, in pixels
 * @param raw output of the network
 * @param score in percent of the MOS scale, where the model is calibrated
 * @param causes what lowers the quality, in one line; empty if the model has no distortion head
 * @param thumbnail JPEG in the thumbnail store
 * @param heat PNG with one pixel per cell in the thumbnail store, or {@link ThumbnailStore.Slot#NONE}
 * @param certainty interval, order and domain
 */
public record PageEntry(
        String name,
        String link,
        int width,
        int height,
        double raw,
        Optional<Double> score,
        String causes,
        ThumbnailStore.Slot thumbnail,
        ThumbnailStore.Slot heat,
        EntryUncertainty certainty) {}
