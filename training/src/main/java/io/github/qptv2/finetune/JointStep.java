package io.github.qptv2.finetune;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.finetune.config.LossConfig;
import io.github.qptv2.loss.QualityLoss;
import io.github.qptv2.model.DropPath;
import io.github.qptv2.model.Masking;
import io.github.qptv2.model.QualityNetwork;
import io.github.qptv2.tensor.NoGrad;
import io.github.qptv2.tensor.Tape;
import io.github.qptv2.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Scores labeled and unlabeled crops in one forward pass and computes the gradient of three losses: labeled crops
 * against a mixture of MOS and pseudo-label, unlabeled crops against pseudo-labels, and all crops against a frozen
 * network's pooled features.
 *
 * @param step of labeled crops only, whose precision, network and random numbers are used
 * @param network of {@code step}
 * @param features the network with its auxiliary head; null where no features are predicted
 */
record JointStep(FinetuneStep step, QualityNetwork network, @Nullable JointNetwork features) {

    static final String LABELED = "loss-labels", PSEUDO = "loss-pseudo", FEATURES = "loss-features";

    /** The same with another precision. */
    JointStep with(FinetuneStep other) {
        return new JointStep(other, network, features);
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
     * @param headOnly whether the encoder is frozen
     * @return means over the micro-batches
     */
    Result gradients(List<JointCrops> passes, boolean headOnly) {
        double sum = 0;
        var parts = new LinkedHashMap<String, Double>();
        for (var crops : passes) {
            sum += step.gradient(headOnly, 1.0 / passes.size(), tape -> {
                var losses = losses(crops, headOnly, tape);
                losses.parts.forEach((name, part) -> parts.merge(name, part / passes.size(), Double::sum));
                return losses.sum;
            });
        }
        return new Result(sum / passes.size(), parts);
    }

    /** A weighted sum of losses, and its parts. */
    private static final class Sum {

        private Tensor sum;
        private final Map<String, Double> parts = new LinkedHashMap<>();

        Sum(Tensor first) {
            sum = first;
            parts.put(LABELED, (double) first.item());
        }

        void add(String name, double weight, Tensor loss) {
            parts.put(name, (double) loss.item());
            sum = sum.add(loss.mul(weight));
        }
    }

    private Sum losses(JointCrops crops, boolean headOnly, Tape tape) {
        int L = crops.labeled().count(), B = crops.count();
        float[] targets = crops.targets();
        int T = targets.length / B; // targets of one crop
        var noise = new JointNoise(step, crops);
        Tensor tokens = tape.cut(tokens(crops, noise, headOnly, tape)).get(0); // (B, K, C), shared by the heads
        Tensor scores = network.head()
                .forward(network.pool(tokens), step.config().tuning().dropout(), noise.head());
        var config = step.config();
        var labeled = step.labeled();
        boolean scored = config.pseudo().isOn();
        float[] mos = labeled.mos(crops.labeled());
        float[] mixedLabels = scored ? mixed(mos, column(targets, T, 0, L)) : mos;
        var sum = new Sum(labeled.of(crops.labeled(), scores.narrow(0, 0, L), mixedLabels));
        if (scored) {
            Tensor pseudo = tensor(column(targets, T, L, B), scores);
            sum.add(PSEUDO, config.pseudo().weight(), loss().of(scores.narrow(0, L, B - L), pseudo));
        }
        if (features != null) {
            int from = scored ? 1 : 0;
            Tensor components =
                    Tensor.of(targets, B, T).narrow(1, from, T - from).to(scores.device()); // (B, K)
            Tensor error = features.components(network.normalized(tokens))
                    .sub(components)
                    .square();
            sum.add(FEATURES, config.features().weight(), error.sum().mul(1.0 / error.elements()));
        }
        return sum;
    }

    private QualityLoss loss() {
        var choice = step.config().loss();
        return new LossConfig(step.config().pseudo().loss(), choice.rankWeight(), choice.beta()).loss();
    }

    private float[] mixed(float[] mos, float[] labels) {
        double mix = step.config().pseudo().labelMix();
        var mixed = new float[mos.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (float) ((1 - mix) * mos[i] + mix * labels[i]);
        }
        return mixed;
    }

    /** The first target of each of the crops {@code from} to {@code to - 1}. */
    private static float[] column(float[] targets, int length, int from, int to) {
        var column = new float[to - from];
        for (int i = 0; i < column.length; i++) {
            column[i] = targets[(from + i) * length];
        }
        return column;
    }

    private static Tensor tensor(float[] values, Tensor like) {
        return Tensor.of(values, values.length).to(like.device());
    }

    private Tensor tokens(JointCrops crops, JointNoise noise, boolean headOnly, Tape tape) {
        Tensor tokens = step.inputSpec()
                .tokens(crops.pixels(), crops.count(), crops.labeled().size());
        if (headOnly) {
            try (var noGrad = NoGrad.open()) {
                return network.tokens(tokens, DropPath.NONE, tape);
            }
        }
        double share = step.config().tuning().patchKeepRatio();
        if (share == 1) {
            return network.tokens(tokens, noise.dropMask(), tape);
        }
        var masking = Masking.of(noise.randomScores().to(tokens.device()), 1 - share);
        Tensor kept = tape.keep(masking.kept());
        return network.tokens(masking.visible(tokens), kept, noise.dropMask(), tape);
    }
}
