package io.github.qptv2.finetune.config;

import static io.github.qptv2.train.Preconditions.require;

/**
 * By what the weights to keep are chosen: a part of what would be trained on, never of the test.
 *
 * @param share of the training contents, where a split has no validation part of its own, in [0, 1); 0 for none
 * @param every epochs between two looks, above 0
 * @param patience looks without a better one after which the run ends; 0 for never
 */
public record ValidationConfig(double share, double every, int patience, Choose choose) {

    /** Which weights are kept. */
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
