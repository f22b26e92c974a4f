package io.github.qptv2.bench;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.device.Device;
import io.github.qptv2.model.DecoderConfig;
import io.github.qptv2.model.FeatureFusion;
import io.github.qptv2.model.MaskedAutoencoder;
import io.github.qptv2.model.Masking;
import io.github.qptv2.model.TargetHeads;
import io.github.qptv2.teacher.TargetLayout;
import io.github.qptv2.tensor.PlainTape;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import io.github.qptv2.tensor.optim.AdamW;
import io.github.qptv2.train.TrainingPrecision;
import org.jspecify.annotations.Nullable;

/** One distillation step: teacher features of visible tokens and their statistics, as in {@code teacher-*.yaml}. */
final class DistillationStep implements AutoCloseable {

    private static final double MASK_RATIO = 0.5, RATE = 1e-4, DECAY = 0.05;

    private final HiVitConfig config;
    private final TargetLayout layout;
    private final MaskedAutoencoder model;
    private final AdamW optimizer;

    DistillationStep(HiVitConfig config, TargetLayout layout) {
        this.config = config;
        this.layout = layout;
        var heads = new TargetHeads(false, 0, layout.channels(), layout.statistics());
        model = new MaskedAutoencoder(config, FeatureFusion.Kind.WEIGHTED, DecoderConfig.LIGHT, 1e-6, heads);
        optimizer = new AdamW(
                List.of(
                        new AdamW.Group(parameters(parameter -> parameter.rank() > 1), DECAY, 1),
                        new AdamW.Group(parameters(parameter -> parameter.rank() <= 1), 0, 1)),
                AdamW.Settings.PRETRAINING);
    }

    private Map<String, Tensor> parameters(Predicate<Tensor> which) {
        return model.parameters().entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Masks, predicts, and updates the weights. */
    float step(int images, TrainingPrecision precision) {
        try (var scope = Scope.open()) {
            Tensor batch = Tensor.randn(images, 3, config.imageSize(), config.imageSize());
            Tensor tokens = Tensor.randn(images, layout.tokens(), layout.channels());
            Tensor statistics = Tensor.randn(images, layout.statistics());
            var masking = Masking.of(Tensor.rand(images, config.tokens()), MASK_RATIO);
            Supplier<Tensor> loss = () -> {
                var predicted = model.predict(batch, masking, PlainTape.INSTANCE);
                return error(predicted.visible(), masking.visible(tokens)).add(error(predicted.pooled(), statistics));
            };
            Tensor value = precision.in(Device.CPU, loss);
            value.backward();
            optimizer.step(RATE);
            return value.item();
        }
    }

    private static Tensor error(@Nullable Tensor predicted, Tensor target) {
        if (predicted == null) {
            throw new IllegalStateException("a head must give predictions, got none");
        }
        Tensor squaredErrors = predicted.sub(target).square();
        return squaredErrors.sum().mul(1.0 / squaredErrors.elements());
    }

    @Override
    public void close() {
        optimizer.close();
        model.close();
    }
}
