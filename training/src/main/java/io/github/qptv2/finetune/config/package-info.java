/** The configuration of a fine-tuning run. */
@NullMarked
package io.github.qptv2.finetune.config;

import org.jspecify.annotations.NullMarked;
