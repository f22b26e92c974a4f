package io.github.qptv2.pretrain;

import java.util.List;

import io.github.qptv2.data.Batch;
import io.github.qptv2.data.Pixels;
import io.github.qptv2.model.MaskedAutoencoder;
import io.github.qptv2.model.Masking;
import io.github.qptv2.pretrain.PretrainConfig.Target;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tape;
import io.github.qptv2.tensor.Tensor;
import io.github.qptv2.train.PictureNoise;
import org.jspecify.annotations.Nullable;

/**
 * Masks tokens of images, lets the network predict, and computes the gradient of the loss.
 *
 * @param teacher loss towards teachers' features, null where there are none
 */
record PretrainStep(
        MaskedAutoencoder network,
        PretrainConfig config,
        Pixels pixels,
        PictureNoise noise,
        @Nullable TeacherLoss teacher) {

    /**
     * Leaves the gradient of the mean loss over all batches in the parameters.
     *
     * @return that loss; where it is not finite, no gradient is to be used
     */
    double gradients(List<Batch> batches) {
        double sum = 0;
        for (var batch : batches) {
            try (var scope = Scope.open();
                    var tape = config.compute().tape()) {
                Tensor loss = config.compute().precision().in(pixels.device(), () -> loss(batch, tape));
                sum += loss.item();
                tape.backward(loss.mul(1.0 / batches.size()));
            }
        }
        return sum / batches.size();
    }

    /** Whether the network predicts pixels, which {@link #paint} shows. */
    boolean paints() {
        return network.paints();
    }

    /** What the network makes of a batch now. */
    GridRow.Painting paint(Batch batch, TargetSpace space) {
        Tensor images = images(batch);
        var masking = masking(batch, images);
        return new GridRow.Painting(network.forward(images, masking), masking, space);
    }

    private Tensor images(Batch batch) {
        return pixels.of(batch.images(), batch.count(), batch.size()); // (B, 3, S, S)
    }

    private Masking masking(Batch batch, Tensor images) {
        return Masking.of(
                Tensor.of(noise.of(batch), batch.count(), noise.columns()).to(images.device()),
                config.masking().ratio());
    }

    private Tensor loss(Batch batch, Tape tape) {
        Tensor images = images(batch);
        var masking = masking(batch, images);
        var predicted = network.predict(images, masking, tape);
        Tensor painted = predicted.pixels(); // (B, N, 768)
        Tensor loss = painted == null ? null : pixelLoss(painted, images, batch, masking);
        if (teacher == null) {
            return required(loss);
        }
        int length = teacher.layout().length();
        Tensor targets = Tensor.of(batch.targets(), batch.count(), length).to(images.device());
        Tensor towards = teacher.of(predicted, targets, masking);
        return loss == null ? towards : loss.add(towards);
    }

    private static Tensor required(@Nullable Tensor loss) {
        if (loss == null) {
            throw new IllegalStateException("a step needs a loss, got none");
        }
        return loss;
    }

    private Tensor pixelLoss(Tensor painted, Tensor images, Batch batch, Masking masking) {
        Tensor target = config.masking().target() == Target.DEGRADED
                ? images
                : pixels.of(batch.pristine(), batch.count(), batch.size());
        Tensor loss = MaskedAutoencoder.loss(
                painted, target, masking, config.masking().perUnit());
        double weight = config.target().pixels();
        return weight == 1 ? loss : loss.mul(weight);
    }
}
