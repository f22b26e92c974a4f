package io.github.qptv2.scoring.batch;

import java.nio.file.Path;

import io.github.qptv2.io.MediaFiles;
import io.github.qptv2.scoring.ModelInput;

/**
 * Input of one item of a batch.
 *
 * @since 0.2
 */
public sealed interface BatchInput {

    /** An image file, decoded on a thread of the batch. */
    record ImageFile(Path file) implements BatchInput {}

    /** A video file, decoded while it is scored. */
    record VideoFile(Path file) implements BatchInput {}

    /** An image that is already prepared. */
    record Prepared(ModelInput input) implements BatchInput {}

    /**
     * No input: the item fails.
     *
     * @param reason one line
     */
    record Unusable(String reason) implements BatchInput {}

    /** A video if the file is recognized as one by extension or signature, else an image. */
    static BatchInput of(Path file) {
        return MediaFiles.isVideo(file) ? new VideoFile(file) : new ImageFile(file);
    }
}
