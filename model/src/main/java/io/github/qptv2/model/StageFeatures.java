package io.github.qptv2.model;

import io.github.qptv2.tensor.Tensor;

/**
 * Features of K tokens after the encoder's three stages.
 *
 * @param stage1 (B, K, 4, 4, C/4), before the first merge
 * @param stage2 (B, K, 2, 2, C/2), before the second
 * @param tokens (B, K, C), not yet normalized
 */
public record StageFeatures(Tensor stage1, Tensor stage2, Tensor tokens) {}
