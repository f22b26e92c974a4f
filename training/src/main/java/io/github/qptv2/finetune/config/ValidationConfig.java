package io.github.qptv2.finetune.config;

import static io.github.qptv2.io.Preconditions.require;

/**
 * Validation and early stopping. The validation set is held out from the training split, never from the test split.
 *
 * @param share of the training contents, for splits without a validation part, in [0, 1); 0 for none
 * @param every epochs between two validations, above 0
 * @param patience validations without improvement after which the run ends; 0 for no early stopping
 * @param choose which weights become the final model
 */
public record ValidationConfig(double share, double every, int patience, Choose choose) {

    /** Weights of the final model. */
    public enum Choose {
        /** Those with the highest SRCC on the validation part. */
        BEST,
        /** Those of the last step. */
        LAST
    }

    /** Checks the ranges. */
    public ValidationConfig {
        require(share >= 0 && share < 1, "validation.share must be in [0, 1)", share);
        require(every > 0, "validation.every must be above 0", every);
        require(patience >= 0, "validation.patience must be at least 0", patience);
    }
}
