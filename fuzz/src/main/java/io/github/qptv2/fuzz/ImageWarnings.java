package io.github.qptv2.fuzz;

import io.github.qptv2.media.image.Image;

/** Whether an image that was read has a warning, as a corrupt file that is scored nevertheless should have. */
@FunctionalInterface
interface ImageWarnings {

    /** Images have no warnings. */
    ImageWarnings NONE = image -> false;

    /** Whether the file of an image was found corrupt. */
    boolean has(Image image);
}
