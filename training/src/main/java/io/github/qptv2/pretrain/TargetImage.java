package io.github.qptv2.pretrain;

/** The version of an image that is a target, or that a teacher gets. */
public enum TargetImage {
    /** The degraded one, which is the network's input. */
    DEGRADED,
    /** The one before degradation. */
    PRISTINE
}
