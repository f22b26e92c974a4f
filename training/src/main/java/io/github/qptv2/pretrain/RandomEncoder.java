package io.github.qptv2.pretrain;

import java.util.Optional;

import io.github.qptv2.architecture.Architecture;
import io.github.qptv2.architecture.Layout;
import io.github.qptv2.model.HiVit;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.ModelDescription;
import io.github.qptv2.scoring.bundle.Task;
import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.Scope;

/** A randomly initialized encoder, the baseline of linear probes. */
public final class RandomEncoder {

    private RandomEncoder() {}

    /** An encoder of the shape of a pretraining run, with random weights of its seed; {@code init} is not read. */
    public static ModelBundle of(PretrainConfig config) {
        try (var scope = Scope.open()) {
            Ops.seed(config.seed());
            try (var encoder = new HiVit(config.encoder(), config.epsilon())) {
                var weights = encoder.state().without(Layout.RECOMPUTABLE::equals);
                var architecture = new Architecture(config.encoder(), 1, false);
                return new ModelBundle(EncoderFile.description(config, "nothing"), architecture, weights);
            }
        }
    }

    /** An encoder of the same shape and inference configuration with random weights, the same for the same seed. */
    public static ModelBundle like(ModelBundle model, long seed) {
        var before = model.description();
        var description = new ModelDescription(
                "random-" + seed,
                Task.UNKNOWN,
                "nothing",
                before.inferenceConfig(),
                before.preprocessing(),
                Optional.empty());
        var config = model.architecture().config();
        try (var scope = Scope.open()) {
            Ops.seed(seed);
            try (var encoder = new HiVit(config, before.inferenceConfig().epsilon())) {
                var weights = encoder.state().without(Layout.RECOMPUTABLE::equals);
                return new ModelBundle(description, new Architecture(config, 1, false), weights);
            }
        }
    }
}
