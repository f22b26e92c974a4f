package io.github.qptv2.finetune;

import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.train.RunRequest;

/**
 * A fine-tuning run to make.
 *
 * @param config its settings
 * @param run folder and length
 */
public record FinetuneRequest(FinetuneConfig config, RunRequest run) {}
