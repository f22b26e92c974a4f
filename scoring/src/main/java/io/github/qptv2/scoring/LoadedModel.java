package io.github.qptv2.scoring;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.onnx.Precision;
import io.github.qptv2.scoring.bundle.DistortionHead;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.Uncertainty;
import io.github.qptv2.scoring.internal.BackboneNetwork;
import io.github.qptv2.scoring.internal.CropNetwork;
import io.github.qptv2.scoring.internal.ImageScoringNetwork;
import io.github.qptv2.scoring.internal.Preprocessor;
import io.github.qptv2.scoring.internal.VideoScoringNetwork;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * A network in memory with its preprocessing and calibration: the steps of scoring.
 *
 * @param precision in which the network is computed
 * @param batch crops per forward pass
 * @param hash of the model's content
 * @param bundle null of a regression on frozen networks
 * @param preprocessor null of a regression on frozen networks, which cuts windows of its own
 */
record LoadedModel(
        CropNetwork network,
        ScoreMapper scoreMapper,
        Precision precision,
        int batch,
        ModelHash hash,
        @Nullable ModelBundle bundle,
        @Nullable Preprocessor preprocessor) {

    /** Frames of the network's input, 1 of an image network. */
    int frames() {
        return bundle == null ? 1 : bundle.architecture().frames();
    }

    /** Most bytes of the input of an image. */
    long inputBytes() {
        if (network instanceof BackboneNetwork frozen) {
            return frozen.inputBytes();
        }
        return network instanceof VideoScoringNetwork
                ? 3L * network.side() * network.side()
                : requireNonNull(preprocessor).inputBytes();
    }

    /** Decoded image to the input of the network. */
    ModelInput prepare(Image image) throws ImageException {
        if (network instanceof BackboneNetwork frozen) {
            return new ModelInput(frozen.prepare(image), image.warning());
        }
        var crops = requireNonNull(preprocessor);
        return new ModelInput(
                network instanceof VideoScoringNetwork
                        ? crops.prepare(image, crops.preprocessing().clips().view())
                        : crops.prepare(image),
                image.warning());
    }

    /**
     * Scores inputs, in their order; crops of several share a pass of the network.
     *
     * @param each given each score, those before a cancellation too
     * @throws CancellationException if {@code token} is canceled before the last
     * @throws IllegalArgumentException if an input was prepared for crops of another size
     */
    void score(List<ModelInput> inputs, CancellationToken token, Consumer<? super Score> each) {
        if (network instanceof ImageScoringNetwork images && images.grades() > 1) {
            scoreDistributions(images, inputs, token, each);
            return;
        }
        var head = distortionHead();
        var uncertainty = scoreMapper.uncertainty();
        boolean statistics = head.isPresent() || uncertainty.isPresent();
        var crops = ModelInput.batch(inputs, network.side());
        var outputs = CropOutputs.of(network, statistics, crops, token::isCanceled);
        complete(inputs, outputs.crops(), (input, first, end) -> {
            var score = scoreMapper
                    .of(outputs.raw(first, end), input.width(), input.height(), input.crops())
                    .withWarning(input.warning());
            each.accept(statistics ? withFeatures(score, head, uncertainty, outputs.features(first, end)) : score);
        });
    }

    /** Receives an image and the range of its crops. */
    private interface CropRange {
        void accept(ModelInput input, int first, int end);
    }

    /** The images all of whose crops are among the first {@code available}; throws before the first other one. */
    private static void complete(List<ModelInput> inputs, int available, CropRange each) {
        int first = 0;
        for (var input : inputs) {
            int end = first + input.crops();
            if (end > available) {
                throw new CancellationException("canceled between two passes of the network");
            }
            each.accept(input, first, end);
            first = end;
        }
    }

    private Score withFeatures(
            Score score, Optional<DistortionHead> head, Optional<Uncertainty> uncertainty, ImageFeatures features) {
        var withInterval = uncertainty
                .map(model -> scoreMapper.withUncertainty(score, features, model))
                .orElse(score);
        return head.map(layers -> withInterval.with(Distortions.of(layers, features.statistics())))
                .orElse(withInterval);
    }

    /** The distortion head, if there is one. */
    Optional<DistortionHead> distortionHead() {
        return bundle == null ? Optional.empty() : bundle.distortionHead();
    }

    /** As {@link #score}, with a network whose head has a distribution over ratings. */
    private void scoreDistributions(
            ImageScoringNetwork images,
            List<ModelInput> inputs,
            CancellationToken token,
            Consumer<? super Score> each) {
        int ratings = images.grades();
        float[] shares = images.distributions(ModelInput.batch(inputs, network.side()), token::isCanceled);
        complete(inputs, shares.length / ratings, (input, first, end) -> {
            var distribution = RatingDistribution.mean(shares, ratings, first, end);
            var score = scoreMapper.of(distribution.mean(), input.width(), input.height(), input.crops());
            each.accept(score.with(distribution).withWarning(input.warning()));
        });
    }
}
