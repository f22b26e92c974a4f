package io.github.qptv2.scoring;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.onnx.Precision;
import io.github.qptv2.scoring.bundle.BackboneBundle;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.Uncertainty;
import io.github.qptv2.scoring.internal.BackboneNetwork;
import io.github.qptv2.scoring.internal.ImageScoringNetwork;
import io.github.qptv2.scoring.internal.Preprocessor;
import io.github.qptv2.scoring.internal.VideoScoringNetwork;

/** Loads models of every kind into ONNX Runtime. */
final class ModelLoader {

    private ModelLoader() {}

    /** A file with any kind of model. */
    static LoadedModel load(Path model, ScorerOptions options) throws CheckpointException {
        return load(Checkpoint.read(model), options);
    }

    /** A checkpoint of any kind of model. */
    static LoadedModel load(Checkpoint checkpoint, ScorerOptions options) throws CheckpointException {
        boolean frozen = BackboneBundle.isPresent(checkpoint);
        if (frozen) {
            requireFrozen(options);
        }
        options.requireDevice();
        try {
            return frozen ? load(BackboneBundle.of(checkpoint), options) : load(ModelBundle.of(checkpoint), options);
        } catch (IllegalArgumentException e) {
            throw new CheckpointException(checkpoint.file(), String.valueOf(e.getMessage()));
        }
    }

    /** A HiViT for images or clips. */
    static LoadedModel load(ModelBundle bundle, ScorerOptions options) {
        options.requireDevice();
        SelfTest.require();
        var description = bundle.description();
        var preprocessor = Preprocessor.of(bundle, options.applyTo(description.preprocessing()));
        var uncertainty = uncertainty(bundle, options);
        var network = bundle.architecture().frames() > 1
                ? VideoScoringNetwork.of(bundle, options.network())
                : ImageScoringNetwork.of(bundle, options.network()); // last: nothing fails once it is open
        return new LoadedModel(
                network,
                new ScoreMapper(description, uncertainty),
                options.precision(),
                options.batch(),
                new ModelHash(bundle::contentHash),
                bundle,
                preprocessor);
    }

    /** Intervals hold for the crops that they were fitted to. */
    private static Optional<Uncertainty> uncertainty(ModelBundle bundle, ScorerOptions options) {
        var fitted = bundle.description().preprocessing();
        return options.applyTo(fitted).equals(fitted) ? bundle.uncertainty() : Optional.empty();
    }

    /** A regression on frozen networks. */
    static LoadedModel load(BackboneBundle model, ScorerOptions options) {
        requireFrozen(options);
        SelfTest.require();
        String hash = model.contentHash(); // now: the networks' bytes are not kept
        return new LoadedModel(
                BackboneNetwork.of(model.model()),
                new ScoreMapper(model.description(), Optional.empty()),
                Precision.FP32,
                options.batch(),
                new ModelHash(() -> hash),
                null,
                null);
    }

    private static void requireFrozen(ScorerOptions options) {
        if (options.maxCrops().isPresent() || options.shortSide().isPresent()) {
            throw new IllegalArgumentException(
                    "a regression on a frozen network has views of its own; leave out crops and short side");
        }
        if (!options.device().toString().equals("cpu")) {
            throw new IllegalArgumentException(
                    "a regression on a frozen network runs on the CPU alone, got " + options.device());
        }
        if (options.precision() != Precision.FP32) {
            throw new IllegalArgumentException("a regression on a frozen network is computed in fp32 alone, got "
                    + options.precision().name().toLowerCase(Locale.ROOT));
        }
    }
}
