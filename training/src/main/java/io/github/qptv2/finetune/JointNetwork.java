package io.github.qptv2.finetune;

import java.util.List;

import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.loader.SeededRandom;
import io.github.qptv2.model.QualityNetwork;
import io.github.qptv2.model.ScoringNetwork;
import io.github.qptv2.model.TokenStatistics;
import io.github.qptv2.nn.Linear;
import io.github.qptv2.nn.Module;
import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import io.github.qptv2.tensor.distributed.Collective;
import org.jspecify.annotations.Nullable;

/** A network with a linear head beside it that predicts a frozen network's features, in training only. */
final class JointNetwork extends Module {

    private static final String HEAD = "auxiliary.features";

    private static final long DRAWS = 0x68656164; // apart from the network's own

    private final Linear features;

    /**
     * Takes a network, which it closes in the end, beside a head with fresh weights, the same for the same seed.
     *
     * @return null where no features are predicted
     */
    static @Nullable JointNetwork beside(ScoringNetwork network, FinetuneConfig config, Collective all) {
        if (!config.features().isOn() || !(network instanceof QualityNetwork images)) {
            return null;
        }
        try (var scope = Scope.open()) {
            Ops.seed(SeededRandom.mix(config.seed(), DRAWS));
            var made = new JointNetwork(images, config.features().components());
            made.to(all.device());
            all.broadcast(List.copyOf(made.parameters().values()));
            return made;
        }
    }

    private JointNetwork(QualityNetwork network, int components) {
        child("", network);
        features = child(HEAD, new Linear(2 * network.shape().width(), components));
    }

    /** Whether a parameter is of the head, by its name in the checkpoint. */
    static boolean isAuxiliary(String name) {
        return name.startsWith(HEAD + ".");
    }

    /** Components (B, K) from normalized tokens (B, N, C). */
    Tensor components(Tensor tokens) {
        return features.forward(TokenStatistics.of(tokens));
    }
}
