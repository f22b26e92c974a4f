package io.github.qptv2.dataset;

/** Part of the official split of a dataset. */
public enum SplitPart {
    /** Training items. */
    TRAIN,
    /** Items for model selection during training. */
    VALIDATION,
    /** Items for the final evaluation. */
    TEST,
    /** A separate second test part, such as LSVQ's 1080p; never mixed with the first. */
    TEST_2
}
