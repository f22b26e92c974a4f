package io.github.qptv2.pretrain;

/** The version of an image that is the target or a teacher's input. */
public enum TargetImage {
    /** The degraded one, which is the network's input. */
    DEGRADED,
    /** The one before degradation. */
    PRISTINE
}
