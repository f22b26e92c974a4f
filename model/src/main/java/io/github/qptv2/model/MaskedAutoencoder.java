package io.github.qptv2.model;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.nn.Module;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tape;
import io.github.qptv2.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Learns to paint hidden units from visible ones (He et al., <i>Masked Autoencoders</i>, CVPR 2022), with HiViT as the
 * encoder and its three stages fused for the decoder (Xie et al., <i>QPT V2</i>, 2024, the framework figure).
 *
 * <p>Hidden units are dropped before the first stage and cost nothing in the encoder.
 */
public final class MaskedAutoencoder extends Module {

    private final HiVit encoder;
    private final FeatureFusion fusion;
    private final @Nullable Decoder decoder;
    private final TargetHeads targets;
    private final TeacherHeads heads;

    /**
     * A network with fresh weights that predicts pixels.
     *
     * @param epsilon added to the variance in every LayerNorm
     */
    public MaskedAutoencoder(HiVitConfig encoder, FeatureFusion.Kind fusion, DecoderConfig decoder, double epsilon) {
        this(encoder, fusion, decoder, epsilon, TargetHeads.PIXELS);
    }

    /**
     * A network with fresh weights; it has a decoder where one of its heads uses it.
     *
     * @param epsilon added to the variance in every LayerNorm
     */
    public MaskedAutoencoder(
            HiVitConfig encoder,
            FeatureFusion.Kind fusion,
            DecoderConfig decoder,
            double epsilon,
            TargetHeads targets) {
        this.targets = targets;
        boolean ownNorm = fusion != FeatureFusion.Kind.CONCAT;
        this.encoder = child("", new HiVit(encoder, epsilon, ownNorm));
        this.fusion = child("", FeatureFusion.of(fusion, this.encoder, epsilon));
        this.decoder = targets.usesDecoder()
                ? child("", new Decoder(decoder, this.fusion.width(), encoder.grid(), epsilon, targets.pixels()))
                : null;
        heads = child("", new TeacherHeads(targets, this.fusion.width(), decoder.width()));
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
        return Scope.run(() -> decoder().forward(fused(images, masking, tape), masking, tape));
    }

    /** Normalised features of the visible tokens, (B, K, C). */
    private Tensor fused(Tensor images, Masking masking, Tape tape) {
        return fusion.forward(encoder.encode(masking.visible(Units.of(images)), masking.kept(), tape));
    }

    private Decoder decoder() {
        if (decoder == null) {
            throw new IllegalStateException("this network has no decoder");
        }
        return decoder;
    }

    /** Whether {@link #forward} can paint. */
    public boolean paints() {
        return targets.pixels();
    }

    /**
     * What every head predicts.
     *
     * @param images normalised pixels, (B, 3, S, S)
     */
    public Predictions predict(Tensor images, Masking masking, Tape tape) {
        try (var scope = Scope.open()) {
            Tensor features = fused(images, masking, tape);
            if (targets.visible() + targets.pooled() > 0) {
                features = tape.cut(features).get(0); // several heads use it
            }
            Tensor decoded = decoder == null ? null : decoder.decode(features, masking, tape);
            if (decoded != null && targets.masked() > 0) {
                decoded = tape.cut(decoded).get(0);
            }
            return new Predictions(
                    kept(scope, targets.pixels() && decoded != null ? decoder().pixels(decoded) : null),
                    kept(scope, heads.masked(decoded)),
                    kept(scope, heads.visible(features)),
                    kept(scope, heads.pooled(features)));
        }
    }

    private static @Nullable Tensor kept(Scope scope, @Nullable Tensor tensor) {
        return tensor == null ? null : scope.keep(tensor);
    }

    /**
     * Paints all units from the features of the visible ones: the part of {@link #forward} after the encoder.
     *
     * @param visible of the kept units, in the order of {@code masking.kept()}
     * @return pixels, (B, N, 768), as {@link #forward} gives them
     */
    public Tensor decode(Features visible, Masking masking) {
        return decoder().forward(fusion.forward(visible), masking, Tape.plain());
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
