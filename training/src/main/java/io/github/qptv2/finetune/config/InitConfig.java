package io.github.qptv2.finetune.config;

import io.github.qptv2.architecture.HiVitConfig;

/**
 * Initial weights.
 *
 * @param from an encoder of pretraining or any checkpoint, which also defines shape and image size; empty for random
 *     initialization
 * @param head whether the head of {@code from} is used
 * @param network shape of a randomly initialized network
 * @param input normalization and pooling, unless {@code from} defines them
 */
public record InitConfig(String from, Head head, HiVitConfig network, InputConfig input) {

    /** The head of a checkpoint. */
    public enum Head {
        /** Used, if the checkpoint has one. */
        KEEP,
        /** Replaced by a randomly initialized head. */
        NEW
    }

    InitConfig withFrom(String file) {
        return new InitConfig(file, head, network, input);
    }
}
