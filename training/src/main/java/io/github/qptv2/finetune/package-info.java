/** Fine-tuning: from an encoder and opinions to a model that scores. */
@NullMarked
package io.github.qptv2.finetune;

import org.jspecify.annotations.NullMarked;
