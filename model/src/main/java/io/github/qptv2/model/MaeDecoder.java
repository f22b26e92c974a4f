package io.github.qptv2.model;

import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.nn.LayerNorm;
import io.github.qptv2.nn.Linear;
import io.github.qptv2.nn.Module;
import io.github.qptv2.tensor.Tape;
import io.github.qptv2.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** The decoder: a transformer over all positions that predicts tokens from the features of the visible ones. */
final class MaeDecoder extends Module {

    private final Linear embed;
    private final Tensor maskToken;
    private final Tensor positions;
    private final List<AttentionBlock> blocks = new ArrayList<>();
    private final LayerNorm norm;
    private final @Nullable Linear pred;

    /**
     * A decoder for features of {@code in} channels and {@code grid} x {@code grid} tokens.
     *
     * @param pixels whether it predicts pixels
     */
    MaeDecoder(DecoderConfig config, int in, int grid, double epsilon, boolean pixels) {
        maskToken = parameter("mask_token", Tensor.randn(1, 1, config.width()).mul(0.02));
        positions = buffer("decoder_pos_embed", SinCosPositions.positions(grid, config.width()));
        embed = child("decoder_embed", new Linear(in, config.width()));
        for (int i = 0; i < config.depth(); i++) {
            blocks.add(child("decoder_blocks." + i, new AttentionBlock(config.width(), config.heads(), 0, epsilon)));
        }
        norm = child("decoder_norm", new LayerNorm(config.width(), epsilon));
        pred = pixels ? child("decoder_pred", new Linear(config.width(), PixelTarget.VALUES)) : null;
    }

    /**
     * Maps features of the visible tokens (B, K, in) to pixels of all tokens, (B, N, 768); each block is one
     * activation-checkpointing segment.
     */
    Tensor forward(Tensor features, Masking masking, Tape tape) {
        return pixels(decode(features, masking, tape));
    }

    /** Maps features of the visible tokens (B, K, in) to normalized decoded tokens at all positions, (B, N, D). */
    Tensor decode(Tensor features, Masking masking, Tape tape) {
        Tensor x = masking.fill(embed.forward(features), maskToken).add(positions); // (B, N, D)
        x = tape.cut(x).get(0);
        for (var block : blocks) {
            x = tape.segment(in -> block.forward(in, null), x);
        }
        return norm.forward(x);
    }

    /** Pixels (B, N, 768) of the decoded tokens. */
    Tensor pixels(Tensor tokens) {
        if (pred == null) {
            throw new IllegalStateException("this decoder does not predict pixels");
        }
        return pred.forward(tokens);
    }
}
