package io.github.qptv2.finetune.config;

import static io.github.qptv2.io.Preconditions.require;

/**
 * Calibration of the final model on training images of the first dataset.
 *
 * @param images largest number of them, at least 0; 0 for no calibration
 */
public record CalibrationConfig(int images) {

    /** Checks the range. */
    public CalibrationConfig {
        require(images >= 0, "calibration.images must be at least 0", images);
    }
}
