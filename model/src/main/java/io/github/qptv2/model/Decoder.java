package io.github.qptv2.model;

import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.nn.LayerNorm;
import io.github.qptv2.nn.Linear;
import io.github.qptv2.nn.Module;
import io.github.qptv2.tensor.Tape;
import io.github.qptv2.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Paints every unit from the features of the visible ones: a plain transformer over all positions. */
final class Decoder extends Module {

    private final Linear embed;
    private final Tensor maskToken;
    private final Tensor positions;
    private final List<AttentionBlock> blocks = new ArrayList<>();
    private final LayerNorm norm;
    private final @Nullable Linear pred;

    /**
     * A decoder of features of {@code in} channels, for a grid of {@code grid} x {@code grid} units.
     *
     * @param pixels whether it predicts pixels
     */
    Decoder(DecoderConfig config, int in, int grid, double epsilon, boolean pixels) {
        maskToken = parameter("mask_token", Tensor.randn(1, 1, config.width()).mul(0.02));
        positions = buffer("decoder_pos_embed", SinCos.positions(grid, config.width()));
        embed = child("decoder_embed", new Linear(in, config.width()));
        for (int i = 0; i < config.depth(); i++) {
            blocks.add(child("decoder_blocks." + i, new AttentionBlock(config.width(), config.heads(), 0, epsilon)));
        }
        norm = child("decoder_norm", new LayerNorm(config.width(), epsilon));
        pred = pixels ? child("decoder_pred", new Linear(config.width(), PixelTarget.VALUES)) : null;
    }

    /** Maps features of the visible units (B, K, in) to pixels of all units, (B, N, 768); each block is a segment. */
    Tensor forward(Tensor features, Masking masking, Tape tape) {
        return pixels(decode(features, masking, tape));
    }

    /** Maps features of the visible units (B, K, in) to normalised tokens of all units, (B, N, D). */
    Tensor decode(Tensor features, Masking masking, Tape tape) {
        Tensor x = masking.fill(embed.forward(features), maskToken).add(positions); // (B, N, D)
        x = tape.cut(x).get(0);
        for (var block : blocks) {
            x = tape.segment(in -> block.forward(in, null), x);
        }
        return norm.forward(x);
    }

    /** Pixels (B, N, 768) of what {@link #decode} gave. */
    Tensor pixels(Tensor tokens) {
        if (pred == null) {
            throw new IllegalStateException("this decoder predicts no pixels");
        }
        return pred.forward(tokens);
    }
}
