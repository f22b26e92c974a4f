/**
 * Fine-tuning of an encoder to a quality model. {@link io.github.qptv2.finetune.Finetuning} makes the parts of a run;
 * {@link io.github.qptv2.finetune.FinetuneStep} has the losses, {@link io.github.qptv2.finetune.DataSplitter} the
 * splits, {@link io.github.qptv2.finetune.Validation} and {@link io.github.qptv2.finetune.EarlyStopping} choose the
 * weights.
 */
@NullMarked
package io.github.qptv2.finetune;

import org.jspecify.annotations.NullMarked;
