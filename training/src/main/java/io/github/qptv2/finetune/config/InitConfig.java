package io.github.qptv2.finetune.config;

import io.github.qptv2.architecture.HiVitConfig;

/**
 * What training begins with.
 *
 * @param from a file of pretraining or any checkpoint, whose shape and image size are taken; empty for fresh weights
 * @param network shape of a network with fresh weights
 * @param input how a network reads an image, unless its file says so
 */
public record InitConfig(String from, Head head, HiVitConfig network, InputConfig input) {

    /** Whether a checkpoint's own head is used. */
    public enum Head {
        /** Where it has one. */
        KEEP,
        /** Never. */
        NEW
    }

    InitConfig withFrom(String file) {
        return new InitConfig(file, head, network, input);
    }
}
