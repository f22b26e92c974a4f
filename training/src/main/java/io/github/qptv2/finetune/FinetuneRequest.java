package io.github.qptv2.finetune;

import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.train.RunRequest;

/**
 * A fine-tuning run that somebody wants.
 *
 * @param run where, and how far
 */
public record FinetuneRequest(FinetuneConfig config, RunRequest run) {}
