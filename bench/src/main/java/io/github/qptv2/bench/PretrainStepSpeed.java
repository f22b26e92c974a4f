package io.github.qptv2.bench;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.model.DecoderConfig;
import io.github.qptv2.model.FeatureFusion;
import io.github.qptv2.model.MaskedAutoencoder;
import io.github.qptv2.model.Masking;
import io.github.qptv2.model.StageFeatures;
import io.github.qptv2.model.TokenLayout;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import io.github.qptv2.tensor.optim.AdamW;

/** One step of pretraining on noise: mask, forward, backward, AdamW. */
final class PretrainStepSpeed implements AutoCloseable {

    static final double MASK_RATIO = 0.75;
    private static final double RATE = 1e-4;
    private static final double DECAY = 0.05;

    private final HiVitConfig config;
    private final MaskedAutoencoder model;
    private final AdamW optimizer;

    PretrainStepSpeed(HiVitConfig config, DecoderConfig decoder) {
        this.config = config;
        model = new MaskedAutoencoder(config, FeatureFusion.Kind.WEIGHTED, decoder, 1e-6);
        optimizer = new AdamW(
                List.of(
                        new AdamW.Group(parameters(PretrainStepSpeed::isMatrix), DECAY, 1),
                        new AdamW.Group(parameters(parameter -> !isMatrix(parameter)), 0, 1)),
                AdamW.Settings.PRETRAINING);
    }

    private Map<String, Tensor> parameters(Predicate<Tensor> which) {
        return model.parameters().entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static boolean isMatrix(Tensor parameter) {
        return parameter.rank() > 1;
    }

    /** The step of training: masked tokens are dropped before the first stage. */
    float gathered(int images) {
        return step(images, model::forward);
    }

    /** The alternative: all tokens are encoded, then the features of masked ones are dropped. */
    float perTensorCopies(int images) {
        return step(images, (batch, masking) -> {
            StageFeatures all = model.encoder().encode(TokenLayout.of(batch));
            return model.decode(
                    new StageFeatures(
                            masking.visible(all.stage1()),
                            masking.visible(all.stage2()),
                            masking.visible(all.tokens())),
                    masking);
        });
    }

    private interface Pass {
        Tensor reconstruct(Tensor images, Masking masking);
    }

    private float step(int images, Pass pass) {
        try (var scope = Scope.open()) {
            Tensor batch = Tensor.randn(images, 3, config.imageSize(), config.imageSize());
            var masking = Masking.of(Tensor.rand(images, config.tokens()), MASK_RATIO);
            Tensor loss = MaskedAutoencoder.loss(pass.reconstruct(batch, masking), batch, masking, true);
            loss.backward();
            optimizer.step(RATE);
            return loss.item();
        }
    }

    @Override
    public void close() {
        optimizer.close();
        model.close();
    }
}
