/**
 * Masked pretraining of an encoder on unlabeled images. {@link io.github.qptv2.pretrain.Pretraining} makes the parts of
 * a run; {@link io.github.qptv2.pretrain.PretrainStep} has the losses, on pixels and on features of frozen teachers.
 */
@NullMarked
package io.github.qptv2.pretrain;

import org.jspecify.annotations.NullMarked;
