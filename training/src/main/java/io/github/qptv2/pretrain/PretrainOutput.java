package io.github.qptv2.pretrain;

import static io.github.qptv2.io.Preconditions.require;

/**
 * Log, reconstructions and checkpoints of a run.
 *
 * @param logEvery steps between two lines of the log, at least 1
 * @param imagesEvery steps between two images of reconstructions; 0 for none
 * @param images rows of such an image, 1 to 8
 * @param imagesOf images to reconstruct, preferably not trained on; empty for the first of the data
 * @param checkpointEvery steps between two checkpoints, at least 1
 * @param keep number of newest checkpoints that are kept, at least 1
 */
public record PretrainOutput(
        int logEvery, int imagesEvery, int images, String imagesOf, int checkpointEvery, int keep) {

    /** Checks the ranges. */
    public PretrainOutput {
        require(logEvery >= 1, "output.log-every must be at least 1", logEvery);
        require(imagesEvery >= 0, "output.images-every must be at least 0", imagesEvery);
        require(images >= 1 && images <= 8, "output.images must be in [1, 8]", images);
        require(checkpointEvery >= 1, "output.checkpoint-every must be at least 1", checkpointEvery);
        require(keep >= 1, "output.keep must be at least 1", keep);
    }
}
