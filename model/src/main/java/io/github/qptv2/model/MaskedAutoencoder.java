package io.github.qptv2.model;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.nn.Module;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tape;
import io.github.qptv2.tensor.Tensor;

/**
 * Learns to paint hidden units from visible ones (He et al., <i>Masked Autoencoders</i>, CVPR 2022), with HiViT as the
 * encoder and its three stages fused for the decoder (Xie et al., <i>QPT V2</i>, 2024, the framework figure).
 *
 * <p>Hidden units are dropped before the first stage and cost nothing in the encoder.
 */
public final class MaskedAutoencoder extends Module {

    private final HiVit encoder;
    private final FeatureFusion fusion;
    private final Decoder decoder;

    /**
     * A network with fresh weights.
     *
     * @param epsilon added to the variance in every LayerNorm
     */
    public MaskedAutoencoder(HiVitConfig encoder, FeatureFusion.Kind fusion, DecoderConfig decoder, double epsilon) {
        boolean ownNorm = fusion != FeatureFusion.Kind.CONCAT;
        this.encoder = child("", new HiVit(encoder, epsilon, ownNorm));
        this.fusion = child("", FeatureFusion.of(fusion, this.encoder, epsilon));
        this.decoder = child("", new Decoder(decoder, this.fusion.width(), encoder.grid(), epsilon));
    }

    /** The part that is kept after pretraining. */
    public HiVit encoder() {
        return encoder;
    }

    /**
     * Paints all units.
     *
     * @param images normalised pixels, (B, 3, S, S)
     * @return pixels in the order (y, x, channel), (B, N, 768), in the target's own normalisation
     */
    public Tensor forward(Tensor images, Masking masking) {
        return forward(images, masking, Tape.plain());
    }

    /**
     * {@link #forward(Tensor, Masking)} whose backward pass is {@link Tape#backward}; the blocks of the encoder's main
     * stage and of the decoder are its segments.
     */
    public Tensor forward(Tensor images, Masking masking, Tape tape) {
        return Scope.run(() -> {
            var features = encoder.encode(masking.visible(Units.of(images)), masking.kept(), tape);
            return decoder.forward(fusion.forward(features), masking, tape);
        });
    }

    /**
     * Paints all units from the features of the visible ones: the part of {@link #forward} after the encoder.
     *
     * @param visible of the kept units, in the order of {@code masking.kept()}
     * @return pixels, (B, N, 768), as {@link #forward} gives them
     */
    public Tensor decode(Features visible, Masking masking) {
        return decoder.forward(fusion.forward(visible), masking, Tape.plain());
    }

    /**
     * Mean squared error of the painted units, over the hidden ones.
     *
     * @param painted what {@link #forward} gave, (B, N, 768)
     * @param target pictures to be painted, (B, 3, S, S)
     * @param perUnit whether each unit of the target is normalised by itself
     * @return a scalar
     */
    public static Tensor loss(Tensor painted, Tensor target, Masking masking, boolean perUnit) {
        if (masking.kept().size(1) == masking.restore().size(1)) {
            throw new IllegalArgumentException("a loss needs at least one hidden unit, got a mask that hides none");
        }
        return Scope.run(() -> {
            Tensor pixels = PixelTarget.of(target);
            Tensor wanted = perUnit ? PixelTarget.normalised(pixels) : pixels;
            Tensor error = painted.sub(wanted).square().mean(-1); // (B, N)
            Tensor hidden = masking.hidden(); // (B, N)
            return error.mul(hidden).sum().div(hidden.sum());
        });
    }
}
