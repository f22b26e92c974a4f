package io.github.qptv2.pretrain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.loader.Batch;
import io.github.qptv2.loader.PixelTensors;
import io.github.qptv2.model.MaskedAutoencoder;
import io.github.qptv2.model.Masking;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tape;
import io.github.qptv2.tensor.Tensor;
import io.github.qptv2.train.SampleNoise;
import io.github.qptv2.train.TrainingPrecision;
import org.jspecify.annotations.Nullable;

/**
 * Computes the masked-reconstruction loss and the losses on teachers' features of a batch, and their gradients.
 *
 * @param precision of matrix products
 * @param pixels normalization of the input
 * @param noise for the masks
 * @param teacher loss on teachers' features; null without teachers
 */
record PretrainStep(
        MaskedAutoencoder network,
        PretrainConfig config,
        TrainingPrecision precision,
        PixelTensors pixels,
        SampleNoise noise,
        @Nullable TeacherLoss teacher) {

    static final String PIXELS = "loss-pixels";

    /** The same with another precision. */
    PretrainStep with(TrainingPrecision other) {
        return new PretrainStep(network, config, other, pixels, noise, teacher);
    }

    /**
     * The loss of a step.
     *
     * @param loss where it is not finite, the gradient must not be used
     * @param parts of the loss by name, unweighted
     */
    record Result(double loss, Map<String, Double> parts) {}

    /**
     * Accumulates the gradient of the loss, averaged over the micro-batches, in the parameters.
     *
     * @return means over the micro-batches
     */
    Result gradients(List<Batch> batches) {
        double sum = 0;
        var parts = new LinkedHashMap<String, Double>();
        for (var batch : batches) {
            try (var scope = Scope.open();
                    var tape = config.runtime().tape()) {
                var losses = precision.in(pixels.device(), () -> losses(batch, tape));
                Tensor loss = losses.sum();
                sum += loss.item();
                losses.values().forEach((name, value) -> parts.merge(name, value / batches.size(), Double::sum));
                tape.backward(loss.mul(1.0 / batches.size()));
            }
        }
        return new Result(sum / batches.size(), parts);
    }

    /** Whether the network has a decoder of pixels, which {@link #reconstruct} needs. */
    boolean reconstructs() {
        return network.reconstructs();
    }

    /** Reconstructs the masked tokens of a batch. */
    ReconstructionRow.Prediction reconstruct(Batch batch, ReconstructionTarget space) {
        Tensor images = images(batch);
        var masking = masking(batch, images);
        return new ReconstructionRow.Prediction(network.forward(images, masking), masking, space);
    }

    private Tensor images(Batch batch) {
        return pixels.of(batch.images(), batch.count(), batch.size()); // (B, 3, S, S)
    }

    private Masking masking(Batch batch, Tensor images) {
        return Masking.of(
                Tensor.of(noise.of(batch), batch.count(), noise.columns()).to(images.device()),
                config.masking().ratio());
    }

    private WeightedLosses losses(Batch batch, Tape tape) {
        Tensor images = images(batch);
        var masking = masking(batch, images);
        var predicted = network.predict(images, masking, tape);
        Tensor reconstructed = predicted.pixels(); // (B, N, 768)
        var losses = new WeightedLosses();
        if (reconstructed != null) {
            losses.add(PIXELS, config.target().pixels(), pixelLoss(reconstructed, images, batch, masking));
        }
        if (teacher != null) {
            int length = teacher.layout().length();
            Tensor targets = Tensor.of(batch.targets(), batch.count(), length).to(images.device());
            teacher.add(losses, predicted, targets, masking);
        }
        return losses;
    }

    private Tensor pixelLoss(Tensor reconstructed, Tensor images, Batch batch, Masking masking) {
        Tensor target = config.masking().target() == TargetImage.DEGRADED
                ? images
                : pixels.of(batch.pristine(), batch.count(), batch.size());
        return MaskedAutoencoder.loss(
                reconstructed, target, masking, config.masking().normPix());
    }
}
