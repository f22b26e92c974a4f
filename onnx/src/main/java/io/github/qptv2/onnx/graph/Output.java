package io.github.qptv2.onnx.graph;

import java.util.Locale;

/** What a graph computes for each of B images or clips; N tokens of C channels, (T N) in clips. */
public enum Output {
    /** Raw score in the pooling order of the model, (B). */
    SCORE(true, true),
    /** Pooled and normalized vector in the pooling order of the model, the head's input, (B, C). */
    VECTOR(true, false),
    /** The head's score of each normalized token, (B, N). */
    TOKEN_SCORES(true, true),
    /** Raw score with the mean taken first, (B). */
    MEAN_THEN_NORM(true, true),
    /** Raw score with the LayerNorm first, (B). */
    NORM_THEN_MEAN(true, true),
    /** Tokens after the last block, not normalized, (B, N, C). */
    TOKENS(false, false),
    /** The first stage, (B, N, 4, 4, C/4). */
    STAGE1(false, false),
    /** The second stage, (B, N, 2, 2, C/2). */
    STAGE2(false, false),
    /**
     * Mean and standard deviation of each channel over the positions of the first stage and of the second, then
     * {@link #VECTOR}, (B, 5 C/2).
     */
    STATISTICS(true, false),
    /** Distribution over the ratings 1 to K in the pooling order of the model, (B, K); for a head of K outputs. */
    DISTRIBUTION(true, true);

    private final boolean norm;
    private final boolean head;

    Output(boolean norm, boolean head) {
        this.norm = norm;
        this.head = head;
    }

    boolean needsNorm() {
        return norm;
    }

    boolean needsHead() {
        return head;
    }

    /** Its name in a graph, such as {@code token_scores}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
