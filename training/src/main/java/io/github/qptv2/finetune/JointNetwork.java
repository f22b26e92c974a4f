package io.github.qptv2.finetune;

import io.github.qptv2.model.QualityNetwork;
import io.github.qptv2.model.TokenStatistics;
import io.github.qptv2.nn.Linear;
import io.github.qptv2.nn.Module;
import io.github.qptv2.tensor.Tensor;

/** A network with a linear head beside it that predicts a frozen network's features, in training only. */
final class JointNetwork extends Module {

    private static final String HEAD = "auxiliary.features";

    private final Linear features;

    /** Takes a network, which it closes in the end; the head has fresh weights. */
    JointNetwork(QualityNetwork network, int components) {
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
