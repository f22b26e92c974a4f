/**
 * The configuration of a fine-tuning run; {@link io.github.qptv2.finetune.config.FinetuneConfig} holds all sections.
 */
@NullMarked
package io.github.qptv2.finetune.config;

import org.jspecify.annotations.NullMarked;
