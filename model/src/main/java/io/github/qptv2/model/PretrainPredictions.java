package io.github.qptv2.model;

import io.github.qptv2.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A network's predictions for a batch; null for heads that it lacks.
 *
 * @param pixels of all tokens, (B, N, 768)
 * @param masked teacher features of all tokens, predicted by the decoder, (B, N, D)
 * @param visible teacher features of the visible tokens, predicted from their own features, (B, K, D)
 * @param pooled statistics of teacher features over the crop, (B, P)
 */
public record PretrainPredictions(
        @Nullable Tensor pixels, @Nullable Tensor masked, @Nullable Tensor visible, @Nullable Tensor pooled) {}
