package io.github.qptv2.finetune;

import io.github.qptv2.architecture.HiVitConfig;

/**
 * What training begins with.
 *
 * @param from a file of pretraining or any checkpoint, whose shape and image size are taken; empty for fresh weights
 * @param network shape of a network with fresh weights
 * @param look how a network reads a picture, unless its file says so
 */
public record Start(String from, Head head, HiVitConfig network, Look look) {

    /** Whether a checkpoint's own head is used. */
    public enum Head {
        /** Where it has one. */
        KEEP,
        /** Never. */
        NEW
    }

    Start withFrom(String file) {
        return new Start(file, head, network, look);
    }
}
