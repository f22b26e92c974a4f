package io.github.qptv2.model;

import java.util.Arrays;

import io.github.qptv2.tensor.Tensor;

/**
 * Random masking: the tokens of each image that the encoder gets, chosen uniformly.
 *
 * @param kept positions of the visible tokens, (B, K)
 * @param restore position of every token in the shuffled order, (B, N)
 */
public record Masking(Tensor kept, Tensor restore) {

    /**
     * Masks {@code ratio} of the tokens by noise (B, N): those with the lowest values stay visible. As in He et al.,
     * <i>Masked Autoencoders</i>, CVPR 2022, {@code int(N (1 - ratio))} tokens are kept.
     *
     * @param ratio share of masked tokens, in [0, 1), leaving at least one
     */
    public static Masking of(Tensor noise, double ratio) {
        if (!(ratio >= 0 && ratio < 1)) {
            throw new IllegalArgumentException("mask ratio must be in [0, 1), got " + ratio);
        }
        long visible = visible(noise.size(1), ratio);
        if (visible < 1) {
            throw new IllegalArgumentException(
                    "mask ratio must leave at least one of %d tokens, got %s".formatted(noise.size(1), ratio));
        }
        Tensor shuffle = noise.argsort(1); // (B, N)
        return new Masking(shuffle.narrow(1, 0, visible), shuffle.argsort(1));
    }

    /** Number of visible tokens among all. */
    public static long visible(long tokens, double ratio) {
        return (long) (tokens * (1 - ratio));
    }

    /** Drops the masked tokens: (B, N, ...) to (B, K, ...). */
    public Tensor visible(Tensor tokens) {
        long[] shape = tokens.shape();
        shape[1] = kept.size(1);
        long[] lone = new long[shape.length];
        Arrays.fill(lone, 1);
        lone[0] = shape[0];
        lone[1] = shape[1];
        return tokens.gather(1, kept.reshape(lone).expand(shape));
    }

    /** Inserts {@code token} (1, 1, C) at masked positions: (B, K, C) to (B, N, C), in image order. */
    public Tensor fill(Tensor visible, Tensor token) {
        long B = restore.size(0), N = restore.size(1), C = visible.size(2);
        Tensor blanks = token.expand(B, N - visible.size(1), C);
        return Tensor.cat(1, visible, blanks).gather(1, restore.unsqueeze(2).expand(B, N, C));
    }

    /** 1 for masked and 0 for visible tokens, (B, N). */
    public Tensor masked() {
        long B = restore.size(0), N = restore.size(1), K = kept.size(1);
        Tensor shuffled = Tensor.cat(1, Tensor.zeros(B, K), Tensor.ones(B, N - K));
        return shuffled.to(restore.device()).gather(1, restore);
    }
}
