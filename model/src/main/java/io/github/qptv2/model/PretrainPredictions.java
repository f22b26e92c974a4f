package io.github.qptv2.model;

import io.github.qptv2.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What a network predicts of a batch; null where it has no such head.
 *
 * @param pixels of all tokens, (B, N, 768)
 * @param masked a teacher's features at all tokens, through the decoder, (B, N, D)
 * @param visible a teacher's features at the visible tokens, from their own features, (B, K, D)
 * @param pooled statistics of a teacher's features over the crop, (B, P)
 */
public record PretrainPredictions(
        @Nullable Tensor pixels, @Nullable Tensor masked, @Nullable Tensor visible, @Nullable Tensor pooled) {}
