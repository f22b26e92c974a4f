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

/** A quality network with an auxiliary linear head that predicts a frozen network's features; used in training only. */
final class JointNetwork extends Module {

    private static final String HEAD = "auxiliary.features";

    private static final long DRAWS = 0x68656164; // independent of the network's initialization

    private final Linear features;

    /**
     * Adds a head with random weights, the same for the same seed.
     *
     * @param network closed with the result
     * @return null where no features are predicted
     */
    static @Nullable JointNetwork with(ScoringNetwork network, FinetuneConfig config, Collective processes) {
        if (!config.features().isOn() || !(network instanceof QualityNetwork images)) {
            return null;
        }
        try (var scope = Scope.open()) {
            int components = config.features().components();
            var joint = Ops.seeded(SeededRandom.mix(config.seed(), DRAWS), () -> new JointNetwork(images, components));
            joint.to(processes.device());
            processes.broadcast(List.copyOf(joint.parameters().values()));
            return joint;
        }
    }

    private JointNetwork(QualityNetwork network, int components) {
        child("", network);
        features = child(HEAD, new Linear(2 * network.shape().width(), components));
    }

    /** Whether a parameter belongs to the auxiliary head, by its name in the checkpoint. */
    static boolean isAuxiliary(String name) {
        return name.startsWith(HEAD + ".");
    }

    /** Predicted principal components (B, K) from normalized tokens (B, N, C). */
    Tensor components(Tensor tokens) {
        return features.forward(TokenStatistics.of(tokens));
    }
}
