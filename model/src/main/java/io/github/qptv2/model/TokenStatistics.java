package io.github.qptv2.model;

import io.github.qptv2.tensor.Tensor;

/** Mean and standard deviation of tokens over an image, the input of auxiliary heads. */
public final class TokenStatistics {

    private static final double EPSILON = 1e-6; // added to the variance, so that its root has a gradient

    private TokenStatistics() {}

    /** Maps tokens (B, K, C) to means, then standard deviations, (B, 2 C). */
    public static Tensor of(Tensor tokens) {
        Tensor mean = tokens.mean(1); // (B, C)
        Tensor variance = tokens.sub(mean.unsqueeze(1)).square().mean(1);
        return Tensor.cat(1, mean, variance.add(EPSILON).sqrt());
    }
}
