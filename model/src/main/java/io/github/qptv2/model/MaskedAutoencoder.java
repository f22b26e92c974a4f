package io.github.qptv2.model;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.nn.Module;
import io.github.qptv2.tensor.PlainTape;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tape;
import io.github.qptv2.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Masked autoencoder: reconstructs masked tokens from visible ones (He et al., <i>Masked Autoencoders</i>, CVPR 2022),
 * with a HiViT encoder whose three stages are fused for the decoder (Xie et al., <i>QPT V2</i>, 2024, the framework
 * figure).
 *
 * <p>Masked tokens are dropped before the first stage, so the encoder's cost is that of the visible ones.
 */
public final class MaskedAutoencoder extends Module {

    private final HiVit encoder;
    private final FeatureFusion fusion;
    private final @Nullable MaeDecoder decoder;
    private final TargetHeads targets;
    private final TeacherHeads heads;

    /**
     * A network with random weights that predicts pixels.
     *
     * @param epsilon added to the variance in every LayerNorm
     */
    public MaskedAutoencoder(HiVitConfig encoder, FeatureFusion.Kind fusion, DecoderConfig decoder, double epsilon) {
        this(encoder, fusion, decoder, epsilon, TargetHeads.PIXELS);
    }

    /**
     * A network with random weights; it has a decoder if one of its heads needs it.
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
                ? child("", new MaeDecoder(decoder, this.fusion.width(), encoder.grid(), epsilon, targets.pixels()))
                : null;
        heads = child("", new TeacherHeads(targets, this.fusion.width(), decoder.width()));
    }

    /** The encoder, which is kept after pretraining. */
    public HiVit encoder() {
        return encoder;
    }

    /**
     * Reconstructs all tokens.
     *
     * @param images normalized pixels, (B, 3, S, S)
     * @return pixels in the order (y, x, channel), (B, N, 768), in the normalization of the target
     */
    public Tensor forward(Tensor images, Masking masking) {
        return forward(images, masking, PlainTape.INSTANCE);
    }

    /**
     * {@link #forward(Tensor, Masking)} whose backward pass is {@link Tape#backward}; the blocks of the encoder's main
     * stage and of the decoder are its segments.
     */
    public Tensor forward(Tensor images, Masking masking, Tape tape) {
        return Scope.run(() -> decoder().forward(fused(images, masking, tape), masking, tape));
    }

    /** Normalized features of the visible tokens, (B, K, C). */
    private Tensor fused(Tensor images, Masking masking, Tape tape) {
        return fusion.forward(encoder.encode(masking.visible(TokenLayout.of(images)), masking.kept(), tape));
    }

    private MaeDecoder decoder() {
        if (decoder == null) {
            throw new IllegalStateException("this network has no decoder");
        }
        return decoder;
    }

    /** Whether {@link #forward} is possible: the decoder predicts pixels. */
    public boolean reconstructs() {
        return targets.pixels();
    }

    /**
     * Predictions of all heads.
     *
     * @param images normalized pixels, (B, 3, S, S)
     */
    public PretrainPredictions predict(Tensor images, Masking masking, Tape tape) {
        try (var scope = Scope.open()) {
            Tensor features = fused(images, masking, tape);
            if (targets.visible() + targets.pooled() > 0) {
                features = tape.cut(features).get(0); // shared by several heads
            }
            Tensor decoded = decoder == null ? null : decoder.decode(features, masking, tape);
            if (decoded != null && targets.masked() > 0) {
                decoded = tape.cut(decoded).get(0);
            }
            return new PretrainPredictions(
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
     * Reconstructs all tokens from the features of the visible ones: the part of {@link #forward} after the encoder.
     *
     * @param visible features of the kept tokens, in the order of {@code masking.kept()}
     * @return pixels, (B, N, 768), as of {@link #forward}
     */
    public Tensor decode(StageFeatures visible, Masking masking) {
        return decoder().forward(fusion.forward(visible), masking, PlainTape.INSTANCE);
    }

    /**
     * Reconstruction loss: mean squared error over the masked tokens.
     *
     * @param prediction result of {@link #forward}, (B, N, 768)
     * @param target images, (B, 3, S, S)
     * @param normPix whether each token of the target is normalized to mean 0 and variance 1 (norm-pix loss)
     * @return a scalar
     */
    public static Tensor loss(Tensor prediction, Tensor target, Masking masking, boolean normPix) {
        if (masking.kept().size(1) == masking.restore().size(1)) {
            throw new IllegalArgumentException("a loss needs at least one masked token, got a mask without any");
        }
        return Scope.run(() -> {
            Tensor pixels = PixelTarget.of(target);
            Tensor wanted = normPix ? PixelTarget.normalized(pixels) : pixels;
            Tensor error = prediction.sub(wanted).square().mean(-1); // (B, N)
            Tensor masked = masking.masked(); // (B, N)
            return error.mul(masked).sum().div(masked.sum());
        });
    }
}
