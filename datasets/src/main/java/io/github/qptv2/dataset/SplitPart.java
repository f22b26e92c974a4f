package io.github.qptv2.dataset;

/** Where a set's owners put an item. */
public enum SplitPart {
    /** To be trained on. */
    TRAIN,
    /** To choose by while training. */
    VALIDATION,
    /** To be judged by. */
    TEST,
    /** A second test of its own, as LSVQ's 1080p: never to be mixed with the first. */
    TEST_2
}
