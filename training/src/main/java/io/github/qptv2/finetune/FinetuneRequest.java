package io.github.qptv2.finetune;

import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.train.RunRequest;

/**
 * Request for a fine-tuning run.
 *
 * @param config settings of the run
 * @param run folder and length
 */
public record FinetuneRequest(FinetuneConfig config, RunRequest run) {}
